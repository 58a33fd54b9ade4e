"""Why it can't be covered: the same mission is planned again without one demand, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from zotim.engines.rosters.model import Problem
from zotim.engines.rosters.solving import Roster, solve


@dataclass(frozen=True, slots=True)
class Without:
    """With one demand less so many days would stay uncovered. *demand* is ``need`` (then *code* names it), ``absence``,
    ``rest``, ``handover`` or ``ceiling``."""

    demand: str
    code: str
    uncovered: int
    bound: int


def explain(
    problem: Problem, roster: Roster, *, seconds: float = 5.0, workers: int = 2,
    planner: Callable[[Problem], Roster] | None = None,
) -> list[Without]:  # fmt: skip
    """What each demand costs, where days are uncovered: those without which fewer would be, the most telling first.

    Empty: all is covered, or no single demand is the reason. Each is planned again for some *seconds*;
    or by another *planner*.
    """
    if not roster.uncovered:
        return []
    found = []
    for demand, code, other in _easier(problem):
        again = planner(other) if planner else solve(other, seconds=seconds, workers=workers)
        if again.uncovered < roster.uncovered:
            found.append(Without(demand, code, again.uncovered, again.uncovered_bound))
    return sorted(found, key=lambda one: (one.uncovered, one.demand, one.code))


def _easier(problem: Problem) -> Iterator[tuple[str, str, Problem]]:
    """The problem without one demand; costs don't matter here."""
    plain = replace(problem, people=[replace(one, cost=0) for one in problem.people], today=problem.locked)
    for need in sorted({need for one in problem.billets for need in one.needs}):
        yield "need", need, replace(plain, billets=[replace(one, needs=one.needs - {need}) for one in plain.billets])
    if any(one.absent for one in problem.people):
        yield "absence", "", replace(plain, people=[replace(one, absent=()) for one in plain.people])
    if problem.rules.rest_days:
        people = [replace(one, returned=None) for one in plain.people]
        yield "rest", "", replace(plain, rules=replace(plain.rules, rest_days=0), people=people)
    if problem.rules.ceiling is not None:
        yield "ceiling", "", replace(plain, rules=replace(plain.rules, ceiling=None))
