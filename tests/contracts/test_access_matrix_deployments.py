"""Who gets what answer at the addresses of missions: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.deployments import people as made
from zotim.desks.deployments.missions import urls

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; two officers of the body that sends, of whom the first entered what is there; its focal point; an officer
# and a focal point of another body. A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address          coordinator  analyst  officer  second   focal  other  elsewhere
missions         200          200      200      200      200    200    200
mission_add      403          403      200      200      403    200    403
mission          200          200      200      200      200    404    404
mission_paper    200          200      200      200      200    404    404
mission_change   403          403      200      200      403    404    403
mission_move     403          403      200      200      403    404    403
mandate_enter    403          403      200      200      403    404    403
billet_add       403          403      200      200      403    404    403
pledge_add       200          200      403      403      200    403    404
mandate          200          200/403  200/403  200      200/403  404  404
mandate_end      403          403      200/302  200/302  403    404    403
billet           200          200      200      200      200    404    404
billet_move      403          403      200      200      403    404    403
pledge           200          200      200      200      200    404    404
pledge_tie       403          403      200      200      403    404    403
pledge_withdraw  200          200      403      403      200    403    404
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """A mission with a mandate that waits, a billet and a pledge."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        mission = made.mission(people)
        self.ids = {
            "mission": mission.pk,
            "mandate": made.mandate(people, mission, "host", confirmed=False).pk,
            "billet": made.billet(people, mission).pk,
            "pledge": made.pledge(people, mission).pk,
        }

    def inside(self, ids, inner):
        of_a_mission = ("mission", "mission_paper", "mission_change", "mandate_enter", "billet_add", "pledge_add")
        return {
            **{key: {"pk": ids["mission"]} for key in of_a_mission},
            "mission_move": {"pk": ids["mission"], "step": "end"},
            **{key: {"pk": ids["mandate"]} for key in ("mandate", "mandate_end")},
            "billet": {"pk": ids["billet"]},
            "billet_move": {"pk": ids["billet"], "step": "accept"},
            **{key: {"pk": ids["pledge"]} for key in ("pledge", "pledge_tie", "pledge_withdraw")},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["other", "elsewhere"])
def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, who):
    assert not MATRIX.told_apart(world, who)
