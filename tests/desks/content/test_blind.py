"""Who is still to read an item sees nothing of what others did about it; who is kept from one, nothing at all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desks.content import made
from tests.desks.content.dispatchly import Desk
from tests.desks.content.reviewly import nothing, read
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import visible
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import notify
from zotim.core.people.models import User
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Custody
from zotim.desks.content.matching import selectors as matching
from zotim.desks.content.matching.floods import begin, hold
from zotim.desks.content.matching.protection import MATCHING
from zotim.desks.content.review.conflicts import barred
from zotim.desks.content.review.models import Conflict, Sample, Turn
from zotim.desks.content.review.notices import RUNS_OUT
from zotim.desks.content.review.services import conflict_enter, conflict_say, item_reopen, sample_read

pytestmark = pytest.mark.django_db


def told(client, person, item) -> str:
    client.force_login(User.objects.get(pk=person.user_id))
    return client.get(reverse("content_item", args=[item.pk])).content.decode()


def turns(actor) -> int:
    return Turn.objects.filter(visible(Turn, actor)).count()


class TestBlind:
    def test_a_reader_of_a_sample_sees_who_closed_it_only_after_their_reading(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 100
        item, other = made.item(state="open"), made.officer()
        first = read(item, said=nothing())
        assert turns(first) == 1
        assert turns(other) == 0
        assert turns(made.adviser()) == 1
        sample_read(actor=other, pk=Sample.objects.get().pk, answers=nothing())
        assert turns(actor_of(User.objects.get(pk=other.user_id))) == 1

    def test_what_was_opened_again_is_read_without_its_history(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 0
        item, reader = made.item(state="open"), made.officer()
        first = read(item, said=nothing())
        assert turns(reader) == 1
        item_reopen(actor=first, pk=item.pk, what="complaint", reason="Ankesë e trilluar.")
        assert turns(reader) == 0

    def test_a_second_reader_isnt_shown_who_looked_at_the_bytes(self, installed):
        item, second = made.item(state="open"), made.officer()
        custody_add(MATCHING, item, "received")
        first = read(item)
        custody_add(first, item, "opened")
        rows = Custody.objects.filter(item=item)
        assert [one.what for one in rows.filter(visible(Custody, second))] == ["received"]
        assert rows.filter(visible(Custody, first)).count() == 2
        read(item, by=second)
        assert rows.filter(visible(Custody, actor_of(User.objects.get(pk=second.user_id)))).count() == 2

    def test_a_second_reader_isnt_shown_what_went_to_the_police_on_one_reading(self, installed, client):
        desk = Desk("police")
        row = desk.drafted("police")
        assert row.reference in told(client, desk.officer, row.item) or row.item.state == "second"
        assert row.reference not in told(client, made.officer(), row.item)
        assert row.reference in told(client, made.adviser(), row.item)


@pytest.fixture
def at(monkeypatch):
    """Makes it another moment."""
    now = timezone.now()
    return lambda later: monkeypatch.setattr("django.utils.timezone.now", lambda: now + later)


class TestConflicts:
    def test_one_that_was_entered_until_a_day_ends_by_itself_and_can_be_entered_again(self, installed, at):
        item, one, keeper = made.item(state="open"), made.officer(), made.keeper()
        today = timezone.localdate()
        conflict_enter(actor=keeper, reference=item.reference, person=one.user_id, reason="x", until=today)
        assert barred(one, item)
        at(timedelta(days=2))
        assert not barred(one, item)
        again = timezone.localdate() + timedelta(days=3)
        conflict_enter(actor=keeper, reference=item.reference, person=one.user_id, reason="y", until=again)
        assert barred(one, item)
        assert Conflict.objects.filter(ended_at=None).count() == 1
        at(timedelta(days=9))
        assert not barred(one, item)
        conflict_say(actor=one, pk=item.pk, reason="z")
        assert barred(one, item)

    def test_who_is_kept_from_an_item_is_told_nothing_of_it(self, installed):
        desk = Desk()
        row = desk.drafted()
        one, other = made.officer(), made.officer()
        notify([one.user_id], RUNS_OUT, row.item)
        conflict_say(actor=one, pk=row.item_id, reason="x")
        assert not Notification.objects.filter(user=one.user_id, seen_at=None).exists()
        notify([one.user_id, other.user_id], RUNS_OUT, row.item)
        notify([one.user_id, other.user_id], "content.dispatch.asked", row)
        unseen = Notification.objects.filter(seen_at=None)
        assert unseen.filter(user=other.user_id).count() == 2
        assert not unseen.filter(user=one.user_id).exists()

    def test_a_flood_counts_only_what_one_may_see(self, installed):
        items = [made.item(state="received") for _each in range(3)]
        flood = begin("host", "videot.example")
        for item in items:
            hold(MATCHING, item, flood)
        one = made.officer()
        conflict_say(actor=one, pk=items[0].pk, reason="x")
        assert matching.floods(one).get().known == 2
        assert matching.floods(made.officer()).get().known == 3
        for item in items[1:]:
            conflict_say(actor=one, pk=item.pk, reason="x")
        assert not matching.floods(one).exists()

    def test_putting_in_what_one_is_kept_from_says_what_is_said_of_something_new(self, installed, client):
        one = made.officer()
        client.force_login(User.objects.get(pk=one.user_id))

        def put_in(text):
            data = {"text": text, "language": "sq"}
            return client.post(reverse("content_report_add"), data, follow=True).content.decode()

        assert "është i njëjti" not in put_in("Një tekst i trilluar, i parë.")
        from zotim.desks.content.intake.models import Item

        conflict_say(actor=one, pk=Item.objects.get().pk, reason="x")
        again = put_in("Një tekst i trilluar, i parë.")
        assert "është i njëjti" not in again
        assert Item.objects.get().reference not in again
