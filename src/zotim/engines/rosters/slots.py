"""Tours have fixed places in time: each billet's span is cut into slots, so that the solver only chooses who.

Free beginnings and lengths would be a thousand times as many choices for plans that people would round to whole tours
anyway (``benchmarks/rosters.py`` shows what they cost).
"""

from dataclasses import dataclass
from datetime import date

from zotim.engines.rosters.model import Billet, Person, Problem, Tour, days, fit, rested, there


@dataclass(frozen=True, slots=True)
class Slot:
    """A tour that somebody may take. *early* is when they arrive if there is a handover."""

    billet: Billet
    starts: date
    ends: date
    early: date

    @property
    def length(self) -> int:
        """Days that are uncovered if nobody takes it."""
        return (self.ends - self.starts).days

    def tour(self, person: str, *, handover: bool) -> Tour:
        """Somebody takes it."""
        return Tour(self.billet.code, person, self.early if handover else self.starts, self.starts, self.ends)


def slots(problem: Problem) -> list[Slot]:
    """The slots of all billets, by billet and time.

    What is locked is left out; where today's plan has a tour its span is one, so that keeping it is possible; the rest
    is cut into whole tours. The first one of a billet is shorter, for each billet by another length, so that not all
    are relieved at once: under a ceiling there would be no room for handovers.
    """
    found = []
    for number, billet in enumerate(problem.billets):
        mine = sorted((one for one in problem.today if one.billet == billet.code), key=lambda one: one.takes_over)
        at = billet.starts
        for tour in mine:
            found += _cut(problem, billet, at, min(tour.takes_over, billet.ends), number)
            if not tour.locked and at <= tour.takes_over and tour.leaves <= billet.ends:
                found.append(_slot(problem, billet, tour.takes_over, tour.leaves))
            elif not tour.locked:
                found += _cut(problem, billet, max(at, tour.takes_over), min(tour.leaves, billet.ends), number)
            at = max(at, tour.leaves)
        found += _cut(problem, billet, at, billet.ends, number)
    return found


def _cut(problem: Problem, billet: Billet, starts: date, ends: date, number: int) -> list[Slot]:
    """The span as whole tours, the first one shorter by the billet's turn, where it begins with the billet."""
    tour, found, at = problem.rules.tour_days, [], starts
    shorter = tour * (number % 4) // 4 if at == billet.starts and len(problem.billets) > 1 else 0
    while at < ends:
        until = min(at + days(tour - shorter), ends)
        found.append(_slot(problem, billet, at, until))
        at, shorter = until, 0
    return found


def _slot(problem: Problem, billet: Billet, starts: date, ends: date) -> Slot:
    """Nobody is relieved on the first day of a billet."""
    early = starts if starts <= billet.starts else starts - days(problem.rules.handover_days)
    return Slot(billet, starts, ends, early)


def may_take(problem: Problem, person: Person, slot: Slot, *, handover: bool) -> bool:
    """Whether somebody can take a slot, as far as it is about them and what is locked."""
    arrives, rest = slot.early if handover else slot.starts, days(problem.rules.rest_days)
    return (
        fit(person, slot.billet.needs, slot.ends)
        and there(person, arrives, slot.ends)
        and rested(person, arrives, problem.rules.rest_days)
        and all(
            one.leaves + rest <= arrives or slot.ends + rest <= one.arrives
            for one in problem.locked
            if one.person == person.code
        )
    )
