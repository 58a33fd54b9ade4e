"""Clocks on records: begun, stopped for a while, run on, extended and ended, by the events of the log."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.audit.services import record
from zotim.core.clocks import registry, selectors, services
from zotim.core.clocks.lengths import days, hours, working_days
from zotim.core.clocks.models import ClockChange, ClockRun
from zotim.core.clocks.registry import Clock
from zotim.core.people.models import Organisation

pytestmark = pytest.mark.django_db

ORDER = Clock(
    "test.order", "One hour to remove", hours(1), starts=("test.order.received",), stops=("test.order.done",),
    pauses=("test.order.questioned",), resumes=("test.order.clarified",), legal_source="Act 1, article 3",
    verified=True,
)  # fmt: skip
ANSWER = Clock(
    "test.answer", "Ten working days", working_days(10), starts=("test.answer.asked",), stops=("test.answer.given",),
    legal_source="Act 2, article 4", verified=True,
)  # fmt: skip
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tables(monkeypatch):
    monkeypatch.setattr(registry, "CLOCKS", dict(registry.CLOCKS))
    monkeypatch.setattr(registry, "VERBS", {verb: list(steps) for verb, steps in registry.VERBS.items()})
    for module in (services, selectors):
        monkeypatch.setattr(module, "CLOCKS", registry.CLOCKS)
    monkeypatch.setattr(services, "VERBS", registry.VERBS)
    registry.clocks(ORDER, ANSWER)


@pytest.fixture
def body():
    return worlds.body()


@pytest.fixture
def who():
    return worlds.actor("coordinator")


def event(verb, obj, minutes):
    return services.on_event(verb, obj._meta.label_lower, obj.pk, at=NOON + timedelta(minutes=minutes))


def only_run(obj):
    return selectors.runs_of(obj).get()


def test_an_event_of_the_log_starts_and_stops_a_clock_in_its_own_transaction(who, body):
    record(who, "test.order.received", body)
    run = only_run(body)
    assert (run.state, run.due_at - run.started_at) == ("running", timedelta(hours=1))
    record(who, "test.order.done", body, outcome="denied")
    assert only_run(body).state == "running"
    record(who, "test.order.done", body)
    assert only_run(body).state == "stopped"
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(who, "test.order.received", body)
        raise ZeroDivisionError
    assert selectors.runs_of(body).count() == 1


def test_a_removal_orders_clock_stands_still_while_a_question_is_open(body):
    event("test.order.received", body, 0)
    event("test.order.questioned", body, 20)
    run = only_run(body)
    assert (run.state, run.due_at, run.remaining) == ("paused", None, timedelta(minutes=40))
    assert selectors.read(run, NOON + timedelta(days=9)).state == "paused"
    event("test.order.clarified", body, 500)
    assert only_run(body).due_at == NOON + timedelta(minutes=540)
    assert [change.step for change in only_run(body).changes.all()] == ["start", "pause", "resume"]


def test_what_does_not_fit_is_passed_over(body):
    assert event("test.order.done", body, 0) == []
    event("test.order.received", body, 0)
    assert event("test.order.received", body, 10) == []
    assert event("test.order.clarified", body, 10) == []
    assert event("test.order.questioned", body, 61) == [], "what has run out isn't saved by a question"
    assert only_run(body).due_at == NOON + timedelta(hours=1)
    event("test.order.done", body, 90)
    assert event("test.order.done", body, 91) == []
    assert selectors.read(only_run(body)).late


def test_after_an_end_a_new_clock_may_begin(body):
    for minute, verb in enumerate(["received", "done", "received"]):
        event(f"test.order.{verb}", body, minute)
    assert list(selectors.runs_of(body).values_list("state", flat=True)) == ["stopped", "running"]


def test_time_that_was_set_back_counts_as_simultaneous(body):
    event("test.order.received", body, 0)
    event("test.order.questioned", body, 20)
    event("test.order.clarified", body, 10)
    assert only_run(body).due_at == NOON + timedelta(hours=1)


def test_a_clock_may_begin_before_its_event_and_the_event_then_finds_it_running(who, body):
    received = timezone.now() - timedelta(minutes=5)
    run = services.start(actor=who, code="test.order", obj=body, at=received)
    record(who, "test.order.received", body)
    assert only_run(body).due_at == received + timedelta(hours=1)
    with pytest.raises(services.ClockError):
        services.start(actor=who, code="test.order", obj=body)
    assert Event.objects.filter(verb="clocks.run.started", object_id=str(run.pk)).count() == 1


def test_people_stop_extend_and_end_a_clock_with_a_reason(who, body):
    run = services.start(actor=who, code="test.order", obj=body)
    end = run.due_at
    services.extend(actor=who, run=run, by=hours(2), reason="The file is large")
    assert run.due_at == end + timedelta(hours=2)
    services.pause(actor=who, run=run, reason="Question")
    services.resume(actor=who, run=run, reason="Answer")
    assert run.due_at >= end + timedelta(hours=2)
    services.stop(actor=who, run=run, reason="Withdrawn")
    told = set(Event.objects.filter(object_id=str(run.pk)).values_list("verb", flat=True))
    assert told == {f"clocks.run.{word}" for word in ("started", "extended", "paused", "resumed", "stopped")}
    assert {change.by_id for change in run.changes.all()} == {who.user_id}


def test_what_people_can_not_do_is_said(who, body):
    run = services.start(actor=who, code="test.order", obj=body)
    stale = ClockRun.objects.get(pk=run.pk)
    for call in (
        lambda: services.extend(actor=who, run=run, by=hours(1), reason=" "),
        lambda: services.extend(actor=who, run=run, by=days(1), reason="Other unit"),
        lambda: services.resume(actor=who, run=run, reason="It runs"),
        lambda: services.pause(actor=who, run=run, reason=""),
        lambda: services.pause(actor=who, run=run, reason="Earlier", at=run.started_at - timedelta(minutes=1)),
        lambda: services.pause(actor=who, run=run, reason="Too late", at=run.due_at),
    ):
        with pytest.raises(services.ClockError):
            call()
    services.stop(actor=who, run=run, reason="Done")
    with pytest.raises(services.ClockError, match="ended"):
        services.stop(actor=who, run=run, reason="Again")
    with pytest.raises(services.ClockError, match="just now"):
        services.pause(actor=who, run=stale, reason="From an old page")


def test_working_days_are_extended_by_working_days(who, body):
    friday = datetime(2026, 6, 12, 9, tzinfo=UTC)
    run = services.start(actor=who, code="test.answer", obj=body, at=friday)
    assert selectors.read(run).last_day.isoformat() == "2026-06-26"
    services.extend(actor=who, run=run, by=working_days(1), reason="The office was closed")
    assert selectors.read(run).last_day.isoformat() == "2026-06-29"


def test_a_verified_clock_on_unverified_holidays_is_still_a_proposal(who, body):
    hour = services.start(actor=who, code="test.order", obj=body)
    tenth = services.start(actor=who, code="test.answer", obj=body)
    assert not selectors.read(hour).proposal
    assert selectors.read(tenth).proposal


def test_expired_is_computed_and_the_most_urgent_come_first(who):
    one, other = worlds.body("a"), worlds.body("b")
    services.start(actor=who, code="test.answer", obj=one)
    services.start(actor=who, code="test.order", obj=other)
    services.start(actor=who, code="test.order", obj=one)
    now = timezone.now()
    assert [run.code for run in selectors.due()] == ["test.order", "test.order", "test.answer"]
    assert selectors.due(now + timedelta(hours=2)).count() == 2
    assert selectors.due(codes=["test.answer"]).count() == 1
    readings = selectors.due_on(Organisation.objects.filter(pk=one.pk))
    assert {key: reading.clock.code for key, reading in readings.items()} == {one.pk: "test.order"}
    assert selectors.read(readings[one.pk].run, now + timedelta(hours=3)).state == "expired"


def test_the_database_keeps_one_clock_and_its_history_as_it_was(who, body):
    run = services.start(actor=who, code="test.order", obj=body)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        ClockChange.objects.update(at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        ClockRun.objects.filter(pk=run.pk).update(due_at=None)
    services.stop(actor=who, run=run, reason="Done")
    with pytest.raises(IntegrityError, match="in no table"), transaction.atomic():
        ClockRun.objects.filter(pk=run.pk).update(state="running", stopped_at=None)
    run.delete()
    assert not ClockChange.objects.exists()


def test_tables_that_contradict_themselves_are_refused():
    for wrong in (
        {"starts": ()},
        {"stops": ("test.begin",)},
        {"pauses": ("test.pause",)},
        {"verified": True},
    ):
        fields = {"starts": ("test.begin",), "stops": ("test.end",)} | wrong
        with pytest.raises(ValueError):
            Clock("test.wrong", "", hours(1), **fields)
    with pytest.raises(ValueError, match="twice"):
        registry.clocks(ORDER)


def model_of_an_order(history):
    """The oracle: minute by minute, an hour glass that runs out or is laid on its side."""
    left, state, ends = 60, None, None
    at = {}
    for minute, verb in history:
        at.setdefault(minute, []).append(verb)
    for minute in range(max(at, default=0) + 1):
        for verb in at.get(minute, ()):
            if verb == "received" and state is None:
                state = "running"
            elif verb == "questioned" and state == "running" and left > 0:
                state = "paused"
            elif verb == "clarified" and state == "paused":
                state = "running"
            elif verb == "done" and state in ("running", "paused"):
                return "stopped", None
        if state == "running":
            left -= 1
            ends = minute + 1 if left == 0 else ends
    if state == "running":
        return state, ends if ends is not None else max(at) + 1 + left
    return state, left if state == "paused" else None


verbs = st.sampled_from(["received", "questioned", "clarified", "questioned", "clarified", "done"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 200), verbs), max_size=12).map(lambda h: sorted(h, key=lambda e: e[0])))
def test_any_history_of_an_hour_ends_as_an_hour_glass_does(history):
    before_end = []
    for entry in history:  # a new clock after the end is another story
        before_end.append(entry)
        if entry[1] == "done" and any(verb == "received" for _, verb in before_end):
            break
    with transaction.atomic():
        body = worlds.body()
        for minute, verb in before_end:
            event(f"test.order.{verb}", body, minute)
        run = selectors.runs_of(body).first()
        state, number = model_of_an_order(before_end)
        assert (run.state if run else None) == state
        if state == "running":
            assert run.due_at == NOON + timedelta(minutes=number)
        if state == "paused":
            assert run.remaining == timedelta(minutes=number)
        transaction.set_rollback(True)


def test_the_review_of_evidence_has_a_clock():
    centre, ministry = worlds.actor("coordinator"), worlds.body()
    piece = worlds.evidence(centre, worlds.measure(centre, worlds.commitment(centre, ministry)))
    reading = selectors.read(only_run(piece))
    assert (reading.clock.code, reading.state, reading.proposal) == ("register.evidence.review", "running", True)
    from zotim.register.services import evidence_open, evidence_review

    second = worlds.actor("analyst")
    evidence_open(actor=second, evidence=piece)
    evidence_review(actor=second, evidence=piece, accepted=True)
    assert only_run(piece).state == "stopped"
