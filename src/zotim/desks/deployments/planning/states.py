"""States of a plan of rotations. The database refuses every other move."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph


def _not_a_copy(plan: Any) -> bool:
    return plan.copy_of_id is None


PLAN = Machine(
    "deployments.Plan",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("plan of rotations", "Being worked out"), Glyph.PROMISED),
        State("ready", pgettext_lazy("plan of rotations", "Worked out"), Glyph.SAID),
        State("accepted", pgettext_lazy("plan of rotations", "Accepted"), Glyph.PROVEN),
        State("dropped", pgettext_lazy("plan of rotations", "Set aside"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "work_out", source="asked", target="ready", action="deployments.plan.ask",
            event="deployments.plan.planned", label=_("Work it out"),
        ),
        Transition(
            "accept", source="ready", target="accepted", action="deployments.plan.accept",
            event="deployments.plan.accepted", label=_("Accept the plan"),
            requires=_("It isn't a what-if, and nothing of what it was worked out from has changed"), check=_not_a_copy,
        ),
        Transition(
            "drop", source=("asked", "ready"), target="dropped", action="deployments.plan.drop",
            event="deployments.plan.dropped", label=_("Set it aside"),
        ),
    ],
)  # fmt: skip
