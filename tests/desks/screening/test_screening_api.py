"""An entity's own systems: they send payments, customers and messages, and read alerts and verdicts, by a token."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests import worlds
from tests.desks.screening import made, obliged, travelling
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.jobs.steps import run_pending_jobs
from zotim.desks.screening.finance.models import Delivery
from zotim.web.api.models import ApiToken
from zotim.web.api.services import token_create

ROOT = "/api/screening"
pytestmark = pytest.mark.django_db


class Systems:
    """A bank's, with all that it may; one that only sends payments; a unit's for travellers; one for something else."""

    SCOPES = {
        "bank": ["send:payments", "send:customers", "alerts:finance"], "sender": ["send:payments"],
        "unit": ["send:messages", "alerts:travel"], "other": ["screen:payments"],
    }  # fmt: skip

    def __init__(self):
        cache.clear()
        body = worlds.body("Banka")
        self.tokens = {
            who: token_create(actor=System("test"), organisation=body, name="Core", scopes=scopes, days=9)[1]
            for who, scopes in self.SCOPES.items()
        }

    def headers(self, who):
        return {"authorization": f"Bearer {self.tokens[who]}"}

    def get(self, path, who="bank", **query):
        return Client().get(ROOT + path, query, headers=self.headers(who))

    def send(self, path, data, who="bank", kind="application/xml"):
        return Client().post(ROOT + path, data, kind, headers=self.headers(who))


@pytest.fixture
def systems(listed):
    return Systems()


def test_a_payment_is_sent_asked_for_and_its_verdict_read(systems):
    sent = systems.send("/payments", obliged.payment("خالد الشمري", "Klient Askushi", reference="ZZ-9"))
    assert (sent.status_code, sent.json()["state"]) == (202, "waiting")
    run_pending_jobs()
    done = systems.get(f"/files/{sent.json()['reference']}").json()
    assert (done["state"], done["read"], done["asked"], done["alerts"]) == ("done", 1, 2, 1)
    (raised,) = done["raised"]
    assert (raised["state"], raised["verdict"], raised["entry"]["list"]) == ("open", None, "al")
    assert (raised["about"]["payment"]["end_to_end"], raised["about"]["payment"]["roles"]) == ("ZZ-9", ["Dbtr"])
    assert systems.get("/alerts").json()["items"] == [raised]
    officer = worlds.actor("finance_officer")
    made.decide(officer, obliged.alerts()[0])
    told = systems.get(f"/alerts/{raised['reference']}").json()
    assert (told["state"], told["verdict"]) == ("apart", "apart")
    assert "tjetër" not in str(told)
    assert systems.get("/alerts").json()["count"] == 0
    assert systems.get("/alerts/decided", since=told["decided_at"]).json()["items"] == [told]


def test_what_is_sent_twice_is_one_file(systems):
    data = obliged.payment("Arben Shembulli", reference="A")
    first, second = (systems.send("/payments", data).json()["reference"] for _ in range(2))
    run_pending_jobs()
    assert first == second == systems.send("/payments", data).json()["reference"]
    assert len(obliged.alerts()) == 1


def test_customers_are_told_by_the_systems_own_number_and_nobody_leaves_by_it(systems):
    rows = made.file("K-7,Teuta Krasniqi,1970-05-12", "K-8,Askush,", head="id,name,birth_dates")
    systems.send("/customers", rows, kind="text/csv")
    run_pending_jobs()
    assert [one["about"] for one in systems.get("/alerts").json()["items"]] == [{"customer": "K-7"}]
    again = systems.send("/customers", made.file("K-8,Askush,", head="id,name,birth_dates"), kind="text/csv").json()
    run_pending_jobs()
    assert systems.get(f"/files/{again['reference']}").json()["gone"] == 0
    back = systems.send("/customers", rows, kind="text/csv").json()["reference"]
    assert back != again["reference"]


def test_travellers_are_asked_for_at_once_and_told_by_their_place_in_the_message(systems):
    sent = systems.send(
        "/messages",
        travelling.interchange(travelling.passenger_list(*travelling.TRAVELLERS)),
        "unit",
        "application/edifact",
    ).json()
    assert (sent["known"], len(sent["messages"])) == (0, 1)
    items = systems.get("/alerts", "unit").json()["items"]
    assert [one["about"]["journeys"][0]["message"] for one in items] == [sent["messages"][0]["reference"]] * len(items)
    assert (
        systems.send(
            "/messages",
            travelling.interchange(travelling.passenger_list(*travelling.TRAVELLERS)),
            "unit",
            "application/edifact",
        ).json()["known"]
        == 1
    )


def test_a_token_does_what_it_is_for_and_nothing_else(systems):
    data = obliged.payment("Arben Shembulli")
    reference = systems.send("/payments", data, "sender").json()["reference"]
    run_pending_jobs()
    told = systems.get(f"/files/{reference}", "sender").json()
    assert (told["alerts"], told["raised"]) == (1, None)
    refused = [
        systems.get("/alerts", "sender"), systems.get("/alerts", "other"), systems.send("/payments", data, "other"),
        systems.send("/customers", data, "sender"), systems.send("/messages", data, "bank"),
        systems.get(f"/files/{reference}", "other"), systems.send("/payments", data, "unit"),
    ]  # fmt: skip
    assert [one.status_code for one in refused] == [403] * 7
    alert = obliged.alerts()[0].reference
    missed = [systems.get(f"/alerts/{alert}", "unit"), systems.get("/alerts/ZOT-0000-00"), systems.get("/files/x")]
    assert [one.status_code for one in missed] == [404] * 3
    assert missed[0].content == missed[1].content
    assert Client().get(ROOT + "/alerts").status_code == 401


def test_each_call_is_on_record_with_its_token(systems):
    systems.send("/payments", obliged.payment("Arben Shembulli"))
    run_pending_jobs()
    systems.get("/alerts")
    systems.get("/lists")
    told = Event.objects.filter(actor_kind="system", details__has_key="token")
    assert {"screening.alerts.listed", "screening.sources.listed"} <= set(told.values_list("verb", flat=True))
    assert Event.objects.filter(verb="screening.delivery.taken", actor_kind="system").exists()
    assert ApiToken.objects.count() == 4


def test_lists_and_their_versions_are_told(systems):
    (one,) = systems.get("/lists").json()["items"]
    assert (one["code"], one["entries"], one["title"]["original"]) == ("al", 3, "en")
    (version,) = systems.get("/lists/al/versions").json()["items"]
    assert (version["number"], version["state"], version["added"]) == (1, "in_force", 3)
    assert systems.get("/lists/none/versions").json()["count"] == 0


def test_what_cant_be_taken_is_said(systems):
    assert systems.send("/payments", b"").status_code == 400
    bad = systems.send("/payments", b"<a>").json()
    run_pending_jobs()
    told = systems.get(f"/files/{bad['reference']}").json()
    assert told["state"] in ("refused", "done")
    assert told["problems"]
    assert systems.send("/messages", b"x", "unit").json()["detail"]


def test_the_sites_role_takes_in_and_tells_all_of_it(systems, as_web_role):
    with as_web_role():
        sent = systems.send("/payments", obliged.payment("Arben Shembulli"))
    assert sent.status_code == 202
    run_pending_jobs()
    message = travelling.interchange(travelling.passenger_list(*travelling.TRAVELLERS))
    with as_web_role():
        assert systems.get(f"/files/{sent.json()['reference']}").json()["raised"]
        assert systems.send("/messages", message, "unit", "application/edifact").status_code == 201
        assert systems.get("/alerts", "unit").json()["count"] == 1


def test_a_file_is_of_a_person_or_of_a_system(systems):
    systems.send("/payments", obliged.payment("Arben Shembulli"))
    with pytest.raises(Exception, match="delivery_of_a_person_or_a_system"), transaction.atomic(), made.everywhere():
        Delivery.objects.update(system="")
