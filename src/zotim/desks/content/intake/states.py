"""States of an item: the whole table stands here, rooms above move it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

READ = "content.item.read"
ADVISE = "content.item.advise"
TWO = _("Two readers who say the same, or a reader and the adviser")

ITEM = Machine(
    "content.Item",
    "state",
    initial="received",
    states=[
        State("received", pgettext_lazy("item", "Received"), Glyph.PROMISED),
        State("held", pgettext_lazy("item", "Held back"), Glyph.LATE),
        State("open", pgettext_lazy("item", "Open"), Glyph.PROMISED),
        State("taken", pgettext_lazy("item", "Being read"), Glyph.UNDER_WAY),
        State("second", pgettext_lazy("item", "Read once"), Glyph.UNDER_WAY),
        State("adviser", pgettext_lazy("item", "With the adviser"), Glyph.UNDER_WAY),
        State("agreed", pgettext_lazy("item", "Agreed"), Glyph.SAID),
        State("closed", pgettext_lazy("item", "Closed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "queue", source=("received", "held"), target="open", action="content.item.queue",
            event="content.item.queued", label=_("Put into the queue"),
        ),
        Transition(
            "hold", source="received", target="held", action="content.item.hold", event="content.item.held",
            label=_("Hold back"), requires=_("One of many alike from one source in a short time"),
        ),
        Transition(
            "take", source="open", target="taken", action=READ, event="content.item.taken", label=_("Read"),
        ),
        Transition(
            "leave", source="taken", target="open", action=READ, event="content.item.left",
            label=pgettext_lazy("item", "Leave"),
        ),
        Transition(
            "read", source="taken", target="second", action=READ, event="content.item.read",
            label=_("Ask for a second reading"), requires=_("The legal test, nothing unsure, nothing protected"),
        ),
        Transition(
            "doubt", source=("taken", "second"), target="adviser", action=READ, event="content.item.doubted",
            label=_("Ask the adviser"),
        ),
        Transition(
            "answer", source="adviser", target="second", action=ADVISE, event="content.item.answered",
            label=_("Give back to the readers"),
        ),
        Transition(
            "agree", source=("second", "adviser"), target="agreed", action=READ, event="content.item.agreed",
            label=pgettext_lazy("item", "Agree"), requires=TWO,
        ),
        Transition(
            "close", source=("held", "taken", "second", "adviser", "agreed"), target="closed",
            action="content.item.close", event="content.item.closed", label=pgettext_lazy("item", "Close"),
            requires=_("A reason"),
        ),
        Transition(
            "reopen", source=("agreed", "closed"), target="open", action="content.item.reopen",
            event="content.item.reopened", label=pgettext_lazy("item", "Open again"),
            requires=_("New facts, that it is back, or a complaint"),
        ),
    ],
)  # fmt: skip
