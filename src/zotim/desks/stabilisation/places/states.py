"""States of places. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

PLACE = Machine(
    "stabilisation.Place",
    "state",
    initial="used",
    states=[
        State("used", pgettext_lazy("place", "Used"), Glyph.UNDER_WAY),
        State("left", pgettext_lazy("place", "Not used any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "leave", source="used", target="left", action="stabilisation.place.leave",
            event="stabilisation.place.left", label=_("Use it no more"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip
