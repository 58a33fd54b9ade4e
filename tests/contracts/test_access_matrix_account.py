"""Who gets what answer at the addresses of the boards and of a caseload that comes in: the table is written by hand
and asks no policy."""

import pytest

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.desks.reintegration.account.urls import urlpatterns as boards
from zotim.desks.reintegration.exchange.urls import urlpatterns as exchange

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it; a supervisor and a worker of other cases; a professional; a coordinator.
TABLE = """
address            supervisor  manager  elsewhere  stranger  teacher  coordinating
case_account       200         403      200        403       403      403
case_account_all   403         403      403        403       403      200
caseload_import    200         403      200        403       403      403
caseload_template  200         403      200        403       403      403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class Counted(World):
    """A case and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
        }  # fmt: skip
        self.ids = {}

    def inside(self, ids, inner):
        return {}


world = world_of(Counted)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in [*boards, *exchange]} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_a_look_at_a_board_leaves_an_event(world):
    assert not world.traceless("supervisor", ("case_account",))
    assert not world.traceless("coordinating", ("case_account_all",))
