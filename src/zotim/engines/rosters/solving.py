"""The plan that is proven: first as few uncovered days as can be, then, with that held, the least cost.

One objective for both would hide a gap of a day behind a sum of costs. Each stage asks the linear relaxation for a
bound, which is nearly always the answer: a person's tours exclude each other as spans of time do. Then CP-SAT looks for
a plan among the choices of which the relaxation makes any use, and only if that doesn't reach the bound among all that
may still be better.
"""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Any

from zotim.engines.rosters.choices import Choices
from zotim.engines.rosters.faults import gaps
from zotim.engines.rosters.greedy import greedy
from zotim.engines.rosters.model import Problem, Tour

PROVEN, WITHIN, NOT_PROVEN = "proven", "within", "not_proven"
COVERING = 0.5
"""The share of the time that the first stage may take."""
NEAR = 1e-6


class SolverMissing(RuntimeError):
    """OR-Tools isn't installed; the text says how to."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A plan, and what is known of it.

    *uncovered* days are at least *uncovered_bound* in any plan of these slots; its *cost* is at least *cost_bound* in
    any that covers as many. *verdict*: ``proven`` (nothing is better), ``within`` (cover is proven, cost within *gap*,
    a share) or ``not_proven`` (more days might be covered).
    """

    tours: tuple[Tour, ...]
    uncovered: int
    uncovered_bound: int
    cost: int
    cost_bound: int
    verdict: str
    seconds: float

    @property
    def gap(self) -> float:
        """How far the cost may be from the least, as a share of it."""
        return 0.0 if self.cost == self.cost_bound else (self.cost - self.cost_bound) / max(1, self.cost)


def solve(problem: Problem, *, seconds: float = 30.0, workers: int = 2, seed: int = 1) -> Roster:
    """The best plan that is found in some *seconds* on so many *workers*. What is proven is the same on every run and
    machine; among equally good plans, and where time ran out, another one may come.

    Raises SolverMissing.
    """
    started = time.monotonic()
    stages = _Stages(problem, workers, seed)
    open_days, bound = stages.cover(seconds * COVERING)
    cost, cost_bound = stages.cheapen(max(0.1, seconds - (time.monotonic() - started)))
    tours = stages.tours()
    verdict = NOT_PROVEN if open_days > bound else PROVEN if cost == cost_bound else WITHIN
    # What is locked may leave a part of a billet's span that no slot holds.
    uncovered = sum((ends - starts).days for _billet, starts, ends in gaps(problem, tours))
    return Roster(tours, uncovered, bound, cost, cost_bound, verdict, time.monotonic() - started)


def _solvers() -> tuple[Any, Any]:
    try:
        from ortools.linear_solver import pywraplp
        from ortools.sat.python import cp_model
    except ImportError:
        raise SolverMissing("Planning rotations needs OR-Tools: pip install 'zotim[rosters]'") from None
    return pywraplp, cp_model


@dataclass(frozen=True, slots=True)
class _Relaxed:
    """The bound, which choices the relaxation uses, and how much dearer each would make it."""

    bound: float
    used: frozenset[int]
    dearer: list[float]


