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
add("WhenKind", {
    "arrives": pgettext_lazy("day of somebody", "They arrive"),
    "until": pgettext_lazy("day of somebody", "Last day of the tour"),
    "rest": pgettext_lazy("day of somebody", "The rest is over"),
    "qualification": pgettext_lazy("day of somebody", "Last day of a qualification"),
    "fitness": pgettext_lazy("day of somebody", "Last day on which they are fit"),
    "clearance": pgettext_lazy("day of somebody", "Last day of the clearance"),
})  # fmt: skip
