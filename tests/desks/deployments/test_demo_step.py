"""The step of the demonstration makes what it says."""

import pytest

from tests import worlds
from zotim.core.access.walls import walled
from zotim.demo import missions, nominees, state
from zotim.demo.people import person
from zotim.desks.deployments.missions import selectors
from zotim.desks.deployments.people import selectors as selectors_of_people

pytestmark = pytest.mark.django_db


def test_the_demonstration_ties_the_six_to_four_billets_of_a_mission_whose_decision_ends_early(db):
    bodies = state.load()
    promised = missions.load(bodies, worlds.commitment(person("Arben Kola"), bodies["defence"]))
    officer = person("Skerdi Laho")
    numbers = {step.name: step.number for step in selectors.stands(officer, promised)}
    assert numbers == {"offered": 6, "accepted": 3, "filled": None, "ready": None, "deployed": None}
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
