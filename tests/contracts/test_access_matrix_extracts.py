"""Who gets what answer at the addresses of extracts: the table is written by hand and asks no policy."""

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.contracts.matrix import Matrix, call, names_under, rows_of, world_of
from tests.extracts import State
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.register.extracts.models import Extract
from zotim.register.extracts.services import extract_propose

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Who proposed the one that waits; another coordinator; the analyst. A second number is the answer to POST with nothing
# in it, where that differs.
TABLE = """
address           coordinator  second    analyst
extracts          200          200       200
extract_propose   302          302       403
extract           200          200       200
extract_decide    200          200       200
extract_withdraw  200          200       403
extract_preview   200          200       200
"""
MATRIX = Matrix(rows_of(TABLE), outsiders=("focal", "auditor", "administrator", "nobody"))


class OneOfEach(State):
    """One released version, and a newer one that waits for its second person."""

    def __init__(self):
        super().__init__()
        for role in ("auditor", "administrator"):
            self.users[role] = worlds.user(role)
        self.users["nobody"] = worlds.user()
        self.first = self.released().pk
        self.waits = extract_propose(actor=self.actor("coordinator")).pk

    def url(self, name):
        waits, first = {"pk": self.waits}, {"pk": self.first}
        kwargs = {
            "extract": waits,
            "extract_decide": waits,
            "extract_withdraw": first,
            "extract_preview": {**waits, "path": "en/index.html"},
        }.get(name, {})
        return reverse(name, kwargs=kwargs)

    def browser(self, who):
        return Client() if who == "visitor" else self.client(who)


world = world_of(OneOfEach)


def test_each_address_has_a_row_and_each_row_an_address():
    assert names_under("extracts/") | {"extract_preview"} == set(MATRIX.rows)


@pytest.mark.parametrize("who", MATRIX.everybody)
def test_the_answers_are_those_of_the_table(world, who):
    assert not MATRIX.wrong(world, who)


def test_who_proposed_it_is_refused_as_the_second_person(world):
    client = world.browser("coordinator")
    with transaction.atomic():
        answer = client.post(world.url("extract_decide"), {"decision": "accept"})
        transaction.set_rollback(True)
    assert answer.status_code == 403


def test_an_extract_that_doesnt_exist_is_not_found(world):
    for name in ("extract", "extract_decide", "extract_withdraw"):
        assert call(world.browser("coordinator"), "GET", reverse(name, args=[uuid.uuid4()])) == 404


def test_a_released_one_isnt_decided_again_nor_a_waiting_one_withdrawn(world):
    client = world.browser("second")
    assert call(client, "POST", reverse("extract_decide", args=[world.first])) == 404
    assert call(client, "POST", reverse("extract_withdraw", args=[world.waits])) == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["", "en/index.html", "extract.json"])
def test_the_public_site_answers_to_no_other_method(world, method, path):
    assert call(Client(), method, f"/public/{path}") == 405


def test_every_look_leaves_an_event_and_a_look_of_the_public_none(world):
    for name in ("extracts", "extract", "extract_preview"):
        with transaction.atomic():
            before = Event.objects.filter(outcome="viewed").count()
            assert world.browser("analyst").get(world.url(name)).status_code == 200
            assert Event.objects.filter(outcome="viewed").count() == before + 1, name
    before = Event.objects.count()
    assert Client().get("/public/en/index.html").status_code == 200
    assert Event.objects.count() == before


def test_a_deputy_counts_as_whom_they_stand_in_for(world):
    from datetime import timedelta

    from django.utils import timezone

    from zotim.core.approvals.services import NeedsAnotherPerson
    from zotim.core.people.models import Deputy
    from zotim.register.extracts.services import extract_release

    with transaction.atomic():
        stand_in, now = worlds.user("analyst"), timezone.now()
        Deputy.objects.create(
            user=world.users["coordinator"], deputy=stand_in, starts_at=now - timedelta(days=1),
            ends_at=now + timedelta(days=1),
        )  # fmt: skip
        deputy = actor_of(stand_in, acting_for=world.users["coordinator"].pk)
        with pytest.raises(NeedsAnotherPerson):
            extract_release(actor=deputy, extract=Extract.objects.get(pk=world.waits), released=True)
        transaction.set_rollback(True)
