"""Made-up missions, and the plan that is best by trying every one."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from zotim.engines.rosters import Billet, Person, Problem, Rules, Tour, examine, gaps
from zotim.engines.rosters.slots import slots

FIRST = date(2027, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def mission(seed: int, *, billets: int = 2, people: int = 4, span: int = 120, **rules: int | None) -> Problem:
    """A small mission, drawn from a seed."""
    draw = random.Random(seed)
    needs = ("english", "medic")
    return Problem(
        [
            Billet(f"B{at}", day(draw.choice((0, 0, 7))), day(span - draw.choice((0, 0, 9))), _some(draw, needs))
            for at in range(billets)
        ],
        [
            Person(
                f"P{at}", {need: draw.choice((None, None, day(70))) for need in needs if draw.random() < 0.8},
                absent=((day(start := draw.randrange(span)), day(start + 20)),) if draw.random() < 0.5 else (),
                returned=draw.choice((None, day(-30), day(-5))), cost=draw.randrange(4),
            )
            for at in range(people)
        ],
        Rules(**({"tour_days": 40, "handover_days": 3, "rest_days": 30} | rules)),
    )  # fmt: skip


def _some(draw: random.Random, of: tuple[str, ...]) -> frozenset[str]:
    return frozenset(one for one in of if draw.random() < 0.5)


def cost_of(problem: Problem, tours: list[Tour]) -> int:
    """What a plan costs: each person's, what isn't kept of today's, handovers that are missing."""
    costs = {one.code: one.cost for one in problem.people}
    wanted = {(one.billet, one.takes_over, one.leaves): one.person for one in problem.today if not one.locked}
    early = {(one.billet.code, one.starts): one.early for one in slots(problem)}
    total = 0
    for one in tours:
        if one.locked:
            continue
        total += costs[one.person]
        if wanted.get((one.billet, one.takes_over, one.leaves)) not in (None, one.person):
            total += problem.weights.change
        if one.arrives > early[one.billet, one.takes_over]:
            total += problem.weights.no_handover
    return total


def uncovered(problem: Problem, tours: list[Tour]) -> int:
    return sum((ends - starts).days for _billet, starts, ends in gaps(problem, tours))


def best(problem: Problem) -> tuple[int, int]:
    """Uncovered days and cost of the best plan of all: everybody, or nobody, in every slot, with a handover or not."""
    found = []
    for plan in _plans(problem):
        if not examine(problem, plan):
            found.append((uncovered(problem, plan), cost_of(problem, plan)))
    return min(found)


def _plans(problem: Problem) -> Iterator[list[Tour]]:
    ways = [
        [
            None,
            *(
                slot.tour(one.code, handover=handover)
                for one in problem.people
                for handover in ((True, False) if slot.early < slot.starts else (False,))
            ),
        ]
        for slot in slots(problem)
    ]
    for taken in product(*ways):
        yield [*problem.locked, *(one for one in taken if one)]
