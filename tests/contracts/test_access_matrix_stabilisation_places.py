"""Who gets what answer at the addresses of the map, of areas and of places: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.stabilisation import people as made
from tests.desks.stabilisation import places
from zotim.desks.stabilisation.places import urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; two officers of a body that pays; its focal point; the focal point of a partner; an officer and a focal
# point of another body. Places as they are belong to no body: each officer sees them, and no focal point.
TABLE = """
address          coordinator  analyst  officer  second  focal  partner  other  elsewhere
area_map         200          200      200      200     200    200      200    200
map_shapes       200          200      200      200     200    200      200    200
areas            200          200      200      200     200    200      200    200
area_add         403          403      200      200     403    403      200    403
areas_take       403          403      200      200     403    403      200    403
areas_file       200          200      200      200     200    200      200    200
area             200          200      200      200     200    200      200    200
area_change      403          403      200      200     403    403      200    403
status_enter     403          403      200      200     403    403      200    403
status_correct   403          403      200      200     403    403      200    403
places           200          200      200      200     403    403      200    403
place_add        403          403      200      200     403    403      200    403
places_take      403          403      200      200     403    403      200    403
places_file      200          200      200      200     200    200      200    200
place            200          200      200      200     403    403      200    403
place_change     403          403      200      200     403    403      200    403
place_tell       403          403      200      200     403    403      200    403
place_leave      403          403      200      200     403    403      200    403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """An area that stands somewhere, and a place."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        area = places.area(people)
        self.ids = {
            "area": area.pk,
            "entry": places.stands(people, area).pk,
            "place": places.place(people, area=area).pk,
        }

    def inside(self, ids, inner):
        return {
            "areas_file": {"level": 1},
            **{key: {"pk": ids["area"]} for key in ("area", "area_change", "status_enter")},
            "status_correct": {"pk": ids["entry"]},
            **{key: {"pk": ids["place"]} for key in ("place", "place_change", "place_tell", "place_leave")},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)
