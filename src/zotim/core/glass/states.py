"""States of an emergency: open for hours at most, ended, then looked at by somebody else."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

BREAKING = Machine(
    "glass.Breaking",
    "state",
    initial="open",
    states=[
        State("open", pgettext_lazy("emergency", "Open"), Glyph.UNDER_WAY),
        State("ended", pgettext_lazy("emergency", "Ended, to be reviewed"), Glyph.PROMISED),
        State("reviewed", pgettext_lazy("emergency", "Reviewed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "end", source="open", target="ended", action="glass.breaking.end",
            event="glass.breaking.ended", label=_("End the emergency"),
        ),
        Transition(
            "run_out", source="open", target="ended", action="",
            event="glass.breaking.ended", label=_("Put on record that it is over"),
            requires=_("Its time, the post, or the record is over, or they were barred"),
        ),
        Transition(
            "review", source="ended", target="reviewed", action="glass.breaking.review",
            event="glass.breaking.reviewed", label=_("Review the emergency"),
            requires=_("Somebody else than who opened the record"),
        ),
    ],
)  # fmt: skip
