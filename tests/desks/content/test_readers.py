"""What protects readers and readings: samples, conflicts of interest, what is uncovered, how far they agree."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests import worlds
from tests.desks.content import made
from tests.desks.content.dispatchly import Desk
from tests.desks.content.reviewly import agreed, answers, deputy_of, nothing, read
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import NotVisible, visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.core.states.machine import WrongState
from zotim.desks.content.dispatch.services import dispatch_court
from zotim.desks.content.intake.models import Item, Location
from zotim.desks.content.matching.floods import begin, flood_decide, hold
from zotim.desks.content.matching.protection import MATCHING
from zotim.desks.content.review.conflicts import barred
from zotim.desks.content.review.models import Conflict, Exposure, GoingOn, Reading, Sample, Turn
from zotim.desks.content.review.rounds import is_drawn
from zotim.desks.content.review.selectors import next_in_queue, queue, samples
from zotim.desks.content.review.services import (
    conflict_end,
    conflict_enter,
    conflict_say,
    exposure_cover,
    exposure_uncover,
    going_on_answer,
    going_on_ask,
    item_close,
    item_take,
    sample_read,
)
from zotim.desks.content.review.services.exposure import limit_today

pytestmark = pytest.mark.django_db


def again(person):
    """The same person, later."""
    return actor_of(User.objects.get(pk=person.user_id))


class TestSamples:
    def drawn(self, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 100
        item = made.item(state="open")
        one = read(item, said=nothing())
        return item, one, Sample.objects.get()

    @pytest.mark.once
    @given(st.binary(min_size=32, max_size=32), st.integers(0, 99))
    def test_what_is_drawn_of_few_is_drawn_of_more_too(self, digest, share):
        assert is_drawn(digest.hex(), 100)
        assert not is_drawn(digest.hex(), 0)
        assert is_drawn(digest.hex(), share) <= is_drawn(digest.hex(), share + 1)

    @pytest.mark.once
    def test_about_a_tenth_is_drawn(self):
        drawn = sum(is_drawn(sha256(str(number).encode()).hexdigest(), 10) for number in range(2000))
        assert 150 < drawn < 250

    def test_the_hash_of_the_event_draws_it(self, installed, settings):
        _item, _one, sample = self.drawn(settings)
        event = Event.objects.get(verb="content.item.closed")
        assert is_drawn(event.digest, settings.ZOTIM_CONTENT_SAMPLE)
        assert sample.round == 1

    def test_another_reader_who_says_the_same_leaves_it_closed(self, installed, settings):
        item, _one, sample = self.drawn(settings)
        sample_read(actor=made.officer(), pk=sample.pk, answers=nothing())
        item.refresh_from_db()
        sample.refresh_from_db()
        assert (item.state, sample.differs) == ("closed", False)

    def test_who_read_it_doesnt_read_it_again(self, installed, settings):
        _item, one, sample = self.drawn(settings)
        assert not samples(again(one)).exists()
        with pytest.raises(NeedsAnotherPerson):
            sample_read(actor=one, pk=sample.pk, answers=nothing())

    def test_the_first_reading_isnt_seen_before(self, installed, settings):
        _item, _one, sample = self.drawn(settings)
        other = made.officer()
        assert not Reading.objects.filter(visible(Reading, other)).exists()
        sample_read(actor=other, pk=sample.pk, answers=nothing())
        assert Reading.objects.filter(visible(Reading, other)).count() == 2

    def test_one_who_says_otherwise_opens_it_for_two_others(self, installed, settings):
        item, one, sample = self.drawn(settings)
        other = made.officer()
        sample_read(actor=other, pk=sample.pk, answers=answers())
        item.refresh_from_db()
        assert item.state == "open"
        for who in (one, other):
            with pytest.raises(NeedsAnotherPerson):
                item_take(actor=who, pk=item.pk)
        read(item)
        read(item)
        assert item.state == "agreed"

    def test_what_was_closed_in_other_rooms_is_drawn_too(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 100
        held = made.item(state="received")
        flood = begin("host", "videot.example")
        hold(MATCHING, held, flood)
        officer = made.officer()
        flood_decide(actor=officer, flood=flood, transition="close", reason="E pashë.")
        desk = Desk("referral")
        row = desk.carried_out("referral")
        dispatch_court(actor=desk.officer, dispatch=row, confirmed=True, text="E lë (e trilluar).")
        assert {one.item_id for one in Sample.objects.all()} == {held.pk, row.item_id}
        by = dict(Turn.objects.filter(what="closed").values_list("item_id", "by_id"))
        assert by == {held.pk: officer.user_id, row.item_id: desk.officer.user_id}
        sample = Sample.objects.get(item=held)
        sample_read(actor=made.officer(), pk=sample.pk, answers=answers())
        held.refresh_from_db()
        assert held.state == "open"

    def test_what_two_agreed_about_isnt_opened_by_one_who_says_otherwise(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 100
        for said, differs in ((answers(), False), (nothing(), True)):
            item = agreed()
            item_close(actor=made.officer(), pk=item.pk, reason="Ka mbaruar.")
            sample = sample_read(actor=made.officer(), pk=Sample.objects.get(item=item).pk, answers=said)
            item.refresh_from_db()
            assert (item.state, sample.differs) == ("closed", differs)

    def test_it_is_read_again_once(self, installed, settings):
        _item, _one, sample = self.drawn(settings)
        sample_read(actor=made.officer(), pk=sample.pk, answers=nothing())
        with pytest.raises(WrongState):
            sample_read(actor=made.officer(), pk=sample.pk, answers=nothing())


class TestConflicts:
    def test_who_has_an_interest_in_an_item_has_no_such_item(self, installed):
        item, one = made.item(state="open"), made.officer()
        place = made.location(item)
        item_take(actor=one, pk=item.pk)
        conflict_say(actor=one, pk=item.pk, reason="E njoh autorin (e trilluar).")
        assert barred(one, item)
        assert not queue(one).exists()
        assert queue(made.officer()).count() == 1
        assert not Location.objects.filter(visible(Location, one), pk=place.pk).exists()
        with pytest.raises(NotVisible):
            item_take(actor=one, pk=item.pk)
        item.refresh_from_db()
        assert (item.state, item.taken_by_id) == ("open", None)

    def test_a_keeper_enters_it_until_a_day_and_ends_it(self, installed):
        item, one, keeper = made.item(state="open"), made.officer(), made.keeper()
        today = timezone.localdate()
        found = conflict_enter(actor=keeper, reference=item.reference, person=one.user_id, reason="x", until=today)
        assert barred(one, item)
        Conflict.objects.filter(pk=found.pk).update(until=today - timedelta(days=1))
        assert not barred(one, item)
        Conflict.objects.filter(pk=found.pk).update(until=None)
        conflict_end(actor=keeper, pk=found.pk)
        assert not barred(one, item)

    @pytest.mark.parametrize(
        ("wrong", "field"), [({"reason": " "}, "reason"), ({"reference": "ZOT-0000-00"}, "reference")]
    )
    def test_what_is_wrong_with_it_is_named(self, installed, wrong, field):
        item = made.item(state="open")
        right = {"reference": item.reference, "person": made.officer().user_id, "reason": "x"}
        with pytest.raises(Unfit) as refused:
            conflict_enter(actor=made.keeper(), **{**right, **wrong})
        assert refused.value.field == field

    def test_whom_one_stands_in_for_counts(self, installed):
        item, away = made.item(state="open"), made.officer()
        conflict_say(actor=away, pk=item.pk, reason="x")
        assert barred(deputy_of(away), item)


class TestExposure:
    @pytest.fixture(autouse=True)
    def few(self, settings):
        settings.ZOTIM_CONTENT_PICTURES = 2

    def test_each_uncovering_is_counted_for_the_reader_and_shown_to_nobody_else(self, installed):
        item, one = made.item(state="open"), made.officer()
        exposure_uncover(actor=one, pk=item.pk, shown="text")
        exposure_uncover(actor=one, pk=item.pk, shown="grey")
        assert Exposure.objects.filter(visible(Exposure, one)).count() == 2
        assert Exposure.objects.filter(ended_at=None).get().shown == "grey"
        exposure_cover(actor=one)
        assert not Exposure.objects.filter(ended_at=None).exists()
        for other in (made.officer(), made.adviser(), made.keeper()):
            assert not Exposure.objects.filter(visible(Exposure, other)).exists()

    def test_at_the_days_limit_pictures_stay_covered_and_texts_dont(self, installed):
        item, one = made.item(state="open"), made.officer()
        for shown in ("grey", "colour"):
            exposure_uncover(actor=one, pk=item.pk, shown=shown)
        with pytest.raises(Unfit):
            exposure_uncover(actor=one, pk=item.pk, shown="grey")
        exposure_uncover(actor=one, pk=item.pk, shown="text")

    def test_a_colleague_says_whether_one_goes_on_and_never_oneself(self, installed):
        item, one = made.item(state="open"), made.officer()
        with pytest.raises(Unfit):
            going_on_ask(actor=one)
        for _time in range(2):
            exposure_uncover(actor=one, pk=item.pk, shown="grey")
        asked = going_on_ask(actor=one)
        assert going_on_ask(actor=one) == asked
        with pytest.raises(NeedsAnotherPerson):
            going_on_answer(actor=one, pk=asked.pk, agreed=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            GoingOn.objects.filter(pk=asked.pk).update(answered_by=one.user_id)
        going_on_answer(actor=made.officer(), pk=asked.pk, agreed=True)
        assert limit_today(one.user_id) == 3
        exposure_uncover(actor=one, pk=item.pk, shown="grey")

    def test_what_nobody_covers_counts_for_some_minutes_only(self, installed):
        item, one = made.item(state="open"), made.officer()
        found = exposure_uncover(actor=one, pk=item.pk, shown="grey")
        Exposure.objects.filter(pk=found.pk).update(created_at=timezone.now() - timedelta(hours=1))
        exposure_cover(actor=one)
        found.refresh_from_db()
        assert found.ended_at - found.created_at == timedelta(minutes=10)


class TestQueue:
    def test_what_cant_wait_stands_first_then_the_end_of_the_clock(self, installed):
        now = timezone.now()
        usual = made.item(state="open", due_at=now + timedelta(hours=1))
        later = made.item(state="open", due_at=now + timedelta(hours=2))
        life = made.item(state="open", urgency=1, due_at=now + timedelta(hours=3))
        made.item(state="closed")
        assert list(queue(made.officer())) == [life, usual, later]

    def test_the_next_one_is_one_that_one_may_read(self, installed):
        one = made.officer()
        first, second = made.item(state="open", urgency=1), made.item(state="open")
        read(first, by=one)
        assert next_in_queue(again(one)) == second
        item_take(actor=made.officer(), pk=second.pk)
        assert next_in_queue(again(one)) is None

    def test_an_adviser_is_given_what_waits_for_one(self, installed):
        item = made.item(state="open")
        made.item(state="open", urgency=1)
        read(item, said=answers(public="unsure", wanted=""))
        assert next_in_queue(made.adviser()) == item

    def test_languages_that_one_reads_come_first(self, installed):
        arabic = made.item(state="open", urgency=1, language="ar")
        albanian, none = made.item(state="open"), made.item(state="open", language="")
        one = worlds.actor("referral_officer")
        assert next_in_queue(one, languages=["sq"]) in (albanian, none)
        assert next_in_queue(one, languages=["ar"]) == arabic
        assert Item.objects.count() == 3
