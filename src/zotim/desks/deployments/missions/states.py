"""States of missions, mandates, billets and pledges. The database refuses every other move."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import Confirming
from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.deployments.missions.grounds import missing
from zotim.vocabulary import Glyph


def _grounded_today(mission: Any) -> bool:
    today = timezone.localdate()
    return mission.from_on <= today and not missing(mission, today, today)


MISSION = Machine(
    "deployments.Mission",
    "state",
    initial="planned",
    states=[
        State("planned", pgettext_lazy("mission", "Planned"), Glyph.PROMISED),
        State("under_way", pgettext_lazy("mission", "Under way"), Glyph.UNDER_WAY),
        State("ended", pgettext_lazy("mission", "Ended"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "begin", source="planned", target="under_way", action="deployments.mission.move",
            event="deployments.mission.begun", label=_("It has begun"),
            requires=_("Every ground of its route, confirmed and in force today"), check=_grounded_today,
        ),
        Transition(
            "end", source=("planned", "under_way"), target="ended", action="deployments.mission.move",
            event="deployments.mission.over", label=_("It is over"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

MANDATE = Confirming(
    "deployments.Mandate", "deployments.mandate",
    before=_("Another person than the one who entered it, with the official text before them"),
)  # fmt: skip
CONFIRM, END = MANDATE.confirm, MANDATE.end

BILLET = Machine(
    "deployments.Billet",
    "state",
    initial="offered",
    states=[
        State("offered", pgettext_lazy("billet", "Offered"), Glyph.PROMISED),
        State("accepted", pgettext_lazy("billet", "Accepted by the mission"), Glyph.PROMISED),
        State("withdrawn", pgettext_lazy("billet", "Withdrawn"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "accept", source="offered", target="accepted", action="deployments.billet.move",
            event="deployments.billet.accepted", label=_("The mission accepted it"), requires=_("Where that stands"),
        ),
        Transition(
            "withdraw", source=("offered", "accepted"), target="withdrawn", action="deployments.billet.move",
            event="deployments.billet.withdrawn", label=_("Withdraw it"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

PLEDGE = Machine(
    "deployments.Pledge",
    "state",
    initial="stated",
    states=[
        State("stated", pgettext_lazy("pledge", "Stated"), Glyph.PROMISED),
        State("withdrawn", pgettext_lazy("pledge", "Taken back"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "withdraw", source="stated", target="withdrawn", action="deployments.pledge.withdraw",
            event="deployments.pledge.withdrawn", label=_("Take it back"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip
