"""States of a flood and of a reopening: a person decides each once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

DECIDE_FLOOD = "content.flood.decide"
DECIDE_REOPENING = "content.reopening.decide"
REASON = _("A reason")

FLOOD = Machine(
    "content.Flood",
    "state",
    initial="held",
    states=[
        State("held", pgettext_lazy("flood", "Held back"), Glyph.LATE),
        State("passed", pgettext_lazy("flood", "Let through"), Glyph.PROVEN),
        State("closed", pgettext_lazy("flood", "Closed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "pass", source="held", target="passed", action=DECIDE_FLOOD, event="content.flood.passed",
            label=_("Let all through"), requires=REASON,
        ),
        Transition(
            "close", source="held", target="closed", action=DECIDE_FLOOD, event="content.flood.closed",
            label=_("Close all"), requires=REASON,
        ),
    ],
)  # fmt: skip

REOPENING = Machine(
    "content.Reopening",
    "state",
    initial="proposed",
    states=[
        State("proposed", pgettext_lazy("reopening", "Proposed"), Glyph.PROMISED),
        State("opened", pgettext_lazy("reopening", "Opened again"), Glyph.PROVEN),
        State("left", pgettext_lazy("reopening", "Left closed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "open", source="proposed", target="opened", action=DECIDE_REOPENING, event="content.reopening.opened",
            label=pgettext_lazy("item", "Open again"), requires=REASON,
        ),
        Transition(
            "leave", source="proposed", target="left", action=DECIDE_REOPENING, event="content.reopening.left",
            label=_("Leave it closed"), requires=REASON,
        ),
    ],
)  # fmt: skip
