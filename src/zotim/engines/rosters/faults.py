"""What is wrong with a plan, whoever made it: each rule by itself, in the plainest way. The solver's answer is examined
by it too."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from zotim.engines.rosters.model import Problem, Tour, days, fit, rested, there


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a plan breaks: ``unfit``, ``absent``, ``rest``, ``two_at_once``, ``outside``, ``ceiling``. *code* is
    a person's, or empty for the mission; the span is where."""

    rule: str
    code: str
    starts: date
    ends: date


def examine(problem: Problem, tours: Iterable[Tour]) -> list[Fault]:
    """The rules that *tours* break; empty: none. Days that nobody covers are no fault (:func:`gaps`)."""
    plan = sorted(tours, key=lambda one: (one.arrives, one.billet, one.person))
    billets, people = {one.code: one for one in problem.billets}, {one.code: one for one in problem.people}
    found, by_person, by_billet = list[Fault](), defaultdict(list), defaultdict(list)
    for tour in plan:
        by_person[tour.person].append(tour)
        by_billet[tour.billet].append(tour)
        billet, person, span = billets[tour.billet], people[tour.person], (tour.person, tour.arrives, tour.leaves)
        if tour.takes_over < billet.starts or tour.leaves > billet.ends:
            found.append(Fault("outside", *span))
        if tour.locked:  # what has begun isn't asked whether it may
            continue
        if not fit(person, billet.needs, tour.leaves):
            found.append(Fault("unfit", *span))
        if not there(person, tour.arrives, tour.leaves):
            found.append(Fault("absent", *span))
        if not rested(person, tour.arrives, problem.rules.rest_days):
            found.append(Fault("rest", *span))
    for code, mine in by_person.items():
        for before, after in pairwise(mine):
            if after.arrives < before.leaves + days(problem.rules.rest_days) and not (before.locked and after.locked):
                found.append(Fault("rest", code, before.leaves, after.arrives))
    for mine in by_billet.values():
        for before, after in pairwise(sorted(mine, key=lambda one: one.takes_over)):
            if after.takes_over < before.leaves:
                found.append(Fault("two_at_once", after.person, after.takes_over, before.leaves))
    return found + _above(problem, plan)


def _above(problem: Problem, plan: Sequence[Tour]) -> list[Fault]:
    """Spans in which more are there than the ceiling lets."""
    if problem.rules.ceiling is None:
        return []
    edges = sorted({one.arrives for one in plan} | {one.leaves for one in plan})
    return [
        Fault("ceiling", "", starts, ends)
        for starts, ends in pairwise(edges)
        if sum(one.arrives <= starts < one.leaves for one in plan) > problem.rules.ceiling
    ]


def gaps(problem: Problem, tours: Iterable[Tour]) -> list[tuple[str, date, date]]:
    """Spans in which a billet is held by nobody, by billet and time."""
    held = defaultdict(list)
    for tour in tours:
        held[tour.billet].append((tour.takes_over, tour.leaves))
    found = []
    for billet in problem.billets:
        at = billet.starts
        for starts, ends in sorted(held[billet.code]):
            if at < min(starts, billet.ends):
                found.append((billet.code, at, min(starts, billet.ends)))
            at = max(at, ends)
        if at < billet.ends:
            found.append((billet.code, at, billet.ends))
    return found
