"""Rotations: what is proven is what trying every plan finds, and no plan breaks a rule."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.rosters.making import best, cost_of, day, mission, uncovered
from zotim.engines.rosters import (
    Billet,
    Person,
    Problem,
    ProblemError,
    Rules,
    Tour,
    examine,
    explain,
    gaps,
    greedy,
    solve,
)
from zotim.engines.rosters.solving import NOT_PROVEN, PROVEN

solving = pytest.importorskip("ortools.sat.python.cp_model", reason="the extra rosters isn't installed")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([None, 2, 1]))
def test_what_is_proven_is_what_trying_every_plan_finds(seed, ceiling):
    problem = mission(seed, people=3, span=80, ceiling=ceiling)
    roster = solve(problem, seconds=10)
    assert roster.verdict == PROVEN
    assert (roster.uncovered, roster.cost) == best(problem)
    assert (roster.uncovered_bound, roster.cost_bound) == (roster.uncovered, roster.cost)
    assert cost_of(problem, list(roster.tours)) == roster.cost


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(0, 9), st.sampled_from([None, 3]))
def test_no_plan_breaks_a_rule_and_the_solver_covers_no_less_than_the_greedy_one(seed, billets, people, ceiling):
    problem = mission(seed, billets=billets, people=people, span=200, ceiling=ceiling)
    plan = greedy(problem)
    assert examine(problem, plan) == []
    roster = solve(problem, seconds=10)
    assert examine(problem, roster.tours) == []
    assert roster.uncovered == uncovered(problem, list(roster.tours)) <= uncovered(problem, plan)
    assert roster.uncovered_bound <= roster.uncovered


def test_what_is_locked_stays_and_of_the_rest_as_much_as_can_be():
    problem = mission(7, billets=2, people=5, span=160, rest_days=10)
    first = solve(problem)
    begun = [replace(one, locked=one.takes_over <= day(10)) for one in first.tours]
    again = solve(replace(problem, today=begun))
    assert {one for one in begun if one.locked} <= set(again.tours)
    assert {(one.billet, one.person, one.leaves) for one in again.tours} == {
        (one.billet, one.person, one.leaves) for one in first.tours
    }


def test_who_falls_ill_is_replaced_and_the_others_keep_their_tours():
    people = [Person(f"P{at}") for at in range(6)]
    problem = Problem([Billet("A", day(0), day(120)), Billet("B", day(0), day(120))], people, Rules(40, 0, 10))
    first = solve(problem)
    ill = next(one for one in first.tours if one.takes_over > day(30))
    people = [replace(one, absent=((day(0), day(200)),)) if one.code == ill.person else one for one in people]
    again = solve(replace(problem, people=people, today=first.tours))
    changed = {one.person for one in set(first.tours) - set(again.tours)}
    assert (again.uncovered, changed) == (0, {ill.person})


def test_under_a_ceiling_there_is_no_handover_and_no_day_too_many():
    people = [Person(f"P{at}") for at in range(4)]
    problem = Problem([Billet("A", day(0), day(80))], people, Rules(40, 5, 0, ceiling=1))
    roster = solve(problem)
    assert (roster.uncovered, roster.verdict) == (0, PROVEN)
    assert [one.arrives for one in roster.tours] == [day(0), day(40)]
    free = solve(replace(problem, rules=replace(problem.rules, ceiling=None)))
    assert [one.arrives for one in free.tours] == [day(0), day(35)]


def test_it_says_which_demand_is_the_reason():
    people = [Person("P1", {"english": None}), Person("P2"), Person("P3"), Person("P4")]
    problem = Problem([Billet("A", day(0), day(120), frozenset({"english"}))], people, Rules(40, 0, 90))
    roster = solve(problem)
    assert (roster.uncovered, roster.uncovered_bound, roster.verdict) == (80, 80, PROVEN)
    assert [(one.demand, one.code, one.uncovered) for one in explain(problem, roster)] == [
        ("need", "english", 0), ("rest", "", 0),
    ]  # fmt: skip
    assert explain(problem, replace(roster, uncovered=0)) == []


def test_a_qualification_lasts_to_the_last_day_of_a_tour():
    short, long = Person("P1", {"medic": day(39)}), Person("P2", {"medic": day(40)})
    problem = Problem([Billet("A", day(0), day(40), frozenset({"medic"}))], [short, long], Rules(40, 0, 0))
    assert [one.person for one in solve(problem).tours] == ["P2"]


def test_a_mission_without_people_or_billets_is_planned_too():
    nobody = solve(Problem([Billet("A", day(0), day(40))], []))
    assert (nobody.uncovered, nobody.tours, nobody.verdict) == (40, (), PROVEN)
    assert solve(Problem([], [Person("P1")])).uncovered == 0


def test_when_time_runs_out_it_says_so_and_the_plan_is_no_worse_than_the_greedy_one():
    problem = mission(3, billets=30, people=45, span=700, tour_days=90, rest_days=150)
    roster = solve(problem, seconds=0.01)
    assert examine(problem, roster.tours) == []
    assert roster.uncovered <= uncovered(problem, greedy(problem))
    assert roster.verdict == NOT_PROVEN or roster.uncovered == roster.uncovered_bound


def test_each_broken_rule_of_a_plan_is_named():
    people = [Person("P1", absent=((day(5), day(9)),), returned=day(-3)), Person("P2", {"medic": None})]
    problem = Problem(
        [Billet("A", day(0), day(40), frozenset({"medic"})), Billet("B", day(0), day(40))],
        people,
        Rules(20, 0, 10, ceiling=1),
    )
    plan = [
        Tour("A", "P1", day(0), day(0), day(20)), Tour("A", "P2", day(15), day(15), day(45)),
        Tour("B", "P2", day(30), day(30), day(40)),
    ]  # fmt: skip
    rules = {(one.rule, one.code) for one in examine(problem, plan)}
    assert rules == {
        ("unfit", "P1"), ("absent", "P1"), ("rest", "P1"), ("outside", "P2"), ("rest", "P2"), ("two_at_once", "P2"),
        ("ceiling", ""),
    }  # fmt: skip
    assert gaps(problem, plan) == [("B", day(0), day(30))]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"billets": [Billet("A", day(3), day(3))]}, "ends on"),
        ({"billets": [Billet("A", day(0), day(3))] * 2}, "two of the billet A"),
        ({"people": [Person("P")] * 2}, "two of the person P"),
        ({"rules": Rules(tour_days=0)}, "a day or more"),
        ({"rules": Rules(tour_days=5, handover_days=5)}, "shorter than a tour"),
        ({"rules": Rules(ceiling=-1)}, "ceiling"),
        ({"today": [Tour("A", "X", day(0), day(0), day(3))]}, "isn't there"),
        ({"today": [Tour("A", "P", day(4), day(0), day(3))]}, "before it takes over"),
    ],
)
def test_what_cant_be_planned_is_named(wrong, said):
    values = {"billets": [Billet("A", day(0), day(9))], "people": [Person("P")]} | wrong
    with pytest.raises(ProblemError, match=said):
        Problem(**values)
