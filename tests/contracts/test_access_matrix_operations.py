"""Who gets what answer at the addresses of return operations: the table is written by hand and asks no policy."""

import pytest
from django.utils import timezone

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.desks.reintegration.operations import services
from zotim.desks.reintegration.operations.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Who leads it; who works for the one person of it; another supervisor; another worker; a professional; a coordinator.
# A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address                leader   worker  elsewhere  stranger  teacher  coordinating
return_operations      200      200     200        200       403      403
return_operation_open  200      403     200        403       403      403
return_operation       200      200     404        404       403      403
return_operation_end   200/302  403     404        403       403      403
traveller_enter        200      403     404        403       403      403
traveller_change       200      403     404        403       403      403
traveller_case         200      403     404        403       403      403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class Returning(World):
    """A group of one, and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        self.people |= {
            "leader": around.users["supervisor"], "worker": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
        }  # fmt: skip
        leader = around.actor("supervisor")
        operation = services.operation_open(actor=leader, lands_on=timezone.localdate())
        traveller = services.traveller_enter(
            actor=leader, operation=operation, worker=around.users["manager"], details={"name": "X"},
            interpreter="unknown", press="open",
        )  # fmt: skip
        self.ids = {"operation": operation.pk, "traveller": traveller.pk}

    def inside(self, ids, inner):
        one = {"pk": ids["operation"]}
        rows = dict.fromkeys(("return_operation", "return_operation_end", "traveller_enter"), one)
        return rows | dict.fromkeys(("traveller_change", "traveller_case"), one | {"traveller": ids["traveller"]})


world = world_of(Returning)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "elsewhere")


def test_a_look_at_a_list_leaves_an_event(world):
    assert not world.traceless("leader", ("return_operations",))
