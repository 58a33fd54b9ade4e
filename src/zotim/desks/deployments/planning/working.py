"""A plan is worked out: the question is read, the engine asked outside any transaction, and the answer kept. By the
program, in a job; it decides nothing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone

from zotim.core.access.walls import walled
from zotim.core.audit.services import System, record
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.missions.days import DAY
from zotim.desks.deployments.planning.models import Change, Plan, PlannedTour
from zotim.desks.deployments.planning.problem import Question, question
from zotim.desks.deployments.planning.states import PLAN
from zotim.engines import rosters

PLANNER = System("deployments.planning")
SECONDS, EACH = 20.0, 3.0
"""How long the engine looks for a plan, and for each reason why it can't be covered."""


def plan_work(*, plan: Plan, progress: Callable[[int, int], None] = lambda done, total: None) -> Plan:
    """Work out a plan that was asked for; one that is worked out already stays as it is. Raises ProblemError."""
    with walled(PLANNER):
        plan = Plan.objects.select_related("mission", "copy_of").get(pk=plan.pk)
        asked = question(plan) if plan.state == "asked" else None
    if asked is None:
        return plan
    progress(1, 3)
    roster, solver = _solved(asked.problem)
    progress(2, 3)
    reasons = rosters.explain(asked.problem, roster, planner=None if solver else rosters.plain, seconds=EACH)
    with suppress(WrongState):  # set aside meanwhile
        _keep(plan, asked, roster, solver, reasons)
    return plan


def _solved(problem: rosters.Problem) -> tuple[rosters.Roster, bool]:
    """The plan, and whether the solver was there."""
    try:
        return rosters.solve(problem, seconds=SECONDS), True
    except rosters.SolverMissing:
        return rosters.plain(problem), False


@transaction.atomic
def _keep(
    plan: Plan, asked: Question, roster: rosters.Roster, solver: bool, reasons: Iterable[rosters.Without]
) -> None:  # fmt: skip
    with walled(PLANNER):
        money = sum(one.cost for one in _sent(asked, roster)) if asked.prices else None
        transition = PLAN.move(
            plan, "work_out", planned_at=timezone.now(), verdict=roster.verdict, solver=solver,
            uncovered=roster.uncovered, uncovered_bound=min(roster.uncovered_bound, roster.uncovered),
            cost=roster.cost, cost_bound=roster.cost_bound, basis=asked.basis, money=money,
            currency=asked.prices.currency if asked.prices else "",
            reasons=[[one.code or one.demand, one.uncovered] for one in reasons],
        )  # fmt: skip
        PlannedTour.objects.bulk_create(PlannedTour(plan=plan, **values) for values in _tours(asked, roster))
        record(PLANNER, transition.event, plan)


def _sent(asked: Question, roster: rosters.Roster) -> Iterator[rosters.Person]:
    """Whoever goes in a plan, once for each tour that hasn't begun."""
    people = {one.code: one for one in asked.problem.people}
    return (people[one.person] for one in roster.tours if not one.locked)


def _tours(asked: Question, roster: rosters.Roster) -> Iterator[dict[str, Any]]:
    """The tours of a plan, each with what becomes of those that stand."""
    stands = {(one.billet.code, one.nominee.staff_number, one.from_on): one for one in asked.stands}
    for one in roster.tours:
        found = stands.pop((one.billet, one.person, one.takes_over), None)
        last = one.leaves - DAY
        same = found and (one.locked or (found.arrives_on, found.until_on) == (one.arrives, last))
        yield {
            "billet": asked.billets[one.billet], "nominee": asked.people[one.person], "tour": found,
            "arrives_on": one.arrives, "from_on": one.takes_over, "until_on": last,
            "change": Change.KEPT if same else Change.MOVED if found else Change.NEW,
        }  # fmt: skip
    for left in stands.values():
        yield {
            "billet": left.billet, "nominee": left.nominee, "tour": left, "arrives_on": left.arrives_on,
            "from_on": left.from_on, "until_on": left.until_on, "change": Change.DROPPED,
        }  # fmt: skip
