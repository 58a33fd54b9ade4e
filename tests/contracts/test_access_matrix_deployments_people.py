"""Who gets what answer at the addresses of people who may be sent: written by hand, asking no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.deployments import people as made
from zotim.core.access.walls import opened
from zotim.desks.deployments.people import urls
from zotim.desks.deployments.people.models import Qualification

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The columns of tests/contracts/test_access_matrix_deployments.py: the centre sees numbers, officers their own people.
TABLE = """
address              coordinator  analyst  officer  second   focal  other  elsewhere
nominees             403          403      200      200      403    200    403
nominee_add          403          403      200      200      403    200    403
expiries             403          403      200      200      403    200    403
nominee_count        200          200      403      403      403    403    403
nominee              403          403      200      200      403    404    403
nominee_change       403          403      200      200      403    404    403
nominee_leave        403          403      200/302  200/302  403    404    403
clearance_enter      403          403      200      200      403    404    403
qualification_enter  403          403      200      200      403    404    403
fitness_enter        403          403      200      200      403    404    403
qualification_end    403          403      200/302  200/302  403    404    403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("foreign", "nobody", "auditor", "administrator"))


class OneOfEach(World):
    """Somebody who may be sent, with a qualification."""

    def __init__(self):
        super().__init__()
        people = made.People()
        self.people |= people.users
        nominee = made.able(people)
        with opened():
            self.ids = {"nominee": nominee.pk, "qualification": Qualification.objects.get().pk}

    def inside(self, ids, inner):
        of_somebody = (
            "nominee", "nominee_change", "nominee_leave", "clearance_enter", "qualification_enter", "fitness_enter",
        )  # fmt: skip
        return {
            **{key: {"pk": ids["nominee"]} for key in of_somebody},
            "qualification_end": {"pk": ids["qualification"]},
        }


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urls.urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "other")


def test_each_look_leaves_one_event(world):
    assert not world.traceless("officer", ["nominees", "nominee", "nominee_change", "expiries"])
