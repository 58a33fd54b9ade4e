"""Who gets what answer at the addresses of the end of a case and of transfers: the table is written by hand and asks no
policy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.core.access.walls import opened
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.cases.models import Assignment
from zotim.desks.reintegration.closing import services, transferring
from zotim.desks.reintegration.closing.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the cases; who works on them; a supervisor and a worker of other cases; a professional who was let
# in to write in one part; a coordinator; the receiver of a transfer; another supervisor of that body. A second number
# is the answer to POST with nothing in it, where that differs.
TABLE = """
address            supervisor  manager  elsewhere  stranger  teacher  coordinating  receiver  colleague
case_last_words    200         200      404        404       403      403           404       404
withdrawal         200         200      404        404       403      403           404       404
withdrawal_record  200         200      404        404       403      403           404       404
withdrawal_end     200         403      404        403       403      403           404       404
handover_make      200         403      404        403       403      403           404       404
transfer_choose    200         200      404        404       403      403           404       404
transfer_draft     200         200      404        404       403      403           404       404
transfer           200         200      404        404       403      403           404       404
transfer_send      200/302     403      404        403       403      403           404       404
transfer_cancel    200/302     200/302  404        404       403      403           404       404
transfer_received  404         403      404        403       403      403           200       404
transfer_receive   404         403      404        403       403      403           200       404
transfer_refuse    404         403      404        403       403      403           200       404
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class Ending(World):
    """A case with a draft of a transfer, one of which a transfer was sent, and the people around them."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        around.enter()
        there = worlds.body("Bashkia e Re", "municipality")
        around.users |= {who: worlds.user("case_supervisor", there) for who in ("receiver", "beside")}
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
            "receiver": around.users["receiver"], "colleague": around.users["beside"],
        }  # fmt: skip
        around.give("teacher", "education", purpose="schooling", level="write")
        manager, supervisor = around.actor("manager"), around.actor("supervisor")
        services.withdrawal_record(actor=manager, case=around.case, said_by="person", how="spoken")
        other = cases.case_open(actor=supervisor, municipality=around.municipality, manager=around.users["manager"])
        made = {}
        for name, case in (("draft", around.case), ("sent", other)):
            consent = bases.consent_ask(
                actor=manager, case=case, recipient=there, domains=["housing"], purpose="help",
                ends_at=timezone.now() + timedelta(days=9),
            )  # fmt: skip
            around.enter(case)
            bases.consent_answer(actor=manager, consent=consent, given=True, decider="person", how="spoken")
            made[name] = transferring.transfer_draft(
                actor=manager, case=case, basis=consent, receiver=around.users["receiver"], why="X",
                letter={"housing": "X"},
            )  # fmt: skip
            made[f"{name} basis"] = consent
        transferring.transfer_send(actor=supervisor, transfer=made["sent"])
        with opened():
            post = Assignment.objects.get(case=around.case, part="manager")
        self.ids = {
            "case": around.case.pk, "post": post.pk, "basis": made["draft basis"].pk, "draft": made["draft"].pk,
            "sent": made["sent"].pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        case = {"pk": ids["case"]}
        rows = dict.fromkeys(
            ("case_last_words", "withdrawal", "withdrawal_record", "withdrawal_end", "transfer_choose"), case
        )
        rows |= {name: case | {"transfer": ids["draft"]} for name in ("transfer", "transfer_send", "transfer_cancel")}
        rows |= {name: {"pk": ids["sent"]} for name in ("transfer_received", "transfer_receive", "transfer_refuse")}
        rows |= {"handover_make": case | {"post": ids["post"]}}
        return rows | {"transfer_draft": case | {"basis": ids["basis"]}}


world = world_of(Ending)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in urlpatterns} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["elsewhere", "colleague"])
def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, who):
    assert not MATRIX.told_apart(world, who)
