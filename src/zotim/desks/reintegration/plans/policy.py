"""Who makes, approves and sees the plan of a case: goals as the notes of their domain. ``walls.py`` says the same."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Action, actions, visible_to
from zotim.core.approvals.two import behind
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import (
    ASSIGNED,
    HELPERS,
    SUPERVISOR,
    WORKERS,
    knows,
    may_write_in,
    notes,
    of_its_case,
    oversees,
    works_on,
)
from zotim.desks.reintegration.persons.policy import persons
from zotim.desks.reintegration.plans.models import Attainment, Goal, Plan, PlannedAction

visible_to(Plan)(persons)
visible_to(Goal, PlannedAction, Attainment)(notes)

PLANNED = ("assessment", "planning", "active", "transition")
"""States of a case in which a version of its plan is made."""


def _makes(actor: Actor, case: Case) -> bool:
    return case.state in PLANNED and works_on(actor, case)


_works = of_its_case(works_on)
_knows = of_its_case(knows)


def _approves(actor: Actor, plan: Plan) -> bool:
    """Supervisor of the case, and nobody behind whoever drafted or submitted it."""
    return oversees(actor, plan.case) and not behind(plan, "drafted", "submitted") & actor.people


def _adds(actor: Actor, plan: Plan) -> bool:
    return plan.state == "drafted" and bool(may_write_in(actor, plan.case))


def _drafts(actor: Actor, goal: Goal) -> bool:
    """May write in the domain of a goal whose plan is a draft."""
    return goal.plan.state == "drafted" and goal.domain in may_write_in(actor, goal.case)


def _drafts_of(actor: Actor, row: PlannedAction) -> bool:
    return _drafts(actor, row.goal)


def _holds(actor: Actor, row: Any) -> bool:
    """May write in the domain of a goal, or of what is done for it, whose plan is approved."""
    goal = row if isinstance(row, Goal) else row.goal
    return goal.plan.state == "approved" and goal.domain in may_write_in(actor, goal.case)


DRAFT = _("may write in the domain; the plan is a draft")
HOLDS = _("may write in the domain; the plan is approved")

actions(
    Action("reintegration.plan.view", _("See a version of the plan, and its goals in the domains that are open to one"), HELPERS, "reintegration.plan.viewed"),
    Action("reintegration.plan.draft", pgettext_lazy("right", "Begin a version of the plan"), WORKERS, "reintegration.plan.drafted", ASSIGNED, _makes),
    Action("reintegration.plan.submit", _("Submit a version of the plan"), WORKERS, "reintegration.plan.submitted", ASSIGNED, _works),
    Action("reintegration.plan.approve", _("Approve or return a version of the plan"), SUPERVISOR, "reintegration.plan.approved", _("supervisor of the case, another than who drafted or submitted it"), _approves),
    Action("reintegration.plan.complete", _("Say that the plan is completed"), WORKERS, "reintegration.plan.completed", ASSIGNED, _works),
    Action("reintegration.plan.drop", _("Drop the draft of a plan"), WORKERS, "reintegration.plan.dropped", ASSIGNED, _works),
    Action("reintegration.plan.print", _("Take the plan as a paper"), WORKERS, "reintegration.plan.printed", _("assigned to the case, closed or not"), _knows),
    Action("reintegration.goal.add", _("Add a goal to a draft"), HELPERS, "reintegration.goal.added", DRAFT, _adds),
    Action("reintegration.goal.leave_out", _("Leave a goal out of a draft"), HELPERS, "reintegration.goal.left_out", DRAFT, _drafts),
    Action("reintegration.plannedaction.add", _("Add to a draft what a body does for a goal"), HELPERS, "reintegration.plannedaction.added", DRAFT, _drafts),
    Action("reintegration.plannedaction.leave_out", _("Leave out of a draft what a body does"), HELPERS, "reintegration.plannedaction.left_out", DRAFT, _drafts_of),
    Action("reintegration.plannedaction.done", _("Say that something planned is done"), HELPERS, "reintegration.plannedaction.done", HOLDS, _holds),
    Action("reintegration.attainment.say", _("Say how far a goal is"), HELPERS, "reintegration.attainment.said", HOLDS, _holds),
)  # fmt: skip
