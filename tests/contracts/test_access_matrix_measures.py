"""Who gets what answer at the addresses of measures and mergers: the table is written by hand and asks no policy."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests import worlds
from tests.register import library
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.register.duplicates.services import duplicate_merge
from zotim.register.measures import services as measures
from zotim.register.models import Commitment, Instrument, Measure

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal points of the body that leads the measure, of one that supports it, of the one that can take
# its obstacle away, and of another. A second number is the answer to POST with nothing in it, where that differs.
TABLE = """
address            coordinator  analyst  own      support  remover  other
measures           200          200      200      200      200      200
measure            200          200      200      200      200      404
measure_change     200          200      200      403      403      404
measure_move       200/302      200/302  200/302  403      403      404
measure_serve      200          200      200      403      403      404
measure_unserve    200/302      200/302  200/302  403      403      404
measure_answer     200          200      200      403      403      404
budget_add         200          200      200      403      403      404
budget_change      200          200      200      403      403      404
budget_strike      200/302      200/302  200/302  403      403      404
evidence_submit    200          200      200      200      403      404
obstacle_tell      200          200      200      200      403      404
obstacle_remove    200          200      200      200      403      404
commitment_merge   200/404      200/404  403      403      403      403
measure_merge      200/404      200/404  403      403      403      403
merger             200/302      200/302  403      403      403      403
merger_undo        200/302      200/302  403      403      403      403
"""
OUTSIDERS = ("ended", "nobody", "auditor", "administrator")
PARTS = ("register/measures/", "register/duplicates/")


def table():
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return {row[0]: dict(zip(rows[0][1:], row[1:], strict=True)) for row in rows[1:]}


class World:
    def __init__(self):
        worlds.demo_installation()
        centre = worlds.body("Qendra", "coordination_centre")
        self.bodies = {name: worlds.body(name) for name in ("own", "support", "remover", "other")}
        self.people = {name: worlds.user("focal_point", body) for name, body in self.bodies.items()}
        self.people |= {
            "coordinator": worlds.user("coordinator", centre),
            "analyst": worlds.user("analyst", centre),
            "ended": worlds.user("focal_point", self.bodies["own"]),
            "nobody": worlds.user(),
            "auditor": worlds.user("auditor", centre),
            "administrator": worlds.user("administrator", centre),
        }
        self.people["ended"].memberships.update(ends_at=self.people["ended"].created_at)
        self.ids, self.others = self.records(), self.records()

    def records(self):
        by = actor_of(self.people["analyst"])
        first, second = worlds.commitment(by, self.bodies["own"]), worlds.commitment(by, self.bodies["own"])
        measure = worlds.measure(by, first)
        measures.measure_serve(actor=by, measure=measure, commitment=second)
        measures.measure_change(
            actor=by, measure=measure, title=measure.title, starts_on=measure.starts_on, due_on=None,
            support=[self.bodies["support"]],
        )  # fmt: skip
        line = measures.budget_add(
            actor=by, measure=measure, amount=Decimal(1), currency="ALL", source="own", starts_on=date(2026, 1, 1),
            ends_on=date(2026, 2, 1),
        )  # fmt: skip
        obstacle = measures.obstacle_tell(
            actor=by, measure=measure, title=measure.title, since=timezone.localdate(), remover=self.bodies["remover"]
        )
        twin = worlds.measure(by, worlds.commitment(by, self.bodies["own"]))
        merger = duplicate_merge(actor=by, one=worlds.measure(by, second), into=twin, reason="The same.")
        library.obligation(by, library.instrument(by, f"L {measure.reference}"))
        Commitment.objects.update(classification="internal")
        Measure.objects.update(classification="internal")
        Instrument.objects.update(classification="internal")
        return {
            "commitment": first.pk, "served": second.pk, "measure": measure.pk, "line": line.pk,
            "obstacle": obstacle.pk, "merger": merger.pk, "step": "complete",
        }  # fmt: skip

    def url(self, name, nested=None):
        ids, inner = self.ids, nested or self.ids
        kwargs = {
            "measures": {},
            "measure_move": {"pk": ids["measure"], "step": "complete"},
            "measure_unserve": {"pk": ids["measure"], "commitment": inner["served"]},
            "budget_change": {"pk": ids["measure"], "line": inner["line"]},
            "budget_strike": {"pk": ids["measure"], "line": inner["line"]},
            "obstacle_remove": {"pk": ids["measure"], "obstacle": inner["obstacle"]},
            "commitment_merge": {"pk": ids["commitment"]},
            "merger": {"pk": ids["merger"]},
            "merger_undo": {"pk": ids["merger"]},
        }
        return reverse(name, kwargs=kwargs.get(name, {"pk": ids["measure"]}))

    def client(self, who):
        client = Client()
        client.force_login(self.people[who], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


def addresses():
    for resolver in get_resolver().url_patterns:
        for pattern in getattr(resolver, "url_patterns", ()):
            for inner in getattr(pattern, "url_patterns", ()):
                if f"register/{inner.pattern}".startswith(PARTS):
                    yield inner.name


def test_every_address_of_these_rooms_stands_in_the_table():
    assert set(addresses()) == set(table())


@pytest.mark.parametrize("name", list(table()))
def test_each_relation_gets_the_answer_of_the_table(world, name):
    for who, answers in table()[name].items():
        get, _, post = answers.partition("/")
        client = world.client(who)
        for method, wanted in (("get", get), ("post", post or get)):
            with transaction.atomic():
                answer = getattr(client, method)(world.url(name))
                transaction.set_rollback(True)
            assert answer.status_code == int(wanted), (name, who, method)


@pytest.mark.parametrize("name", list(table()))
def test_outsiders_get_no_content_and_leave_a_denial(world, name):
    for who in OUTSIDERS:
        denied = Event.objects.filter(outcome="denied").count()
        assert world.client(who).get(world.url(name)).status_code == 403, who
        assert Event.objects.filter(outcome="denied").count() == denied + 1, who


@pytest.mark.parametrize("name", ["measure_unserve", "budget_change", "budget_strike", "obstacle_remove"])
def test_what_belongs_to_another_measure_isnt_found_at_this_one(world, name):
    assert world.client("coordinator").get(world.url(name, world.others)).status_code == 404


@pytest.mark.parametrize("name", list(table()))
def test_what_isnt_there_answers_as_what_may_not_be_seen(world, name, monkeypatch):
    if name == "measures":
        return
    monkeypatch.setattr(world, "ids", dict.fromkeys(world.ids, uuid.uuid4()))
    assert world.client("coordinator").get(world.url(name)).status_code == 404
