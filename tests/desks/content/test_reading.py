"""Reading an item by the legal test: what one reader may close, what takes two, what the adviser answers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.desks.content import made, reviewly
from tests.desks.content.reviewly import answers, deputy_of, nothing, purposes, read
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import User
from zotim.core.states.machine import WrongState
from zotim.desks.content.intake.models import Item, Urgency
from zotim.desks.content.intake.services import item_move
from zotim.desks.content.law.models import Way
from zotim.desks.content.matching import protection
from zotim.desks.content.review.legal_test import Answers, Outcome, examined
from zotim.desks.content.review.models import PURPOSES, Answer, Category, Reading, Turn
from zotim.desks.content.review.rounds import agreed, round_of, shown_state
from zotim.desks.content.review.sealed import TEXTS
from zotim.desks.content.review.selectors import queue
from zotim.desks.content.review.services import (
    item_advise,
    item_close,
    item_leave,
    item_of_crisis,
    item_read,
    item_reopen,
    item_take,
)

pytestmark = pytest.mark.django_db


answer = st.sampled_from(Answer.values)


class TestTheTest:
    @pytest.mark.once
    @given(
        public=answer, category=st.sampled_from(Category.values), wanted=st.sampled_from(["", *Way.values]),
        said=st.fixed_dictionaries(dict.fromkeys(PURPOSES, answer)),
    )  # fmt: skip
    def test_something_goes_out_only_if_public_in_a_category_and_of_no_protected_purpose(
        self, public, category, wanted, said
    ):
        asked = Answers(public=public, category=category, wanted=wanted, purposes=said, reasons="x")
        if wanted not in ("", "police", "protection") and (public != "yes" or category == "none"):
            with pytest.raises(Unfit) as refused:
                examined(asked)
            assert refused.value.field == "wanted"
            return
        outcome = examined(asked)
        plain = "unsure" not in (public, *said.values()) and "yes" not in said.values()
        assert outcome == (Outcome.DOUBT if not plain else Outcome.WANTS if wanted else Outcome.NOTHING)

    @pytest.mark.parametrize("way", ["police", "protection"])
    def test_whoever_is_in_danger_is_helped_though_only_they_were_written_to(self, installed, way):
        item = made.item(state="open")
        for _hand in range(2):
            read(item, said=answers(public="no", category="none", wanted=way))
        assert (item.state, agreed(item).way) == ("agreed", way)

    @pytest.mark.parametrize("way", ["referral", "national", "eu", "prosecutor"])
    def test_the_database_too_wants_what_goes_elsewhere_public_and_in_a_category(self, installed, way):
        values = {"item": made.item(state="open"), "part": "first", "by_id": made.officer().user_id, "wanted": way}
        for public, category in (("no", "incites"), ("unsure", "incites"), ("yes", "none")):
            one = Reading(public=public, category=category, **values)
            one.reasons = TEXTS.put(one, "reasons", "x")
            with pytest.raises(DatabaseError), transaction.atomic():
                one.save(force_insert=True)

    @pytest.mark.once
    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"public": ""}, "public"), ({"category": "x"}, "category"), ({"reasons": " "}, "reasons"),
            ({"purposes": {}}, "purpose_education"), ({"purposes": purposes(art="perhaps")}, "purpose_art"),
            ({"wanted": "x"}, ""), ({"purposes": purposes(x="no")}, ""),
        ],
    )  # fmt: skip
    def test_a_question_without_an_answer_is_named(self, wrong, field):
        with pytest.raises(Unfit) as refused:
            examined(answers(**wrong))
        assert refused.value.field == field


class TestTaking:
    def test_what_somebody_reads_isnt_read_by_another(self, installed):
        item, one = made.item(state="open"), made.officer()
        item_take(actor=one, pk=item.pk)
        for act in (lambda: item_take(actor=made.officer(), pk=item.pk), lambda: read(item)):
            with pytest.raises(Unfit):
                act()

    def test_after_a_while_without_a_look_it_is_open_again(self, installed):
        item = made.item(state="open")
        item_take(actor=made.officer(), pk=item.pk)
        Item.objects.filter(pk=item.pk).update(taken_at=timezone.now() - timedelta(minutes=16))
        item.refresh_from_db()
        assert shown_state(item) == "open"
        other = made.officer()
        item_take(actor=other, pk=item.pk)
        item.refresh_from_db()
        assert (item.state, item.taken_by_id) == ("taken", other.user_id)

    def test_it_can_be_left_unread(self, installed):
        item, one = made.item(state="open"), made.officer()
        item_take(actor=one, pk=item.pk)
        item_leave(actor=made.officer(), pk=item.pk)
        item.refresh_from_db()
        assert item.state == "taken"
        item_leave(actor=one, pk=item.pk)
        item.refresh_from_db()
        assert (item.state, item.taken_by_id) == ("open", None)

    def test_who_doesnt_read_takes_nothing(self, installed):
        item = made.item(state="open")
        with pytest.raises(Denied):
            item_take(actor=made.adviser(), pk=item.pk)


class TestACrisis:
    def test_what_belongs_to_one_that_was_declared_stands_before_the_usual_and_after_who_is_in_danger(self, installed):
        usual, ours, child, life = (
            made.item(state="open", urgency=one)
            for one in (Urgency.USUAL, Urgency.USUAL, Urgency.RECRUITED, Urgency.LIFE)
        )
        approver = made.approver()
        item_of_crisis(actor=approver, pk=ours.pk)
        item_of_crisis(actor=approver, pk=child.pk)
        assert list(queue(made.officer())) == [life, child, ours, usual]
        assert Event.objects.filter(verb="content.item.of_crisis", outcome=Event.Outcome.DONE).count() == 1

    def test_a_reader_doesnt_declare_one_nor_is_what_was_decided_hurried(self, installed):
        with pytest.raises(Denied):
            item_of_crisis(actor=made.officer(), pk=made.item(state="open").pk)
        with pytest.raises(Unfit):
            item_of_crisis(actor=made.approver(), pk=made.item(state="closed").pk)


class TestTwo:
    def test_what_the_first_reader_finds_harmless_is_closed(self, installed, settings):
        settings.ZOTIM_CONTENT_SAMPLE = 0
        item = made.item(state="open")
        read(item, said=nothing())
        assert item.state == "closed"
        assert agreed(item) is None

    def test_what_a_reader_wants_waits_for_a_second_and_is_agreed_when_they_say_the_same(self, installed):
        item = made.item(state="open")
        one = read(item)
        assert item.state == "second"
        assert agreed(item) is None
        two = read(item)
        assert item.state == "agreed"
        found = agreed(item)
        assert (found.category, found.way, found.people) == ("incites", "national", {one.user_id, two.user_id})

    @pytest.mark.parametrize("other", [{"category": "joins"}, {"wanted": "referral"}, {"wanted": ""}])
    def test_readers_who_say_otherwise_lead_to_the_adviser(self, installed, other):
        item = made.item(state="open")
        read(item)
        read(item, said=answers(**other))
        assert item.state == "adviser"

    @pytest.mark.parametrize(
        "doubt",
        [{"public": "unsure", "wanted": ""}, {"purposes": purposes(journalism="yes")},
         {"purposes": purposes(research="unsure")}],
    )  # fmt: skip
    def test_one_doubt_or_protected_purpose_leads_to_the_adviser_whatever_else_is_said(self, installed, doubt):
        item = made.item(state="open")
        read(item, said=answers(**doubt))
        assert item.state == "adviser"

    def test_nobody_reads_twice_in_a_round_nor_through_a_deputy(self, installed):
        item = made.item(state="open")
        one = read(item)
        stands_in = deputy_of(one)
        for who in (one, stands_in, actor_of(User.objects.get(pk=one.user_id))):
            with pytest.raises(NeedsAnotherPerson):
                item_take(actor=who, pk=item.pk)

    def test_what_a_deputy_read_isnt_read_by_whom_they_stood_in_for(self, installed):
        item, away = made.item(state="open"), made.officer()
        stands_in = deputy_of(away)
        read(item, by=stands_in)
        for who in (away, actor_of(User.objects.get(pk=stands_in.user_id))):
            with pytest.raises(NeedsAnotherPerson):
                item_take(actor=who, pk=item.pk)

    def test_the_database_too_refuses_a_second_reading_of_the_same_hand(self, installed):
        item = made.item(state="open")
        one = read(item)
        first = Reading.objects.get()
        for by, behalf in ((one.user_id, None), (made.officer().user_id, one.user_id)):
            again = Reading(
                item=item, round=1, part="second", by_id=by, on_behalf_of_id=behalf, public="yes", category="none"
            )
            again.reasons = TEXTS.put(again, "reasons", "x")
            with pytest.raises(DatabaseError), transaction.atomic():
                again.save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic():
            Reading.objects.filter(pk=first.pk).update(category="joins")

    def test_the_second_reader_sees_neither_answer_nor_who_before_their_own(self, installed):
        item, two = made.item(state="open"), made.officer()
        one = read(item)
        sees = lambda who: Reading.objects.filter(visible(Reading, who)).count()  # noqa: E731
        assert (sees(one), sees(two), sees(made.adviser())) == (1, 0, 1)
        read(item, by=two, said=answers(category="joins"))
        assert (sees(one), sees(two), sees(made.officer())) == (2, 2, 0)

    def test_a_threat_to_life_may_go_to_the_police_after_one_reading(self, installed):
        item = made.item(state="open", urgency=1)
        one = read(item, said=answers(category="threatens", wanted="police"))
        found = agreed(item)
        assert (found.way, found.people) == ("police", {one.user_id})
        assert item.due_at < timezone.now() + timedelta(hours=1, seconds=1)

    def test_clocks_of_the_next_reader_run(self, installed):
        item = made.item(state="open")
        read(item)
        assert ClockRun.objects.get(state="running").code == "content.reading.second"
        read(item, said=answers(category="joins"))
        assert ClockRun.objects.get(state="running").code == "content.reading.advice"


class TestAdviser:
    def doubted(self):
        item = made.item(state="open")
        read(item, said=answers(purposes=purposes(art="unsure")))
        return item

    def advise(self, item, said, by=None, **more):
        by = by or made.adviser()
        item_take(actor=by, pk=item.pk)
        item_advise(actor=by, pk=item.pk, answers=said, **more)
        item.refresh_from_db()
        return by

    def test_nothing_to_be_done_closes_it(self, installed):
        item = self.doubted()
        self.advise(item, nothing(purposes=purposes(art="yes")))
        assert item.state == "closed"

    def test_the_same_as_a_reader_is_agreed(self, installed):
        item = self.doubted()
        self.advise(item, answers())
        assert item.state == "agreed"
        assert len(agreed(item).people) == 2

    def test_something_else_goes_back_to_a_reader_who_hasnt_spoken(self, installed):
        item = made.item(state="open")
        one = read(item, said=answers(public="unsure", wanted=""))
        self.advise(item, answers())
        assert item.state == "second"
        with pytest.raises(NeedsAnotherPerson):
            item_take(actor=one, pk=item.pk)
        read(item)
        assert item.state == "agreed"

    @pytest.mark.parametrize("no_answer", [{"public": "unsure", "wanted": ""}, {"purposes": purposes(art="yes")}])
    def test_an_adviser_says_yes_or_no_and_wants_nothing_of_what_the_law_protects(self, installed, no_answer):
        with pytest.raises(Unfit):
            self.advise(self.doubted(), answers(**no_answer))

    def test_where_readers_differ_from_the_adviser_too_it_can_be_closed_with_a_reason(self, installed):
        item = made.item(state="open")
        read(item, said=answers(public="unsure", wanted=""))
        by = self.advise(item, answers())
        read(item, said=answers(category="joins"))
        assert item.state == "adviser"
        with pytest.raises(NeedsAnotherPerson):
            item_take(actor=by, pk=item.pk)
        with pytest.raises(WrongState):
            item_close(actor=made.adviser(), pk=item.pk, reason="x")
        item_close(actor=by, pk=item.pk, reason="Nuk ka pajtim (e trilluar).")
        item.refresh_from_db()
        assert item.state == "closed"

    def test_what_touches_something_protected_goes_to_the_adviser_who_clears_it_with_a_reason(
        self, installed, monkeypatch
    ):
        cleared = []
        monkeypatch.setattr(protection, "cleared", lambda item: bool(cleared))
        monkeypatch.setattr(
            "zotim.desks.content.review.services.reading.item_clear", lambda **given: cleared.append(given["reason"])
        )
        item = made.item(state="open")
        read(item)
        assert item.state == "adviser"
        by = made.adviser()
        with pytest.raises(Unfit) as refused:
            self.advise(item, answers(), by)
        assert refused.value.field == "clears"
        self.advise(item, answers(), by, clears="Burimi nuk preket (e trilluar).")
        assert (item.state, len(cleared)) == ("agreed", 1)


class TestAgain:
    def test_an_agreed_item_is_closed_with_a_reason_and_opened_again_for_new_facts(self, installed):
        item = reviewly.agreed()
        officer = made.officer()
        with pytest.raises(Unfit):
            item_close(actor=officer, pk=item.pk, reason=" ")
        item_close(actor=officer, pk=item.pk, reason="Rruga është mbyllur (e trilluar).")
        item_reopen(actor=officer, pk=item.pk, what="facts", reason="Fakte të reja (të trilluara).")
        item.refresh_from_db()
        assert (item.state, round_of(item)) == ("open", 2)
        turn = Turn.objects.get(what="facts")
        assert TEXTS.text(officer, turn, "reason") == "Fakte të reja (të trilluara)."
        assert agreed(item) is None

    def test_whoever_read_before_may_read_the_new_round(self, installed):
        item = made.item(state="open")
        one = read(item)
        two = read(item)
        item_reopen(actor=one, pk=item.pk, what="back", reason="x")
        read(item, by=one)
        read(item, by=two)
        assert item.state == "agreed"
        assert agreed(item).round == 2

    def test_after_a_complaint_nobody_who_read_it_reads_it_again(self, installed):
        item = made.item(state="open")
        one, two = read(item), read(item)
        item_reopen(actor=made.approver(), pk=item.pk, what="complaint", reason="Ankesa u pranua (e trilluar).")
        for reader in (one, two):
            with pytest.raises(NeedsAnotherPerson):
                read(item, by=reader)
        read(item)
        read(item)
        assert item.state == "agreed"

    def test_what_another_room_opens_begins_a_round_too(self, installed):
        item = reviewly.agreed()
        item_move(actor=made.officer(), item=item, transition="reopen")
        assert (round_of(item), Turn.objects.get().what) == (2, "facts")


def test_texts_of_a_reading_are_sealed_under_the_key_of_the_item(installed):
    item = made.item(state="open")
    read(item, said=replace(answers(), where="0:12"))
    reading = Reading.objects.get()
    assert "Sepse" not in reading.reasons
    assert TEXTS.text(made.officer(), reading, "reasons") == "Sepse (e trilluar)."
    assert TEXTS.place(reading, "where").subject_id == item.pk


def test_an_item_that_waits_for_the_adviser_isnt_read_by_a_reader(installed):
    item = made.item(state="open")
    read(item, said=answers(public="unsure", wanted=""))
    with pytest.raises(Denied):
        item_read(actor=made.officer(), pk=item.pk, answers=answers())
