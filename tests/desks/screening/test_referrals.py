"""Border police are asked about a traveller, by two officers; their answer comes back to the alert."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests import worlds
from tests.desks.screening import made, travelling
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy
from zotim.desks.screening.alerts.models import Alert, Pair
from zotim.desks.screening.travel import selectors, tasks
from zotim.desks.screening.travel.models import Referral
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.services import referrals
from zotim.desks.screening.travel.states import REFERRAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(listed):
    return travelling.officer()


@pytest.fixture
def two(listed):
    return travelling.officer()


@pytest.fixture
def border(listed):
    return travelling.border()


def deputy_of(actor):
    someone, now = worlds.user(), timezone.now()
    Deputy.objects.create(deputy=someone, user_id=actor.user_id, starts_at=now, ends_at=now + timedelta(days=1))
    return actor_of(someone, acting_for=actor.user_id)


def person_of(referral):
    with made.everywhere():
        return TEXTS.values(System("test"), Referral.objects.get(pk=referral.pk), "person")


def test_what_bears_on_a_traveller_is_seen_by_a_second_officer_before_it_is_sent(one, two, border):
    drafted = travelling.drafted(one)
    assert drafted.state == "drafted"
    with made.inside(border):
        assert not list(selectors.referrals(border))
    for same in (one, deputy_of(one)):
        with pytest.raises(NeedsAnotherPerson):
            referrals.referral_see(actor=same, referral=drafted, sent=True)
    sent = referrals.referral_see(actor=two, referral=drafted, sent=True)
    assert (sent.state, sent.seen_by_id) == ("sent", two.user_id)
    with made.inside(border):
        assert [row.pk for row in selectors.referrals(border)] == [sent.pk]
    assert Notification.objects.filter(user_id=border.user_id, kind="screening.referral.sent").exists()


def test_what_bears_on_nobody_is_sent_at_once_and_says_less(one):
    told = travelling.drafted(one, asks="notify")
    assert (told.state, told.seen_by_id) == ("sent", None)
    assert set(person_of(told)) == {"names", "birth_dates", "documents"}


def test_an_answer_is_wanted_before_departure(one, two):
    sent = travelling.sent(one, two)
    assert sent.due_at == made.again(Alert(pk=sent.alert_id)).due_at
    assert ClockRun.objects.get(code="screening.referral.answer", object_id=sent.pk).due_at == sent.due_at


@pytest.mark.parametrize("verdict", ["apart", ""])
def test_no_referral_without_the_verdict_that_they_are_the_same(one, verdict):
    with pytest.raises(Unfit, match="Border police are asked after"):
        travelling.drafted(one, verdict=verdict)


def test_while_it_cant_be_told_border_police_are_asked_only_when_time_is_short(one):
    later = timezone.now() + timedelta(days=3)
    with pytest.raises(Unfit, match="Border police are asked after"):
        travelling.drafted(one, verdict="unknown", at=later)
    soon = timezone.now() + timedelta(hours=20)
    assert travelling.drafted(one, verdict="unknown", at=soon, flight="ZZ102").verdict == "unknown"


def test_an_alert_of_finance_is_never_referred(one, officer):
    (alert,) = made.alerts("finance")
    made.decide(officer, alert, "same")
    with pytest.raises((Denied, NotVisible)):
        referrals.referral_draft(actor=one, alert=made.again(alert), asks="check", request="x")


def test_of_one_alert_border_police_are_asked_once_at_a_time(one, two):
    drafted = travelling.drafted(one)
    alert = made.again(Alert(pk=drafted.alert_id))
    with made.everywhere():
        alert = Alert.objects.select_related("listed").get(pk=alert.pk)
    with pytest.raises(Unfit, match="asked about it already"):
        referrals.referral_draft(actor=two, alert=alert, asks="ask", request="x")
    referrals.referral_see(actor=two, referral=drafted, sent=False, reason="Jo tani")
    assert referrals.referral_draft(actor=two, alert=alert, asks="ask", request="x").state == "drafted"


def test_a_second_officer_who_doesnt_send_it_says_why(one, two):
    drafted = travelling.drafted(one)
    with pytest.raises(Unfit, match="Say why"):
        referrals.referral_see(actor=two, referral=drafted, sent=False)
    withdrawn = referrals.referral_see(actor=two, referral=drafted, sent=False, reason="Emri nuk mjafton")
    assert (withdrawn.state, withdrawn.sent_at) == ("withdrawn", None)
    assert withdrawn.over_at is not None


def test_nothing_is_sent_when_the_verdict_is_contested_meanwhile(one, two):
    from zotim.desks.screening.alerts.verdicts import alert_contest

    drafted = travelling.drafted(one)
    alert_contest(actor=two, pk=drafted.alert_id, objection="Tjetër datë")
    with pytest.raises(Unfit, match="something else since"):
        referrals.referral_see(actor=two, referral=drafted, sent=True)


def test_whose_answer_is_late_waits_on_every_home_at_the_border_and_on_that_of_who_asked(one, two, border):
    other = travelling.border()
    taken = referrals.referral_take(actor=border, referral=travelling.sent(one, two))

    def waits(task, actor):
        return [found.what for found in task(actor, timezone.localdate())]

    assert (waits(tasks.border, border), waits(tasks.border, other)) == ([taken.reference], [])
    assert waits(tasks.travel, two) == []
    with made.everywhere():
        Referral.objects.filter(pk=taken.pk).update(due_at=timezone.now())
    assert waits(tasks.border, other) == [taken.reference]
    assert waits(tasks.travel, two) == waits(tasks.travel, one) == [taken.reference]


def test_an_answer_that_agrees_lets_the_verdict_stand(one, two, border):
    answered = travelling.answered(one, two, border)
    assert made.again(Alert(pk=answered.alert_id)).state == "same"
    told = Notification.objects.filter(kind="screening.referral.answered").values_list("user_id", flat=True)
    assert set(told) == {one.user_id, two.user_id}
    closed = referrals.referral_close(actor=one, referral=answered)
    assert closed.state == "closed"


def test_an_answer_that_contradicts_contests_the_verdict_and_the_pair_is_remembered_once_somebody_else_tells_apart(
    one, two, border
):
    answered = travelling.answered(one, two, border, who="other", found="Lindi më 1991, pasaporta u pa.")
    alert = made.again(Alert(pk=answered.alert_id))
    assert (alert.state, alert.contested_by_id) == ("contested", border.user_id)
    assert alert.due_at == answered.due_at == ClockRun.objects.get(code="screening.alert.contested").due_at
    with pytest.raises(Unfit, match="decides on the alert anew"):
        referrals.referral_close(actor=one, referral=answered)
    with pytest.raises(NeedsAnotherPerson):
        made.decide(one, alert)
    made.decide(two, alert)
    with made.everywhere():
        assert Pair.objects.get(alert=alert).ended_at is None
    assert referrals.referral_close(actor=one, referral=answered).state == "closed"
    (again,) = travelling.take(travelling.passenger_list(travelling.TRAVELLERS[0], flight="ZZ999"))
    assert again.alerts == 0


@pytest.mark.parametrize("missing", ["notice_law", "notice_body", "notice_court", "notice_days", "notice_language"])
def test_a_refusal_names_its_law_body_court_days_and_language(one, two, border, missing):
    taken = referrals.referral_take(actor=border, referral=travelling.sent(one, two))
    said = {"who": "same", "found": "U refuzua.", **travelling.REFUSED}
    with pytest.raises(Unfit, match="names its law") as refused:
        referrals.referral_answer(actor=border, referral=taken, **{**said, missing: None})
    assert refused.value.field == missing
    assert referrals.referral_answer(actor=border, referral=taken, **said).notice_days == 30


def test_what_isnt_told_isnt_kept(one, two, border):
    notice = {name: value for name, value in travelling.REFUSED.items() if name != "outcome"}
    answered = travelling.answered(one, two, border, **notice)
    assert (answered.notice_law, answered.notice_days) == ("", None)


def test_officers_of_travel_dont_answer_and_border_police_dont_send_or_close(one, two, border):
    drafted = travelling.drafted(one)
    for step, values in (
        (referrals.referral_see, {"sent": True}), (referrals.referral_close, {}),
    ):  # fmt: skip
        with pytest.raises((Denied, NotVisible)):
            step(actor=border, referral=drafted, **values)
    sent = referrals.referral_see(actor=two, referral=drafted, sent=True)
    with pytest.raises(Denied):
        referrals.referral_take(actor=one, referral=sent)
    with pytest.raises((Denied, AttributeError)):
        referrals.referral_take(actor=System("x"), referral=sent)


def test_border_police_see_referrals_that_were_sent_and_nothing_else_of_the_desk(one, two, border):
    from zotim.core.access.policy import visible
    from zotim.desks.screening.asking.models import Question
    from zotim.desks.screening.lists.models import Listed
    from zotim.desks.screening.travel.models import MaskedPassenger, Message, Opening, Passenger

    travelling.drafted(one, flight="ZZ777")
    sent = travelling.sent(one, two)
    with made.everywhere():
        for model in (Alert, Pair, Question, Listed, Message, Passenger, MaskedPassenger, Opening):
            assert not model.objects.filter(visible(model, border)).exists(), model
        assert [row.pk for row in Referral.objects.filter(visible(Referral, border))] == [sent.pk]


@pytest.mark.parametrize(
    "values",
    [
        {"seen_by": "drafted"},
        {"sent_at": "now"},
        {"outcome": "refused", "who": "same"},
        {"state": "answered", "sent_at": "now", "seen_by": "other"},
        {"notice_law": "x"},
    ],
)
def test_the_database_refuses_what_no_second_person_saw_and_no_border_officer_answered(one, two, values):
    drafted = travelling.drafted(one)
    real = {"drafted": one.user_id, "other": two.user_id, "now": timezone.now()}
    fields = {f"{name}_id" if name == "seen_by" else name: real.get(value, value) for name, value in values.items()}
    with pytest.raises(DatabaseError), transaction.atomic(), made.everywhere():
        Referral.objects.filter(pk=drafted.pk).update(**fields)


def test_whatever_is_tried_nothing_that_bears_on_somebody_is_sent_unseen_and_only_the_border_answers(one, two, border):
    dice = random.Random(20261126)
    people = [one, two, border, deputy_of(one), travelling.border(), worlds.actor("finance_officer"), System("worker")]
    reached = set()
    for number in range(12):
        by = dice.choice([one, two])
        drafted = travelling.drafted(by, asks=dice.choice(["check", "ask", "notify"]), flight=f"ZZ{number}")
        for _step in range(10):
            attempt(dice, dice.choice(people), drafted)
            with made.everywhere():
                drafted = Referral.objects.get(pk=drafted.pk)
        reached.add(drafted.state)
        if drafted.sent_at and drafted.asks != "notify":
            assert drafted.seen_by_id is not None
            assert not behind(drafted, "drafted") & behind(drafted, "seen")
        if drafted.answered_by_id:
            assert drafted.answered_by_id in {border.user_id, people[4].user_id}
    assert {"answered", "closed"} & reached
    assert REFERRAL.pairs >= {("drafted", "sent"), ("answered", "closed")}


def attempt(dice, who, referral):
    """One attempt; a refusal changes nothing."""
    tries = [
        lambda: referrals.referral_see(actor=who, referral=referral, sent=dice.random() < 0.8, reason="po"),
        lambda: referrals.referral_take(actor=who, referral=referral),
        lambda: referrals.referral_answer(
            actor=who, referral=referral, who="same", outcome="let_through", found="Në rregull."
        ),
        lambda: referrals.referral_close(actor=who, referral=referral),
    ]
    with suppress(Denied, NotVisible, Unfit, NotNow, AttributeError), transaction.atomic():
        dice.choice(tries)()


def behind(referral, step):
    return {one for one in (getattr(referral, f"{step}_by_id"), getattr(referral, f"{step}_for_id")) if one}


def test_whom_its_taker_and_closer_stood_in_for_is_kept(one, two, border):
    taker, closer = deputy_of(border), deputy_of(one)
    sent = travelling.sent(one, two)
    with made.everywhere():
        referrals.referral_take(actor=taker, referral=sent)
        sent.refresh_from_db()
        assert behind(sent, "taken") == {taker.person_id, border.user_id}
        referrals.referral_answer(actor=border, referral=sent, who="same", outcome="let_through", found="E pamë")
        referrals.referral_close(actor=closer, referral=sent)
        sent.refresh_from_db()
        assert behind(sent, "closed") == {closer.person_id, one.user_id}
