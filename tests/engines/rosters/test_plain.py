"""The plain plan: no solver, no rule broken, and what it says of itself is true."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.rosters.making import best, cost_of, day, mission, uncovered
from zotim.engines.rosters import PROVEN, Billet, Person, Problem, Rules, examine, explain, plain


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([None, 2, 1]))
def test_the_plain_plan_breaks_no_rule_and_its_bounds_are_those_of_trying_every_plan(seed, ceiling):
    problem = mission(seed, people=3, span=80, ceiling=ceiling)
    roster = plain(problem)
    days, cost = best(problem)
    assert examine(problem, roster.tours) == []
    assert roster.uncovered == uncovered(problem, list(roster.tours)) >= days >= roster.uncovered_bound
    assert roster.cost == cost_of(problem, list(roster.tours))
    if roster.verdict == PROVEN:
        assert (roster.uncovered, roster.cost) == (days, cost)
    if roster.uncovered == days:
        assert roster.cost_bound <= cost


def test_it_says_without_the_solver_which_demand_is_the_reason():
    people = [Person("P1", {"english": None}), Person("P2"), Person("P3"), Person("P4")]
    problem = Problem([Billet("A", day(0), day(120), frozenset({"english"}))], people, Rules(40, 0, 90))
    roster = plain(problem)
    assert roster.uncovered == 80
    assert [(one.demand, one.uncovered) for one in explain(problem, roster, planner=plain)] == [
        ("need", 0),
        ("rest", 0),
    ]
