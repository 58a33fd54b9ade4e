"""Who gets what answer at the addresses of what access rests on: the table is written by hand and asks no policy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.core.people.models import Membership
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases import services
from zotim.desks.reintegration.bases.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it; a supervisor and a worker of other cases; a professional who was let in
# by consent; a coordinator. A second number is the answer to POST with nothing in it, where
# that differs.
TABLE = """
address             supervisor  manager  elsewhere  stranger  teacher  coordinating
consent_ask         200         200      404        404       403      403
consent             200         200      404        404       403      403
consent_answer      200         200      404        404       403      403
consent_withdraw    200/302     200/302  404        404       403      403
consent_let_in      200         403      404        403       403      403
ground_enter        200         200      404        404       403      403
ground              200         200/403  404        404       403      403
ground_end          200/302     200/302  404        404       403      403
ground_let_in       200         403      404        403       403      403
duty_let_in         200         403      404        403       403      403
duties_to_tell      200         200      200        200       403      200
duty_to_tell_enter  200         403      200        403       403      200
duty_to_tell        200/403     200/403  200        200/403   403      200
duty_to_tell_end    200/302     403      200/302    403       403      200/302
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class OneCase(World):
    """A case with a consent, a measure that waits and an article that waits, and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        around.enter()
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
        }  # fmt: skip
        scope = {
            "recipient": Membership.objects.get(user=around.users["teacher"]).organisation, "domains": ["education"],
            "purpose": "schooling", "ends_at": timezone.now() + timedelta(days=9),
        }  # fmt: skip
        consent = services.consent_ask(actor=around.actor("manager"), case=around.case, **scope)
        services.consent_answer(
            actor=around.actor("manager"), consent=consent, given=True, decider="person", how="spoken"
        )
        ground = services.ground_enter(
            actor=around.actor("manager"), case=around.case, kind="court", details={"document": "X"}, **scope
        )
        services.grant_on(
            actor=around.actor("supervisor"), case=around.case, basis=consent, user=around.users["teacher"],
            domains=["education"], ends_at=scope["ends_at"] - timedelta(days=1),
        )  # fmt: skip
        duty = services.duty_enter(
            actor=around.actor("supervisor"), article=Translated.of("sq", "X"), seen_in="X", recipients="school",
            domains=["education"], purpose="schooling",
        )  # fmt: skip
        self.ids = {"case": around.case.pk, "consent": consent.pk, "ground": ground.pk, "duty": duty.pk}

    def inside(self, ids, inner):
        case = {"pk": ids["case"]}
        of_law = {name: {"pk": ids["duty"]} for name in ("duty_to_tell", "duty_to_tell_end")}
        rows = {name: case | {"consent": ids["consent"]} for name in MATRIX.rows if name.startswith("consent")}
        rows |= {name: case | {"ground": ids["ground"]} for name in MATRIX.rows if name.startswith("ground")}
        rows |= dict.fromkeys(("consent_ask", "ground_enter"), case)
        return rows | of_law | {"duty_let_in": case | {"duty": ids["duty"]}}


world = world_of(OneCase)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world):
    assert not MATRIX.told_apart(world, "elsewhere")


def test_a_look_at_a_list_leaves_an_event(world):
    assert not world.traceless("coordinating", ("duties_to_tell",))
