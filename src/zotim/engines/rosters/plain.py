"""The greedy plan with what can be said of it without a solver: what nobody may take at all, and what each tour costs
at least. Where it reaches both, nothing is better; else it says so."""

import time

from zotim.engines.rosters.choices import Choices
from zotim.engines.rosters.faults import gaps
from zotim.engines.rosters.greedy import greedy
from zotim.engines.rosters.model import Problem
from zotim.engines.rosters.solving import NOT_PROVEN, PROVEN, WITHIN, Roster


def plain(problem: Problem) -> Roster:
    """A plan that breaks no rule, with bounds that forget rest between tours and the ceiling. Needs no OR-Tools.

    *uncovered_bound*: the days of slots that nobody may take. *cost_bound* is worth something only where no more days
    than these are uncovered; elsewhere it is nothing.
    """
    started = time.monotonic()
    choices = Choices(problem)
    taken = choices.taken(tours := greedy(problem))
    open_days, cost = choices.open_days(taken), choices.cost(taken)
    cheapest = [min((choices.all[at].cost for at in mine), default=None) for mine in choices.by_slot]
    bound = sum(
        slot.length for slot, least in zip(choices.slots, cheapest, strict=True) if least is None
    )  # fmt: skip
    least = sum(one for one in cheapest if one is not None) if open_days == bound else 0
    verdict = NOT_PROVEN if open_days > bound else PROVEN if cost == least else WITHIN
    plan = tuple(sorted(tours, key=lambda one: (one.billet, one.takes_over, one.person)))
    uncovered = sum((ends - starts).days for _billet, starts, ends in gaps(problem, plan))
    return Roster(plan, uncovered, bound, cost, least, verdict, time.monotonic() - started)
