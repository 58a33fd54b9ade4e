"""Who gets what answer at the addresses of the calendar: the table is written by hand and asks no policy."""

import uuid
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.audit.models import Event
from zotim.core.evidence.services import file_receive
from zotim.core.texts import Translated
from zotim.register import urls
from zotim.register.duties import urls as duties
from zotim.register.duties.models import DutyReminder, HandoverFile
from zotim.register.duties.services import entries, feeds, handing
from zotim.register.models import Commitment
from zotim.vocabulary import Classification, Language

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The centre; the focal point of the body that it is about; the one of another body; the foreign ministry. A second
# number is the answer to POST with nothing in it, where that differs. Feeds and reminders are those of "own".
TABLE = """
address        coordinator  analyst   own       other     foreign
calendar       200          200       200       200       200
due_file      200          200       200       404       404
duty_add       200          200       403       403       403
duty           200          200       200       404       404
duty_change    200          200       403       403       403
duty_meet      200          200       200       404       403
duty_reminder  404          404       302       404       404
reminders      200/302      200/302   200/302   200/302   200/302
feeds          200          200       200       200       200
feed_end       404          404       302       404       404
work           200          200       200       404       403
handover_add   200/200      200/200   200/200   404       403
handovers      200          200       200       200       403
left           200          200       403       403       403
handover       200          200       200       404       403
handover_job   302/403      302/403   302       404       403
handover_give  200          200       403       403       403
handover_file  200          200       200       404       403
"""
PUBLIC = {"feed"}
ANYBODY = {"calendar": 200, "due_file": 404}
"""What everybody with a role gets, whatever it is: a calendar in which nothing stands."""


def table():
    rows = [line.split() for line in TABLE.strip().splitlines()]
    return {row[0]: dict(zip(rows[0][1:], row[1:], strict=True)) for row in rows[1:]}


class World:
    """An entry, a feed, a reminder and a pack of one body, twice."""

    def __init__(self):
        worlds.demo_installation()
        centre, lead, other = worlds.body("Qendra", "coordination_centre"), worlds.body("A"), worlds.body("B")
        self.lead = lead
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
        self.ids, self.others = self.records(lead), self.records(lead)

    def records(self, lead):
        analyst, own = actor_of(self.people["analyst"]), actor_of(self.people["own"])
        duty = entries.duty_add(
            actor=analyst, title=Translated.of("en", "Plenary"), kind="plenary", first_on=date(2027, 1, 12), lead=lead
        )
        commitment = worlds.commitment(analyst, lead)
        Commitment.objects.update(classification="internal")
        feed, self.secret = feeds.feed_make(actor=own, days=9)
        reminder = DutyReminder.objects.create(
            user=self.people["own"], kind="commitment", object_type="register.commitment", object_id=commitment.pk,
            due_on=date(2027, 3, 31), step=-7,
        )  # fmt: skip
        made = handing.handover_make(
            actor=own, organisation=lead, leaving=None, notes="Ask.", language=Language.ENGLISH
        )
        file = file_receive(
            actor=analyst, data=b"%PDF-1.7\n%%EOF\n", name="h.pdf", classification=Classification.INTERNAL
        )
        kept = HandoverFile.objects.create(handover=made, language="en", format="pdf", file=file)
        return {"duty": duty.pk, "feed": feed.pk, "reminder": reminder.pk, "handover": made.pk, "file": kept.pk}

    def url(self, name, nested=None):
        ids, inner = self.ids, nested or self.ids
        kwargs = {
            "due_file": {"kind": "entry", "pk": ids["duty"], "day": "2027-01-12"},
            "duty": {"pk": ids["duty"]},
            "duty_change": {"pk": ids["duty"]},
            "duty_meet": {"pk": ids["duty"]},
            "duty_reminder": {"pk": ids["reminder"]},
            "feed_end": {"pk": ids["feed"]},
            "feed": {"secret": self.secret},
            "work": {"pk": self.lead.pk},
            "handover_add": {"pk": self.lead.pk},
            "handover": {"pk": ids["handover"]},
            "handover_job": {"pk": ids["handover"]},
            "handover_give": {"pk": ids["handover"]},
            "handover_file": {"pk": ids["handover"], "file": inner["file"]},
        }.get(name, {})
        return reverse(name, kwargs=kwargs)

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


def names():
    rooms = next(p for p in get_resolver().url_patterns if str(p.pattern) == "register/").url_patterns
    nested = next(p for p in rooms if getattr(p, "urlconf_module", urls) is duties)
    calendar = next(p for p in get_resolver().url_patterns if str(p.pattern) == "calendar/")
    return {pattern.name for pattern in (*nested.url_patterns, *calendar.url_patterns)}


def expected(name, who, method):
    if who == "visitor":
        return 302
    if who in ("auditor", "administrator"):
        return ANYBODY.get(name, 403)
    if who in ("ended", "nobody"):
        return 403
    get, _, post = table()[name][who].partition("/")
    return int(post or get) if method == "POST" else int(get)


EVERYBODY = [*table()["calendar"], "ended", "nobody", "auditor", "administrator", "visitor"]


def test_each_address_has_a_row_and_each_row_an_address():
    assert names() - PUBLIC == set(table())


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_answers_are_those_of_the_table(world, call, who):
    client, wrong = world.browser(who), {}
    for name in table():
        for method in ("GET", "POST"):
            got, wanted = call(client, method, world.url(name)), expected(name, who, method)
            if got != wanted:
                wrong[f"{method} {name}"] = f"{got} instead of {wanted}"
    assert not wrong


@pytest.mark.parametrize("who", ["analyst", "other", "visitor"])
def test_a_feed_answers_the_same_whoever_is_signed_in(world, call, who):
    assert call(world.browser(who), "GET", world.url("feed")) == 200
    assert call(world.browser(who), "DELETE", world.url("feed")) == 405


def test_a_file_of_another_pack_is_not_found(world, call):
    assert call(world.browser("coordinator"), "GET", world.url("handover_file", nested=world.others)) == 404


def test_an_id_that_doesnt_exist_gets_the_answer_of_one_that_is_hidden(world, call):
    mine, world.ids = world.ids, {key: uuid.uuid4() for key in world.ids}
    client = world.browser("other")
    try:
        for name in table():
            if expected(name, "other", "GET") == 404 and name not in ("work", "handover_add"):
                assert call(client, "GET", world.url(name)) == 404, name
    finally:
        world.ids = mine


def test_every_look_leaves_an_event(world):
    client = world.browser("own")
    for name in ("calendar", "due_file", "duty", "feeds", "work", "handovers", "handover", "handover_file", "feed"):
        with transaction.atomic():
            before = Event.objects.filter(outcome="viewed").count()
            assert client.get(world.url(name)).status_code == 200
            assert Event.objects.filter(outcome="viewed").count() == before + 1, name
            transaction.set_rollback(True)


def test_no_answer_of_a_feed_is_older_than_the_role_of_its_person(world):
    with transaction.atomic():
        world.people["own"].memberships.update(ends_at=timezone.now())
        assert Client().get(world.url("feed")).status_code == 404
        transaction.set_rollback(True)
