"""A handover pack is made, then handed over. What a pack holds never changes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.retention.registry import disposed
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

HANDOVER = Machine(
    "register.Handover",
    "state",
    initial="made",
    states=[
        State("made", pgettext_lazy("handover pack", "Made, nobody follows yet"), Glyph.UNDER_WAY),
        State("handed", pgettext_lazy("handover pack", "Handed over"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "hand", source="made", target="handed", action="register.handover.give", event="register.handover.handed",
            label=_("Hand the open work over"), requires=_("A successor who is a focal point of the body now"),
        ),
    ],
)  # fmt: skip

guards.append_only("register.HandoverContent", disposed("OLD.handover_id"))
guards.append_only("register.DutyMet")
