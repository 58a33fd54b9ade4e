"""Who gets what answer at the addresses of the rights of a person: the table is written by hand and asks no policy."""

import pytest
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.desks.reintegration.rights import services
from zotim.desks.reintegration.rights.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it; a supervisor and a worker of other cases; a professional who was let in
# to read a part; a coordinator. A second number is the answer to POST with nothing in it, where that differs. The
# request waits for its decision, but to give something it is one that was decided.
TABLE = """
address          supervisor  manager  elsewhere  stranger  teacher  coordinating
case_rights      200         200      404        404       403      403
case_seen_paper  200         200      404        404       403      403
demand_enter     200         200      404        404       403      403
demand           200         200/403  404        404       403      403
demand_give      200         200      404        404       403      403
demand_end       200/302     200/302  404        404       403      403
"""
OF_CASE = ("case_rights", "case_seen_paper", "demand_enter")
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class OneCase(World):
    """A case with a request that waits and one that was decided, and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
        }  # fmt: skip
        around.give("teacher", "education")
        body, today = worlds.body("Prokuroria", "prosecution"), timezone.localdate()
        self.ids = {"case": around.case.pk}
        for name in ("waits", "decided"):
            made = services.demand_enter(
                actor=around.actor("manager"), case=around.case, body=body, received_on=today, number="1",
                article="neni 1", asked="x", answer="give", why="x",
            )  # fmt: skip
            self.ids[name] = made.pk
        services.demand_decide(actor=around.actor("supervisor"), demand=made, confirmed=True)

    def inside(self, ids, inner):
        rows = {name: {"pk": ids["case"]} for name in OF_CASE}
        return rows | {
            "demand": {"pk": ids["waits"]}, "demand_give": {"pk": ids["decided"]}, "demand_end": {"pk": ids["waits"]}
        }  # fmt: skip


world = world_of(OneCase)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "elsewhere")
