"""The step of the demonstration makes what it says."""

import pytest

from tests import worlds
from zotim.core.access.walls import walled
from zotim.demo import missions, nominees, rotations, state, tours
from zotim.demo.people import person
from zotim.desks.deployments.missions import selectors
from zotim.desks.deployments.people import selectors as selectors_of_people
from zotim.desks.deployments.tours import selectors as selectors_of_tours

pytestmark = pytest.mark.django_db


def test_the_demonstration_ties_the_six_to_four_billets_of_a_mission_whose_decision_ends_early(db):
    bodies = state.load()
    promised = missions.load(bodies, worlds.commitment(person("Arben Kola"), bodies["defence"]))
    officer = person("Skerdi Laho")
    numbers = {step.name: step.number for step in selectors.stands(officer, promised)}
    assert numbers == {"offered": 6, "accepted": 3, "filled": 0, "ready": 0, "deployed": 0}
    [gap] = selectors.alarms(officer, promised.mission).missing
    assert (gap.ground, gap.span.first) == ("assembly", missions.SHORT.replace(month=7, day=1))


def test_the_demonstration_has_people_of_whom_something_ended_and_one_who_left(db):
    nominees.load(state.load())
    officer = person("Skerdi Laho")
    with walled(officer):
        assert {one.what for one in selectors_of_people.ending(officer, 180)} == {
            "clearance", "fitness", "qualification",
        }  # fmt: skip
        assert list(selectors_of_people.nominees(officer).filter(state="left").values_list("staff_number")) == [
            (nominees.GONE[0],)
        ]


def test_the_demonstration_has_tours_of_each_kind_and_somebody_who_is_there(db):
    bodies, officer = state.load(), person("Skerdi Laho")
    promised = missions.load(bodies, worlds.commitment(person("Arben Kola"), bodies["defence"]))
    made = tours.load(bodies, promised.mission, nominees.load(bodies))
    assert [one.state for one in made[2:]] == ["returned", "there"]
    with walled(officer):
        lacks = [
            {lack.what for lack in selectors_of_tours.row(selectors_of_tours.tour(officer, one.pk)).lacks}
            for one in made[:2]
        ]
    assert lacks == [{"item"}, {"item", "medical", "psychological", "dental"}]
    numbers = {step.name: step.number for step in selectors.stands(officer, promised)}
    assert (numbers["filled"], numbers["ready"], numbers["deployed"]) == (0, 0, 0)


def test_the_demonstration_has_a_plan_that_is_proven_a_what_if_and_one_that_cant_be_covered(db):
    bodies = state.load()
    promised = missions.load(bodies, worlds.commitment(person("Arben Kola"), bodies["defence"]))
    tours.load(bodies, promised.mission, nominees.load(bodies))
    plan, hard, what_if = rotations.load(promised.mission)
    assert (plan.verdict, plan.uncovered, plan.state, plan.currency) == ("proven", 0, "ready", "EUR")
    assert (what_if.copy_of_id, what_if.state) == (plan.pk, "ready")
    assert what_if.uncovered > 0
    assert hard.uncovered > 0
    assert hard.reasons
