"""The planner that everybody would write: each slot in the order of time, by whoever may and was away longest. It is
where the solver begins, and what it is compared with."""

from collections.abc import Callable
from datetime import date

from zotim.engines.rosters.model import Person, Problem, Tour, days
from zotim.engines.rosters.slots import Slot, may_take, slots


def greedy(problem: Problem) -> list[Tour]:
    """A plan that breaks no rule: what is locked, what of today's plan may stay, then slot by slot."""
    return Greedy(problem).plan()


class Greedy:
    """A plan that grows tour by tour."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tours = list(problem.locked)
        self._rest = days(problem.rules.rest_days)
        self._mine: dict[str, list[Tour]] = {one.code: [] for one in problem.people}
        for tour in self.tours:
            self._mine[tour.person].append(tour)

    def plan(self) -> list[Tour]:
        """Fill every slot that can be filled."""
        left = []
        wanted = {(one.billet, one.takes_over, one.leaves): one.person for one in self.problem.today if not one.locked}
        people = {one.code: one for one in self.problem.people}
        for slot in slots(self.problem):
            code = wanted.get((slot.billet.code, slot.starts, slot.ends))
            if code is None or not self._take(slot, people[code]):
                left.append(slot)
        for slot in sorted(left, key=lambda one: (one.starts, one.early, one.billet.code)):
            for person in sorted(self.problem.people, key=self._order(slot)):
                if self._take(slot, person):
                    break
        return self.tours

    def _order(self, slot: Slot) -> Callable[[Person], tuple[int, date, int, str]]:
        """Who has least beside what is needed, then who was away longest: others may be needed elsewhere."""

        def key(person: Person) -> tuple[int, date, int, str]:
            beside = sum(need not in slot.billet.needs for need in person.has)
            last = max((one.leaves for one in self._mine[person.code]), default=person.returned or date.min)
            return beside, last, person.cost, person.code

        return key

    def _take(self, slot: Slot, person: Person) -> bool:
        for handover in (True, False) if slot.early < slot.starts else (False,):
            tour = slot.tour(person.code, handover=handover)
            if may_take(self.problem, person, slot, handover=handover) and self._free(tour):
                self.tours.append(tour)
                self._mine[person.code].append(tour)
                return True
        return False

    def _free(self, tour: Tour) -> bool:
        mine = self._mine[tour.person]
        if any(one.leaves + self._rest > tour.arrives and tour.leaves + self._rest > one.arrives for one in mine):
            return False
        ceiling = self.problem.rules.ceiling
        if ceiling is None:
            return True
        beside = [one for one in self.tours if one.arrives < tour.leaves and one.leaves > tour.arrives]
        edges = {tour.arrives, *(one.arrives for one in beside if one.arrives > tour.arrives)}
        return all(sum(one.arrives <= day < one.leaves for one in beside) < ceiling for day in edges)
