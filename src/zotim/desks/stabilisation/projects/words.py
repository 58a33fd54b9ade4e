"""Words for the codes of projects (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.words import add
from zotim.desks.stabilisation.projects.models import Finding, PartnerRole, ProjectKind

add("ProjectKind", dict(ProjectKind.choices))
add("PartnerRole", dict(PartnerRole.choices))
add("Finding", dict(Finding.choices))
add("DiligenceGround", {"harm": _("Doing no harm"), "rights": _("Human rights")})
