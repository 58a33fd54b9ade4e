"""States of a tour. There is no step that makes it ready: that is worked out (``lacks.py``)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph


def _under_way(tour: Any) -> bool:
    return bool(tour.mission.state == "under_way")


MOVE = "deployments.tour.move"

TOUR = Machine(
    "deployments.Tour",
    "state",
    initial="proposed",
    states=[
        State("proposed", pgettext_lazy("tour", "Proposed"), Glyph.SAID),
        State("agreed", pgettext_lazy("tour", "Agreed"), Glyph.PROMISED),
        State("travelling", pgettext_lazy("tour", "On the way"), Glyph.UNDER_WAY),
        State("there", pgettext_lazy("tour", "There"), Glyph.UNDER_WAY),
        State("returned", pgettext_lazy("tour", "Returned"), Glyph.SAID),
        State("debriefed", pgettext_lazy("tour", "Debriefed"), Glyph.PROVEN),
        State("cancelled", pgettext_lazy("tour", "Called off"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "agree", source="proposed", target="agreed", action=MOVE, event="deployments.tour.agreed",
            label=_("Agree to it"),
        ),
        Transition(
            "set_out", source="agreed", target="travelling", action=MOVE, event="deployments.tour.set_out",
            label=_("They set out"), requires=_("The mission is under way, and nothing is lacking that is asked for"),
            check=_under_way,
        ),
        Transition(
            "arrive", source="travelling", target="there", action=MOVE, event="deployments.tour.arrived",
            label=_("They are there"),
        ),
        Transition(
            "return", source="there", target="returned", action=MOVE, event="deployments.tour.returned",
            label=_("They are back"), requires=_("The day, not before the last one of the tour"),
        ),
        Transition(
            "curtail", source=("travelling", "there"), target="returned", action=MOVE,
            event="deployments.tour.curtailed", label=_("They came back early"), requires=_("The day, and why"),
        ),
        Transition(
            "debrief", source="returned", target="debriefed", action=MOVE, event="deployments.tour.debriefed",
            label=_("They are debriefed"), requires=_("The days of decompression and of the debriefing"),
        ),
        Transition(
            "cancel", source=("proposed", "agreed", "travelling"), target="cancelled", action=MOVE,
            event="deployments.tour.cancelled", label=_("Call it off"), requires=_("Why, from a closed list"),
        ),
    ],
)  # fmt: skip

PLANNED = ("proposed", "agreed")
"""States in which the days may still be changed."""
SETTLED = ("agreed", "travelling", "there", "returned", "debriefed")
AWAY = ("travelling", "there")
OVER = ("returned", "debriefed")
LIVE = (*PLANNED, *AWAY)
"""States of tours that are to come or under way."""
