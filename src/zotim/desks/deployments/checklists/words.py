"""Words for the codes of checklists (``core.ui.words``)."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.desks.deployments.checklists.models import ChecklistGroup, WaivedWhy

add("ChecklistGroup", dict(ChecklistGroup.choices))
add("WaivedWhy", dict(WaivedWhy.choices))
add("ItemStanding", {
    "open": pgettext_lazy("checklist", "open"),
    "late": pgettext_lazy("checklist", "late"),
    "waits": pgettext_lazy("checklist", "waits for a second person"),
    "done": pgettext_lazy("checklist", "done"),
    "waived": pgettext_lazy("checklist", "waived"),
})  # fmt: skip
