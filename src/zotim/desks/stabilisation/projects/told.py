"""In which words the histories of projects, partners and ties are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.desks.stabilisation.projects.models import Partner, Project, Tie
from zotim.register.history.words import Field, common, told

told(
    Project,
    fields=common("title", "from_on", "until_on", "reason")
    | {"untendered": Field(_("Why offers weren't asked for"), typed=True), "places": Field(_("Places"))},
)
told(
    Partner,
    begun=_("Partner on record"),
    about=lambda one, whole: one.name,
    fields={"role": Field(_("Which part"), "PartnerRole")} | common("reason"),
    first=("role",),
)
told(
    Tie,
    begun=_("Said which commitment it keeps"),
    about=lambda one, whole: one.commitment.title,
    fields={"why_withdrawn": Field(pgettext_lazy("field", "Reason"), typed=True)} | common("reason"),
)
