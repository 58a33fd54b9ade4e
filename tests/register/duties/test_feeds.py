"""A calendar that leaves the house: minimal, read anew each time, revocable; other programs can read it."""

from datetime import timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.register.duties.conftest import on
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.due_days import due_days_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import hashed
from zotim.core.audit.models import Event
from zotim.core.documents.due_days import calendar_file
from zotim.core.people.models import Deputy
from zotim.core.texts import Translated
from zotim.register.duties.models import Feed
from zotim.register.duties.services import entries
from zotim.register.duties.services import feeds as services
from zotim.register.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon(world):
    """A commitment that is due soon whatever the day of the test, internal; another, public."""
    inside, public = world.commitment(10, title="A secret plan"), world.commitment(10, classification="public")
    day = timezone.localdate() + timedelta(days=10)
    Commitment.objects.update(due_on=day, late_from=day + timedelta(days=1))
    return inside, public


def fetch(secret):
    return Client().get(reverse("feed", args=[secret]))


def events(data):
    """What an independent parser reads, by reference."""
    read = vobject.readOne(data.decode())
    return {event.summary.value: event for event in read.contents.get("vevent", [])}


def test_an_independent_parser_reads_what_is_due(world, soon):
    _feed, secret = services.feed_make(actor=world.focal, days=30)
    answer = fetch(secret)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    read = events(answer.content)
    assert len(read) == 2
    for event in read.values():
        assert event.dtstart.value == timezone.localdate() + timedelta(days=10)
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert {alarm.trigger.value for alarm in event.valarm_list} == {timedelta(days=-n) for n in (30, 7, 1)}


def test_of_what_isnt_public_it_says_only_that_something_is_due(world, soon):
    inside, public = soon
    _feed, secret = services.feed_make(actor=world.focal, days=30)
    text = fetch(secret).content.decode().replace("\r\n ", "")
    assert "secret plan" not in text
    assert inside.reference in text
    assert public.title.in_language("sq")[0] in text


def test_every_line_is_folded_at_75_octets_and_ends_as_the_rule_says(world):
    world.entry(3, classification="public")
    entry = world.entry(4, classification="public")
    long = Translated.of("ar", "إرسال " * 40, en="A, b; c\\d\nnext " * 20)
    entries.duty_change(actor=world.analyst, duty=entry, title=long)
    data = calendar_file(due_days_of(world.analyst, on(0), on(9)))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert any("A, b; c\\d\nnext" in title for title in events(data)) or any("إرسال" in title for title in events(data))


def test_the_id_stays_and_the_sequence_grows_when_an_entry_changes(world):
    entry = world.entry(3)

    def only():
        (event,) = events(calendar_file(due_days_of(world.analyst, on(0), on(9)))).values()
        return event.uid.value, int(event.sequence.value), event.dtstamp.value

    before = only()
    assert only() == before
    entries.duty_change(actor=world.analyst, duty=entry, title=entry.title, source="Somewhere")
    uid, sequence, stamp = only()
    assert (uid, sequence) == (before[0], before[1] + 1)
    assert stamp >= before[2]


def test_the_secret_is_kept_by_nobody_here(world):
    feed, secret = services.feed_make(actor=world.focal, days=30)
    assert feed.hash == hashed(secret)
    assert secret not in str(Feed.objects.values().get(pk=feed.pk))


def test_revoked_expired_unknown_and_of_somebody_without_a_role_look_alike(world):
    answers = []
    for spoil in ("ended_at", "expires_at"):
        feed, secret = services.feed_make(actor=world.focal, days=30)
        Feed.objects.filter(pk=feed.pk).update(**{spoil: timezone.now() - timedelta(seconds=1)})
        answers.append(fetch(secret))
    _feed, secret = services.feed_make(actor=world.focal, days=30)
    world.user.memberships.update(ends_at=timezone.now() - timedelta(seconds=1))
    answers += [fetch(secret), fetch("x" * 43)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, b"not found\n")}


def test_each_fetch_is_on_record_and_an_address_is_fetched_so_often_and_no_more(world, monkeypatch):
    monkeypatch.setattr(services, "MOST_IN_WINDOW", 2)
    feed, secret = services.feed_make(actor=world.focal, days=30)
    assert [fetch(secret).status_code for _ in range(3)] == [200, 200, 429]
    looks = Event.objects.filter(verb="register.feed.fetched", object_id=str(feed.pk))
    assert [event.actor_id for event in looks] == [world.user.pk] * 2


def test_nobody_revokes_or_makes_an_address_for_somebody_else(world):
    feed, _secret = services.feed_make(actor=world.focal, days=30)
    with pytest.raises(Denied):
        services.feed_end(actor=world.analyst, feed=feed)
    now = timezone.now()
    Deputy.objects.create(user=world.user, deputy=world.officer_user, starts_at=now, ends_at=now + timedelta(days=1))
    deputy: Actor = actor_of(world.officer_user, acting_for=world.user.pk)
    with pytest.raises(Denied):
        services.feed_make(actor=deputy, days=30)
    with pytest.raises(Denied):
        services.feed_end(actor=deputy, feed=feed)


def test_an_address_has_an_end_and_nobody_has_many(world):
    with pytest.raises(Unfit):
        services.feed_make(actor=world.focal, days=400)
    for _ in range(services.MOST):
        services.feed_make(actor=world.focal, days=3)
    with pytest.raises(Unfit):
        services.feed_make(actor=world.focal, days=3)
