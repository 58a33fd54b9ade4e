"""The problem as a solver takes it: who may take which slot, and which of these choices exclude each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zotim.engines.rosters.model import Person, Problem, Tour, days
from zotim.engines.rosters.slots import may_take, slots


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody may take the slot of this number, with a handover or without."""

    slot: int
    person: Person
    tour: Tour
    cost: int


class Choices:
    """All choices, and sets of their numbers: *by_slot* of each slot, *apart* of which one at most is taken, *rooms*
    with how many at most."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots = slots(problem)
        self.all: Sequence[Choice] = list(self._each())
        self.by_slot: list[list[int]] = [[] for _ in self.slots]
        for at, one in enumerate(self.all):
            self.by_slot[one.slot].append(at)
        self.apart = list(self._rest())
        self.rooms = list(self._ceiling())

    def _each(self) -> Iterator[Choice]:
        weights = self.problem.weights
        wanted = {(one.billet, one.takes_over, one.leaves): one.person for one in self.problem.today if not one.locked}
        rest = days(self.problem.rules.rest_days)
        over = sorted({slot.ends + rest for slot in self.slots})
        for number, slot in enumerate(self.slots):
            kept = wanted.get((slot.billet.code, slot.starts, slot.ends))
            # To leave a handover out helps under a ceiling, or where somebody's rest or absence is over in these days.
            tight = self.problem.rules.ceiling is not None or any(slot.early < day <= slot.starts for day in over)
            for person in self.problem.people:
                ways = [True] if (with_one := may_take(self.problem, person, slot, handover=True)) else []
                if slot.early < slot.starts and (tight or not with_one):
                    ways += [False] if may_take(self.problem, person, slot, handover=False) else []
                for handover in ways:
                    cost = person.cost + (weights.change if kept not in (None, person.code) else 0)
                    cost += 0 if handover else weights.no_handover
                    yield Choice(number, person, slot.tour(person.code, handover=handover), cost)

    def _rest(self) -> Iterator[frozenset[int]]:
        """Of a person's tours those whose spans, with the rest after them, hold the same day. To ask for each day on
        which one begins is enough, and what is within a larger set says nothing more."""
        mine: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.all):
            mine[one.person.code].append(at)
        rest = days(self.problem.rules.rest_days)
        for own in mine.values():
            sets = {
                frozenset(at for at in own if (tour := self.all[at].tour).arrives <= day < tour.leaves + rest)
                for day in {self.all[at].tour.arrives for at in own}
            }
            yield from (one for one in sorted(sets, key=sorted) if not any(one < other for other in sets))

    def _ceiling(self) -> Iterator[tuple[frozenset[int], int]]:
        """Who would be there on the same day, and how many of them may be; those who are locked are there anyway."""
        if self.problem.rules.ceiling is None:
            return
        fixed, asked = self.problem.locked, set()
        tours = [one.tour for one in self.all]
        for day, _until in pairwise(sorted({edge for one in (*tours, *fixed) for edge in (one.arrives, one.leaves)})):
            there = frozenset(at for at, one in enumerate(tours) if one.arrives <= day < one.leaves)
            room = max(0, self.problem.rules.ceiling - sum(one.arrives <= day < one.leaves for one in fixed))
            if len(there) > room and (there, room) not in asked:
                asked.add((there, room))
                yield there, room

    def taken(self, plan: Iterable[Tour]) -> frozenset[int]:
        """The choices of a plan."""
        there = {(one.billet, one.person, one.arrives, one.leaves) for one in plan}
        return frozenset(
            at
            for at, one in enumerate(self.all)
            if (one.tour.billet, one.tour.person, one.tour.arrives, one.tour.leaves) in there
        )

    def open_days(self, taken: Iterable[int]) -> int:
        """Days of the slots that nobody takes."""
        held = {self.all[at].slot for at in taken}
        return sum(slot.length for number, slot in enumerate(self.slots) if number not in held)

    def cost(self, taken: Iterable[int]) -> int:
        """What a plan costs."""
        return sum(self.all[at].cost for at in taken)
