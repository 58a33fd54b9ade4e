"""The step of the demonstration makes what it says."""

import pytest

from tests import worlds
from zotim.demo import missions, state
from zotim.demo.people import person
from zotim.desks.deployments.missions import selectors

pytestmark = pytest.mark.django_db


def test_the_demonstration_ties_the_six_to_four_billets_of_a_mission_whose_decision_ends_early(db):
    bodies = state.load()
    promised = missions.load(bodies, worlds.commitment(person("Arben Kola"), bodies["defence"]))
    officer = person("Skerdi Laho")
    numbers = {step.name: step.number for step in selectors.stands(officer, promised)}
    assert numbers == {"offered": 6, "accepted": 3, "filled": None, "ready": None, "deployed": None}
    [gap] = selectors.alarms(officer, promised.mission).missing
    assert (gap.ground, gap.span.first) == ("assembly", missions.SHORT.replace(month=7, day=1))
