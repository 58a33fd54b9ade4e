"""Rotations: the two stages beside a greedy planner and the formulation that comes to mind first.

Made-up missions over 24 months: tours of six months, a year of rest, six qualifications of which each billet needs one
or two, half of the people away for a while, each with a cost of their own. Everybody gets the same missions and the
same seconds on two workers.

*free* is the naive formulation: a tour may begin on any first of a month and last three to six months, one boolean for
each person, billet, beginning and length, one objective (an uncovered day weighs more than any cost). Its days are
counted as all others are. Wall seconds, since that is what somebody waits; the load of the machine stands beside them.

    python3 tasks.py bench rosters [--seconds 30] [--only 60/240]        needs the extra rosters
"""

import argparse
import os
import random
import sys
import time
from datetime import date, timedelta
from typing import Any

from _house import table

from zotim.engines.rosters import Billet, Person, Problem, Roster, Rules, Tour, Weights, examine, gaps, greedy, solve
from zotim.engines.rosters.model import fit, there

SEED, MONTHS = 20261126, 24
FIRST = date(2027, 1, 1)
NEEDS = ("english", "arabic", "driver", "medic", "signals", "counter_ied")
SIZES = ((6, 36), (12, 60), (30, 150), (60, 300), (60, 240), (60, 180), (60, 120))
GOALS = {(6, 36): "proven in < 1 s", (60, 240): "within 1 % in 30 s", (60, 300): "within 1 % in 30 s"}


def month(number: int) -> date:
    return date(FIRST.year + number // 12, number % 12 + 1, 1)


def mission(billets: int, people: int) -> Problem:
    """Drawn from a seed; each need is held by enough people for its share of the billets."""
    draw = random.Random(f"{SEED}-{billets}-{people}")  # noqa: S311
    posts = [
        Billet(f"B{at:02}", FIRST, month(MONTHS), frozenset(draw.sample(NEEDS, draw.choice((1, 1, 2)))))
        for at in range(billets)
    ]
    wanted = [post.needs for post in posts]
    pool = []
    for at in range(people):
        has = set(wanted[at % billets]) | {need for need in NEEDS if draw.random() < 0.15}
        away = ()
        if draw.random() < 0.5:
            starts = FIRST + timedelta(days=draw.randrange(MONTHS * 30))
            away = ((starts, starts + timedelta(days=draw.randrange(30, 180))),)
        pool.append(Person(f"P{at:03}", dict.fromkeys(sorted(has)), away, cost=draw.randrange(1, 21)))
    return Problem(posts, pool, Rules(183, 7, 365), Weights(no_handover=5))


def uncovered(problem: Problem, tours: Any) -> int:
    return sum((ends - starts).days for _billet, starts, ends in gaps(problem, tours))


def cost(problem: Problem, tours: Any) -> int:
    each = {one.code: one.cost for one in problem.people}
    return sum(each[one.person] for one in tours)


def free(problem: Problem, seconds: float) -> list[Tour]:
    """The naive formulation."""
    from ortools.sat.python import cp_model

    model, choices = cp_model.CpModel(), []
    for billet in problem.billets:
        for person in problem.people:
            for begins in range(MONTHS):
                for length in (3, 4, 5, 6):
                    if begins + length > MONTHS:
                        continue
                    starts, ends = month(begins), month(begins + length)
                    if fit(person, billet.needs, ends) and there(person, starts, ends):
                        choices.append((billet, person, begins, length, model.new_bool_var("")))
    by_month: dict[tuple[str, int], list[Any]] = {(one.code, at): [] for one in problem.billets for at in range(MONTHS)}
    by_person: dict[str, list[tuple[int, int, Any]]] = {one.code: [] for one in problem.people}
    for billet, person, begins, length, chosen in choices:
        by_person[person.code].append((begins, begins + length + 12, chosen))
        for at in range(begins, begins + length):
            by_month[billet.code, at].append(chosen)
    total: list[Any] = [one[1].cost * one[4] for one in choices]
    for held in by_month.values():
        nobody = model.new_bool_var("")
        model.add_exactly_one([nobody, *held])
        total.append(100_000 * nobody)
    for mine in by_person.values():
        for at in range(MONTHS):
            model.add_at_most_one([chosen for begins, rested, chosen in mine if begins <= at < rested])
    model.minimize(sum(total))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, 2
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return []
    return [
        Tour(billet.code, person.code, month(begins), month(begins), month(begins + length))
        for billet, person, begins, length, chosen in choices
        if solver.value(chosen)
    ]


def said(roster: Roster) -> str:
    """What is known of a plan, in a few words."""
    if roster.verdict == "proven":
        return "proven"
    if roster.verdict == "within":
        return f"cover proven, cost within {roster.gap:.2%}"
    return f"not proven: at least {roster.uncovered_bound} days"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tasks.py bench rosters")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    print(f"load {os.getloadavg()[0]:.1f}, seed {SEED}, at most {options.seconds:.0f} s each on 2 workers\n")
    rows, lost = [], []
    for billets, people in SIZES:
        name = f"{billets}/{people}"
        if options.only and options.only != name:
            continue
        problem = mission(billets, people)
        started = time.monotonic()
        by_hand = greedy(problem)
        greedy_took = time.monotonic() - started
        roster = solve(problem, seconds=options.seconds)
        if faults := examine(problem, roster.tours):
            print(f"{name}: the plan breaks rules: {faults[:3]}")
            return 1
        started = time.monotonic()
        naive = free(problem, options.seconds)
        naive_took = time.monotonic() - started
        rows.append(
            [name, f"{roster.uncovered}", f"{roster.cost}", said(roster), f"{roster.seconds:.2f}",
             f"{uncovered(problem, by_hand)}", f"{cost(problem, by_hand)}", f"{greedy_took:.2f}",
             f"{uncovered(problem, naive)}", f"{cost(problem, naive)}", f"{naive_took:.1f}",
             GOALS.get((billets, people), "")]
        )  # fmt: skip
        if greedy_took < roster.seconds:
            lost.append(f"{name}: greedy answers in {greedy_took:.2f} s, the two stages in {roster.seconds:.2f}")
        fewer, cheaper = roster.uncovered - uncovered(problem, naive), roster.cost - cost(problem, naive)
        if fewer > 0 or (fewer == 0 and cheaper > 0):
            lost.append(
                f"{name}: with free beginnings, and without handovers, {fewer} days and a cost of {cheaper} less"
            )
    head = [
        "billets/people",
        "days",
        "cost",
        "known",
        "s",
        "greedy: days",
        "cost",
        "s",
        "free: days",
        "cost",
        "s",
        "goal",
    ]
    table(head, rows)
    print("\nWhere another is better:\n" + "\n".join(f"- {line}" for line in lost) if lost else "")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
