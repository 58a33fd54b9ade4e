"""Who gets what answer at the addresses of emergencies: the table is written by hand and asks no policy."""

import pytest

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.core.glass.services import glass_break
from zotim.core.glass.urls import urlpatterns
from zotim.desks.reintegration.cases.policy import CASE

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Who opened the record; the supervisor of the case; who works on it; a professional who has nothing to do with it; the
# data-protection officer. A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address          breaker  supervisor  manager  stranger  officer  watcher
glass_breakings  200      200         200      200       200      200
glass_break      200      200         200      200       403      403
glass_breaking   200      200         200      404       200      200
glass_end        200/302  403         403      404       403      403
glass_review     403      200         403      403       200      403
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("coordinator", "own", "ended", "nobody", "administrator"))


class OneEmergency(World):
    """An emergency that is open, and the people around the case."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        self.people |= {
            "breaker": around.users["teacher"], "supervisor": around.users["supervisor"],
            "manager": around.users["manager"], "stranger": around.users["colleague"],
            "officer": worlds.user("data_protection_officer"), "watcher": around.users["auditor"],
        }  # fmt: skip
        made = glass_break(
            actor=around.actor("teacher"), kind=CASE, number=around.case.reference, domains=["health"],
            reason="danger", text="X",
        )  # fmt: skip
        self.ids = {"breaking": made.pk}

    def inside(self, ids, inner):
        return {name: {"pk": ids["breaking"]} for name in ("glass_breaking", "glass_end", "glass_review")}


world = world_of(OneEmergency)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "stranger")


def test_every_list_leaves_an_event(world):
    assert not world.traceless("officer", ("glass_breakings",))
