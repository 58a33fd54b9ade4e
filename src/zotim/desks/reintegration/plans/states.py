"""States of a version of a plan. What is submitted is never changed: another version takes its place."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

APPROVE = "reintegration.plan.approve"
ANOTHER = _("Another supervisor of the case than who drafted or submitted it, stand-ins included")

PLAN = Machine(
    "reintegration.Plan",
    "state",
    initial="drafted",
    states=[
        State("drafted", _("Draft of a plan"), Glyph.PROMISED),
        State("submitted", _("Plan waits for approval"), Glyph.SAID),
        State("approved", _("Plan approved"), Glyph.UNDER_WAY),
        State("returned", _("Plan returned"), Glyph.LATE),
        State("superseded", _("Superseded by a newer plan"), Glyph.SAID),
        State("completed", _("Plan completed"), Glyph.PROVEN),
        State("dropped", _("Plan dropped"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "submit", source="drafted", target="submitted", action="reintegration.plan.submit",
            event="reintegration.plan.submitted", label=_("Submit the plan"),
            requires=_("A goal, something that a body does for each goal, and the day of the review"),
        ),
        Transition(
            "approve", source="submitted", target="approved", action=APPROVE, event="reintegration.plan.approved",
            label=_("Approve the plan"), requires=ANOTHER,
        ),
        Transition(
            "return", source="submitted", target="returned", action=APPROVE, event="reintegration.plan.returned",
            label=_("Return the plan"), requires=ANOTHER,
        ),
        Transition(
            "supersede", source="approved", target="superseded", action=APPROVE,
            event="reintegration.plan.superseded", label=_("Supersede the plan"),
            requires=_("A newer version is approved"),
        ),
        Transition(
            "complete", source="approved", target="completed", action="reintegration.plan.complete",
            event="reintegration.plan.completed", label=_("The plan is completed"),
        ),
        Transition(
            "drop", source="drafted", target="dropped", action="reintegration.plan.drop",
            event="reintegration.plan.dropped", label=_("Drop this draft"),
        ),
    ],
)  # fmt: skip
