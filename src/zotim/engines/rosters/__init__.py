"""Rotations: who holds which billet when, so that as few days as can be are uncovered, and then at the least cost.

>>> from datetime import date
>>> mission = Problem(
...     billets=[Billet("A1", date(2027, 1, 1), date(2028, 1, 1), needs=frozenset({"english"}))],
...     people=[Person("P1", {"english": None}), Person("P2", {"english": None})],
...     rules=Rules(tour_days=183, rest_days=365),
... )
>>> examine(mission, greedy(mission))
[]

How it works: ``docs/explanation/rosters.md``. :func:`solve` needs the extra ``rosters`` (OR-Tools), the rest nothing.
:func:`plain` says of the greedy plan what can be said without it.
"""

from zotim.engines.rosters.explaining import Without, explain
from zotim.engines.rosters.faults import Fault, examine, gaps
from zotim.engines.rosters.greedy import greedy
from zotim.engines.rosters.model import Billet, Person, Problem, ProblemError, Rules, Tour, Weights
from zotim.engines.rosters.plain import plain
from zotim.engines.rosters.solving import NOT_PROVEN, PROVEN, WITHIN, Roster, SolverMissing, solve

__all__ = [
    "NOT_PROVEN", "PROVEN", "WITHIN", "Billet", "Fault", "Person", "Problem", "ProblemError", "Roster", "Rules",
    "SolverMissing", "Tour", "Weights", "Without", "examine", "explain", "gaps", "greedy", "plain", "solve",
]  # fmt: skip
