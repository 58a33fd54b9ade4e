"""In which words the history of an item of a checklist is told."""

from django.utils.translation import gettext_lazy as _

from zotim.desks.deployments.checklists.models import ChecklistItem
from zotim.register.history.words import Field, common, told

told(
    ChecklistItem,
    begun=_("Item of the checklist added"),
    moved={"ended": _("Item of the checklist isn't asked for any more")},
    fields=common("title")
    | {"group": Field(_("What it is about"), "ChecklistGroup"), "days_before": Field(_("Days before the arrival"))},
)
