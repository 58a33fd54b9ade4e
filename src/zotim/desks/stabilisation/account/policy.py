"""Who may see the account. Nothing else decides it."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import Action, actions
from zotim.desks.stabilisation.projects.policy import READERS

actions(
    Action("stabilisation.project.count", _("See projects by stage and sums that others published"), READERS, "stabilisation.projects.counted"),
)  # fmt: skip