class _Stages:
    """Both stages over the same choices; *best* is the plan so far, which begins as the greedy one."""

    def __init__(self, problem: Problem, workers: int, seed: int) -> None:
        self.linear, self.cp = _solvers()
        self.problem, self.workers, self.seed = problem, workers, seed
        self.choices = Choices(problem)
        self.best = self.choices.taken(greedy(problem))
        self.most_open: int | None = None

    def cover(self, seconds: float) -> tuple[int, int]:
        """As few uncovered days as can be; answers them and the bound."""
        found = self._stage(seconds, self.choices.open_days, [slot.length for slot in self.choices.slots], [])
        self.most_open = found[0]
        return found

    def cheapen(self, seconds: float) -> tuple[int, int]:
        """The least cost with as many days covered; answers it and the bound."""
        return self._stage(seconds, self.choices.cost, [], [one.cost for one in self.choices.all])

    def _stage(
        self, seconds: float, value: Callable[[Collection[int]], int], lengths: list[int], costs: list[int]
    ) -> tuple[int, int]:
        ends = time.monotonic() + seconds
        if value(self.best) == 0:
            return 0, 0
        relaxed = self._relaxed(lengths, costs)
        bound = max(0, ceil(relaxed.bound - NEAR))
        if value(self.best) > bound:
            self._search(relaxed.used | self.best, lengths, costs, bound, seconds / 2)
        if value(self.best) > bound:
            # What would make the relaxation dearer than the plan there is is in no better plan.
            room = value(self.best) - 1 - relaxed.bound + NEAR
            worth = frozenset(at for at, more in enumerate(relaxed.dearer) if more <= room) | self.best
            bound = max(bound, self._search(worth, lengths, costs, bound, max(0.1, ends - time.monotonic())))
        return value(self.best), bound

    def _relaxed(self, lengths: list[int], costs: list[int]) -> _Relaxed:
        """The same with parts of people, which takes no time to speak of."""
        solver = self.linear.Solver.CreateSolver("GLOP")
        chosen = [solver.NumVar(0, solver.infinity(), "") for _ in self.choices.all]
        uncovered = [solver.NumVar(0, 1, "") for _ in self.choices.slots]
        for number, mine in enumerate(self.choices.by_slot):
            row = solver.Constraint(1, 1)
            row.SetCoefficient(uncovered[number], 1)
            for at in mine:
                row.SetCoefficient(chosen[at], 1)
        for among, room in [*((one, 1) for one in self.choices.apart), *self.choices.rooms]:
            row = solver.Constraint(0, room)
            for at in among:
                row.SetCoefficient(chosen[at], 1)
        if self.most_open is not None:
            row = solver.Constraint(0, self.most_open)
            for slot, one in zip(self.choices.slots, uncovered, strict=True):
                row.SetCoefficient(one, slot.length)
        objective = solver.Objective()
        for one, weight in [*zip(uncovered, lengths, strict=False), *zip(chosen, costs, strict=False)]:
            objective.SetCoefficient(one, weight)
        objective.SetMinimization()
        if solver.Solve() != self.linear.Solver.OPTIMAL:
            return _Relaxed(0.0, frozenset(range(len(chosen))), [0.0] * len(chosen))
        used = frozenset(at for at, one in enumerate(chosen) if one.solution_value() > NEAR)
        return _Relaxed(objective.Value(), used, [one.reduced_cost() for one in chosen])

    def _search(
        self, among: frozenset[int], lengths: list[int], costs: list[int], bound: int, seconds: float
    ) -> int:  # fmt: skip
        """Look for a better plan among some choices, from the best so far; keeps what is found. Answers the bound of
        these choices."""
        model = self.cp.CpModel()
        chosen = {at: model.new_bool_var("") for at in sorted(among)}
        uncovered = [model.new_bool_var("") for _ in self.choices.slots]
        for number, mine in enumerate(self.choices.by_slot):
            model.add_exactly_one([uncovered[number], *(chosen[at] for at in mine if at in among)])
        for some in self.choices.apart:
            if len(left := some & among) > 1:
                model.add_at_most_one([chosen[at] for at in sorted(left)])
        for some, room in self.choices.rooms:
            if len(left := some & among) > room:
                model.add(sum(chosen[at] for at in sorted(left)) <= room)
        open_days = sum(slot.length * one for slot, one in zip(self.choices.slots, uncovered, strict=True))
        if self.most_open is not None:
            model.add(open_days <= self.most_open)
        objective = open_days if lengths else sum(costs[at] * one for at, one in chosen.items())
        model.add(objective >= bound)
        model.minimize(objective)
        held = {self.choices.all[at].slot for at in self.best}
        for at, one in chosen.items():
            model.add_hint(one, at in self.best)
        for number, one in enumerate(uncovered):
            model.add_hint(one, number not in held)
        solver = self.cp.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = self.workers
        solver.parameters.random_seed = self.seed
        solver.parameters.linearization_level = 2
        status = solver.solve(model)
        if status not in (self.cp.OPTIMAL, self.cp.FEASIBLE):
            return bound
        now = self.choices.open_days(self.best) if lengths else self.choices.cost(self.best)
        if solver.objective_value <= now + NEAR:
            self.best = frozenset(at for at, one in chosen.items() if solver.boolean_value(one))
        return floor(solver.best_objective_bound + 0.5) if status == self.cp.OPTIMAL else bound

    def tours(self) -> tuple[Tour, ...]:
        """The plan: what is locked, and what was chosen."""
        chosen = (self.choices.all[at].tour for at in self.best)
        return tuple(sorted((*self.problem.locked, *chosen), key=_by_billet))


def _by_billet(tour: Tour) -> tuple[str, date, str]:
    return tour.billet, tour.takes_over, tour.person
