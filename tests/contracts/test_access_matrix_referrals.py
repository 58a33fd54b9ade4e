"""Who gets what answer at the addresses of visits, services and referrals: the table is written by hand and asks no
policy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.contracts.matrix import Matrix, World, rows_of, world_of
from tests.desks.reintegration.people import around_a_case
from zotim.core.texts import Translated
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.followup.urls import urlpatterns as visits
from zotim.desks.reintegration.referrals import providing, services
from zotim.desks.reintegration.referrals.urls import urlpatterns as referrals

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The supervisor of the case; who works on it; a supervisor and a worker of other cases; a professional who was let in
# to write in one part; a coordinator; the receiver; another provider of the same body. A second number is the answer
# to POST with nothing in it, where that differs.
TABLE = """
address            supervisor  manager  elsewhere  stranger  teacher  coordinating  receiver  colleague
visit_enter        200         200      404        404       200      403           403       403
visit_form         200         200      200        200       200      403           403       403
services           200         200      200        200       200      200           200       200
service_enter      403         403      403        403       403      403           200       200
service            200         200      200        200       200      200           200       200
service_change     403         403      403        403       403      403           200       403
service_hand_over  403         403      403        403       403      403           200       403
service_close      403         403      403        403       403      403           200/302   403
referral_choose    200         200      404        404       403      403           403       403
referral_draft     200         200      404        404       403      403           403       403
referral           200         200      404        404       403      403           403       403
referral_send      200/302     200/302  404        404       403      403           403       403
referral_cancel    200/302     200/302  404        404       403      403           403       403
referrals_received 403         403      403        403       403      403           200       200
referral_received  403         403      403        403       403      403           200       404
referral_accept    403         403      403        403       403      403           200/302   404
referral_decline   403         403      403        403       403      403           200       404
referral_begin     403         403      403        403       403      403           200/302   404
reply_write        403         403      403        403       403      403           200       404
referral_complete  403         403      403        403       403      403           200       404
"""
SERVICE = ("service", "service_change", "service_hand_over", "service_close")
"""Pages of the directory, which hides nothing."""
MATRIX = Matrix(rows_of(TABLE), outsiders=("own", "ended", "nobody", "administrator", "auditor"))


class Referred(World):
    """A case with a draft and a referral that was sent, and the people around it."""

    def __init__(self):
        super().__init__()
        around = around_a_case()
        around.enter()
        body = worlds.body("Qendra e Trilluar", "civil_society")
        around.users |= {who: worlds.user("provider", body) for who in ("receiver", "beside")}
        self.people |= {
            "supervisor": around.users["supervisor"], "manager": around.users["manager"],
            "elsewhere": around.users["other_supervisor"], "stranger": around.users["other_worker"],
            "teacher": around.users["teacher"], "coordinating": around.users["coordinator"],
            "receiver": around.users["receiver"], "colleague": around.users["beside"],
        }  # fmt: skip
        around.give("teacher", "education", purpose="schooling", level="write")
        service = providing.service_enter(
            actor=around.actor("receiver"), title=Translated.of("sq", "X"), domain="education", contact="X", places=1
        )
        manager = around.actor("manager")
        consent = bases.consent_ask(
            actor=manager, case=around.case, recipient=body, domains=["education"], purpose="schooling",
            ends_at=timezone.now() + timedelta(days=9),
        )  # fmt: skip
        bases.consent_answer(actor=manager, consent=consent, given=True, decider="person", how="spoken")
        draft, sent = (
            services.referral_draft(
                actor=manager, case=around.case, service=service, basis=consent, need="X", pieces=[]
            )
            for _ in range(2)
        )  # fmt: skip
        services.referral_send(actor=manager, referral=sent)
        self.ids = {
            "case": around.case.pk, "service": service.pk, "consent": consent.pk, "draft": draft.pk, "sent": sent.pk,
        }  # fmt: skip

    def inside(self, ids, inner):
        case = {"pk": ids["case"]}
        rows = {name: {"pk": ids["service"]} for name in SERVICE}
        rows |= dict.fromkeys(("visit_enter", "referral_choose"), case)
        rows |= {name: case | {"referral": ids["draft"]} for name in ("referral", "referral_send", "referral_cancel")}
        received = ("received", "accept", "decline", "begin", "complete")
        rows |= {f"referral_{name}": {"pk": ids["sent"]} for name in received}
        rows |= {"reply_write": {"pk": ids["sent"]}}
        return rows | {"referral_draft": case | {"service": ids["service"], "basis": ids["consent"]}}


world = world_of(Referred)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {one.name for one in [*visits, *referrals]} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


@pytest.mark.parametrize("who", ["elsewhere", "colleague"])
def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, who):
    assert not MATRIX.told_apart(world, who, SERVICE)


def test_a_look_at_a_list_leaves_an_event(world):
    assert not world.traceless("receiver", ("services", "referrals_received"))
