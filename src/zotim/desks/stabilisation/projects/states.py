"""States of projects, partners, ties and due diligence. The database refuses every other move."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import Confirming
from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.stabilisation.projects.models import Diligence, ProjectKind
from zotim.desks.stabilisation.projects.questions import questions
from zotim.vocabulary import Glyph


def uncleared(project: Any) -> set[str]:
    """The codes of the questions to which no cleared answer is there."""
    cleared = Diligence.objects.filter(project=project, state="confirmed").values_list("question", flat=True)
    return set(questions()) - set(cleared)


def _cleared(project: Any) -> bool:
    return not uncleared(project)


def goes_untendered(project: Any, step: str) -> bool:
    """Whether work begins by this step though no offers were asked for: that takes a reason."""
    return step == "implement" and project.state == "developing" and project.kind != ProjectKind.POOL


PROJECT = Machine(
    "stabilisation.Project",
    "state",
    initial="developing",
    states=[
        State("developing", pgettext_lazy("stage of a project", "Developing"), Glyph.PROMISED),
        State("tendering", pgettext_lazy("stage of a project", "Tendering"), Glyph.PROMISED),
        State("implementing", pgettext_lazy("stage of a project", "Implementing"), Glyph.UNDER_WAY),
        State("completed", pgettext_lazy("stage of a project", "Completed"), Glyph.SAID),
        State("given_up", pgettext_lazy("stage of a project", "Given up"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "tender", source="developing", target="tendering", action="stabilisation.project.move",
            event="stabilisation.project.tendered", label=_("Offers are asked for"), requires=_("Not a pooled fund"),
            check=lambda project: project.kind != ProjectKind.POOL,
        ),
        Transition(
            "implement", source=("developing", "tendering"), target="implementing",
            action="stabilisation.project.move", event="stabilisation.project.begun", label=_("Work begins"),
            requires=_("Every question of due diligence, cleared by a second person; without a tender, the reason"),
            check=_cleared,
        ),
        Transition(
            "complete", source="implementing", target="completed", action="stabilisation.project.move",
            event="stabilisation.project.completed", label=_("It is completed"),
        ),
        Transition(
            "give_up", source=("developing", "tendering", "implementing"), target="given_up",
            action="stabilisation.project.move", event="stabilisation.project.given_up", label=_("Give it up"),
            requires=_("A reason"),
        ),
    ],
)  # fmt: skip

PARTNER = Machine(
    "stabilisation.Partner",
    "state",
    initial="partner",
    states=[
        State("partner", pgettext_lazy("stabilisation", "Partner"), Glyph.UNDER_WAY),
        State("left", pgettext_lazy("stabilisation", "Not a partner any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "leave", source="partner", target="left", action="stabilisation.partner.end",
            event="stabilisation.partner.left", label=_("No part in it any more"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

TIE = Machine(
    "stabilisation.Tie",
    "state",
    initial="stated",
    states=[
        State("stated", pgettext_lazy("pledge", "Stated"), Glyph.PROMISED),
        State("withdrawn", pgettext_lazy("pledge", "Taken back"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "withdraw", source="stated", target="withdrawn", action="stabilisation.tie.withdraw",
            event="stabilisation.tie.withdrawn", label=_("Take it back"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

DILIGENCE = Confirming(
    "stabilisation.Diligence", "stabilisation.diligence",
    before=_("Another person than the one who answered; a risk that isn't lessened can't be cleared"),
)  # fmt: skip
CLEAR = DILIGENCE.confirm
