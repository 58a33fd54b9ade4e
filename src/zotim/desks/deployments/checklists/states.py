"""States of an item of a checklist, and of what was done about it. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import Confirming
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

ITEM = Machine(
    "deployments.ChecklistItem",
    "state",
    initial="used",
    states=[
        State("used", pgettext_lazy("checklist", "In use"), Glyph.PROMISED),
        State("ended", pgettext_lazy("checklist", "Not in use any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "end", source="used", target="ended", action="deployments.checklistitem.end",
            event="deployments.checklistitem.ended", label=_("Ask for it no more"),
        ),
    ],
)  # fmt: skip

CHECK = Confirming(
    "deployments.ItemCheck", "deployments.itemcheck",
    before=_("Another person than the one who entered it, with the document before them"),
)  # fmt: skip
CONFIRM, END = CHECK.confirm, CHECK.end
