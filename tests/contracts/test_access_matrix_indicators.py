"""Who gets what answer at the addresses of indicators: the table is written by hand and asks no policy."""

import uuid
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import indicators, worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.register.indicators.services import senders
from zotim.register.indicators.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of the body that supplies; the one of another body. A second number is the answer to
# POST with nothing in it, where that differs.
TABLE = """
address               coordinator  analyst   own       other
indicators            200          200       200       200
indicator_add         200          200       403       403
values_load           200          200       200       200
values_export         200          200       200       200
indicator             200          200       200       404
indicator_change      200          200       403       403
indicator_target      200          200       403       403
value_supply          200          200       200       404
value_take            200          200       200       404
indicator_value       200          200       200       404
value_decide          302/200      302/200   403       403
value_file            200          200       200       404
senders               200          200       403       403
sender_add            200          200       403       403
figures_load          200          403       403       403
sender                200          200       403       403
sender_confirm        200          302       403       403
sender_revoke         200          200       403       403
"""
OUTSIDERS = ("foreign", "ended", "nobody", "auditor", "administrator")


def table():
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return {row[0]: dict(zip(rows[0][1:], row[1:], strict=True)) for row in rows[1:]}


class World:
    """An indicator of one body with a value that waits; a sender that is confirmed, and one that waits."""

    def __init__(self):
        worlds.demo_installation()
        centre, lead, other = worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")
        self.people = {
            "coordinator": worlds.user("coordinator", centre),
            "analyst": worlds.user("analyst", centre),
            "own": worlds.user("focal_point", lead),
            "other": worlds.user("focal_point", other),
            "foreign": worlds.user("foreign_affairs", worlds.body("MEPJ")),
            "ended": worlds.user("focal_point", lead),
            "nobody": worlds.user(),
            "auditor": worlds.user("auditor", centre),
            "administrator": worlds.user("administrator", centre),
        }
        self.people["ended"].memberships.update(ends_at=self.people["ended"].created_at)
        analyst, coordinator = actor_of(self.people["analyst"]), actor_of(self.people["coordinator"])
        indicator = indicators.indicator(analyst, lead)
        value = indicators.supplied(actor_of(self.people["own"]), indicator, Decimal(4))
        key = indicators.Sender()
        confirmed = key.confirmed(analyst, coordinator, other)
        senders.figures_take_in(actor=coordinator, data=key.file())
        waiting = indicators.Sender().entered(analyst, other, origin="zotim/NEW")
        self.ids = {"indicator": indicator.pk, "value": value.pk, "sender": confirmed.pk, "waiting": waiting.pk}

    def url(self, name):
        key = {
            "indicator": "indicator", "indicator_change": "indicator", "indicator_target": "indicator",
            "value_supply": "indicator", "value_take": "indicator", "indicator_value": "value",
            "value_decide": "value", "value_file": "value", "sender": "sender", "sender_confirm": "waiting",
            "sender_revoke": "sender",
        }.get(name)  # fmt: skip
        return reverse(name, kwargs={"pk": self.ids[key]} if key else {})

    def browser(self, who):
        client = Client()
        if who != "visitor":
            client.force_login(self.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def call(world):
    def one(client, method, url):
        with transaction.atomic():
            answer = client.generic(method, url, content_type="application/x-www-form-urlencoded")
            transaction.set_rollback(True)
        return answer.status_code

    return one


def expected(name, who, method):
    if who == "visitor":
        return 302
    if who in OUTSIDERS:
        return 403
    get, _, post = table()[name][who].partition("/")
    return int(post or get) if method == "POST" else int(get)


def test_each_address_has_a_row_and_each_row_an_address():
    assert {pattern.name for pattern in urlpatterns} == set(table())


@pytest.mark.parametrize("who", ["coordinator", "analyst", "own", "other", *OUTSIDERS, "visitor"])
def test_the_answers_are_those_of_the_table(world, call, who):
    client, wrong = world.browser(who), {}
    for name in table():
        for method in ("GET", "POST"):
            got, wanted = call(client, method, world.url(name)), expected(name, who, method)
            if got != wanted:
                wrong[f"{method} {name}"] = f"{got} instead of {wanted}"
    assert not wrong


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, call):
    mine, world.ids = world.ids, {key: uuid.uuid4() for key in world.ids}
    client = world.browser("other")
    try:
        for name in table():
            if expected(name, "other", "GET") == 404:
                assert call(client, "GET", world.url(name)) == 404, name
    finally:
        world.ids = mine


def test_every_look_leaves_an_event(world):
    client = world.browser("coordinator")
    for name in ("indicators", "indicator", "indicator_value", "value_file", "values_export", "senders", "sender"):
        with transaction.atomic():
            before = Event.objects.filter(outcome="viewed").count()
            assert client.get(world.url(name)).status_code == 200
            assert Event.objects.filter(outcome="viewed").count() == before + 1, name
            transaction.set_rollback(True)


def test_who_is_to_hear_a_fingerprint_doesnt_read_it_before(world):
    client, waiting = world.browser("coordinator"), world.ids["waiting"]
    with transaction.atomic():
        made = senders.Sender.objects.get(pk=waiting)
        for name in ("sender", "sender_confirm", "senders"):
            url = reverse(name, args=[] if name == "senders" else [waiting])
            page = client.get(url).content.decode().replace(" ", "")
            assert made.fingerprint[:8] not in page, name
            assert made.key[:8] not in page, name
        transaction.set_rollback(True)
