"""States of a case. No phase is skipped; a hold goes back to where it came from; closing takes two people."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.reintegration.cases.models import ENDED, OPEN, Case
from zotim.vocabulary import Glyph

MOVE, HOLD, END = "reintegration.case.move", "reintegration.case.hold", "reintegration.case.end"
BY_SUPERVISOR = _("A supervisor of the case, with a reason; all access that was granted ends with it")


def _came_from(code: str) -> Callable[[Case], bool]:
    return lambda case: case.held_from == code


CASE = Machine(
    "reintegration.Case",
    "state",
    initial="referred",
    resting=("on_hold", "held_from"),
    states=[
        State("referred", _("Referred"), Glyph.PROMISED),
        State("screening", _("Being screened"), Glyph.PROMISED),
        State("reception", _("In reception"), Glyph.UNDER_WAY),
        State("assessment", _("Being assessed"), Glyph.UNDER_WAY),
        State("planning", _("Being planned"), Glyph.UNDER_WAY),
        State("active", _("Being helped"), Glyph.UNDER_WAY),
        State("transition", _("Being handed on to ordinary services"), Glyph.UNDER_WAY),
        State("closure_asked", _("Waits to be closed"), Glyph.SAID),
        State("on_hold", _("On hold"), Glyph.LATE),
        State("closed", _("Closed"), Glyph.PROVEN),
        State("withdrawn", _("The person withdrew"), Glyph.PROVEN),
        State("transferred", _("Transferred"), Glyph.PROVEN),
        State("declined", _("Declined"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "screen", source="referred", target="screening", action=MOVE,
            event="reintegration.case.screened", label=_("Begin the screening"),
        ),
        Transition(
            "receive", source="screening", target="reception", action=MOVE,
            event="reintegration.case.received", label=_("The person arrived"),
        ),
        Transition(
            "assess", source=("screening", "reception", "planning"), target="assessment", action=MOVE,
            event="reintegration.case.assessed", label=_("Begin the assessment"),
        ),
        Transition(
            "plan", source=("assessment", "active"), target="planning", action=MOVE,
            event="reintegration.case.planned", label=_("Begin to plan"),
        ),
        Transition(
            "begin", source=("planning", "transition"), target="active", action=MOVE,
            event="reintegration.case.begun", label=_("Begin to help"),
        ),
        Transition(
            "hand_on", source="active", target="transition", action=MOVE,
            event="reintegration.case.handed_on", label=_("Hand on to ordinary services"),
        ),
        Transition(
            "ask_closure", source="transition", target="closure_asked", action="reintegration.closure.ask",
            event="reintegration.closure.asked", label=_("Ask to close the case"),
            requires=_("A reason, and a supervisor of the case who can decide"),
        ),
        Transition(
            "close", source="closure_asked", target="closed", action="reintegration.case.close",
            event="reintegration.case.closed", label=_("Close the case"),
            requires=_("Another supervisor of the case than who asked; all access that was granted ends with it"),
        ),
        Transition(
            "return", source="closure_asked", target="transition", action="reintegration.case.close",
            event="reintegration.closure.returned", label=_("Don't close it yet"),
            requires=_("Another supervisor of the case than who asked, with a reason"),
        ),
        Transition(
            "decline", source=("referred", "screening"), target="declined", action=END,
            event="reintegration.case.declined", label=_("Decline the case"), requires=BY_SUPERVISOR,
        ),
        Transition(
            "withdraw", source=(*OPEN, "on_hold"), target="withdrawn", action=END,
            event="reintegration.case.withdrawn", label=_("The person withdraws"), requires=BY_SUPERVISOR,
        ),
        Transition(
            "transfer", source=(*OPEN, "on_hold"), target="transferred", action=END,
            event="reintegration.case.transferred", label=_("Transfer to another body"),
            requires=BY_SUPERVISOR,
        ),
        Transition(
            "hold", source=OPEN, target="on_hold", action=HOLD,
            event="reintegration.case.held", label=_("Put on hold"),
            requires=_("A reason and an end; then it is again where it was"),
        ),
        *(
            Transition(
                f"resume_{code}", source="on_hold", target=code, action=HOLD,
                event="reintegration.case.resumed", label=_("Go on"), check=_came_from(code),
                requires=_("Back to where it was"),
            )
            for code in OPEN
        ),
        Transition(
            "reopen", source=ENDED, target="assessment", action="reintegration.case.reopen",
            event="reintegration.case.reopened", label=_("Open the case again"),
            requires=_("A supervisor of the case, with a reason; nobody gets back what was granted before"),
        ),
    ],
)  # fmt: skip


def goes_on(case: Case, step: Transition) -> bool:
    """Whether a step leads to a later phase: a way back and a hold ask for nothing that is missing."""
    if step.action == HOLD or step.target not in OPEN or case.state not in OPEN:
        return False
    return OPEN.index(step.target) > OPEN.index(case.state)


REASONED = frozenset({"ask_closure", "return", "decline", "withdraw", "transfer", "hold", "reopen"})
"""Steps that take a reason."""
