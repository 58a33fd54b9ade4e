"""The step of the demonstration makes areas that changed, and places of each kind."""

import pytest

from zotim.demo import places, state
from zotim.demo.people import person
from zotim.desks.stabilisation.places import selectors
from zotim.desks.stabilisation.places.models import Area

pytestmark = pytest.mark.django_db


def test_the_demonstration_has_areas_that_changed_and_places_told_in_each_way(db):
    state.load()
    areas, stood = places.load()
    assert {area.code: area.status for area in Area.objects.all()} == {
        "IQZZ01": "accessible", "IQZZ02": "closed", "IQZZ03": "unknown",
    }  # fmt: skip
    assert [entry.corrects_id is None for entry in selectors.history(person("Arben Kola"), areas["IQZZ02"])] == [
        False, True, True,
    ]  # fmt: skip
    assert {one.telling for one in stood} == {"exact", "area", "withheld"}
