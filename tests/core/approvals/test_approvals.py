"""Two people, in every direction; a step taken at once is confirmed in time, or lapses, or stands and is escalated."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import (
    NeedsAnotherPerson,
    approval_decide,
    approval_lapse,
    approval_request,
    approval_withdraw,
    asked,
    looked_up_once,
    may_decide,
    may_second,
    may_wait,
    overdue,
    waiting_for,
)
from zotim.core.audit.services import System
from zotim.core.states.machine import WrongState

pytestmark = pytest.mark.django_db
WORKER = System("worker")


@pytest.fixture
def subject():
    return worlds.body()


def ask(by, subject, **options):
    return approval_request(actor=by, action="register.evidence.review", obj=subject, **options)


def test_somebody_else_approves_and_it_is_never_decided_again(subject):
    asking, deciding = worlds.actor("analyst"), worlds.actor("coordinator")
    approval = ask(asking, subject)
    approval_decide(actor=deciding, approval=approval, approved=True)
    with pytest.raises(WrongState):
        approval_decide(actor=deciding, approval=approval, approved=False, comment="no")
    assert Approval.objects.get().state == "approved"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.tuples(*[st.integers(0, 2)] * 2), st.tuples(*[st.integers(0, 2)] * 2))
def test_no_person_stands_on_both_sides_whoever_acts_for_whom(subject, asking, deciding):
    people = [worlds.user() for _number in range(3)]

    def acting(pair):
        who, whom = (people[number].pk for number in pair)
        return Actor(who, on_behalf_of_id=whom if whom != who else None)

    with transaction.atomic():
        approval = ask(acting(asking), subject)
        if set(asking) & set(deciding):
            assert not may_decide(acting(deciding), approval)
            with pytest.raises(NeedsAnotherPerson):
                approval_decide(actor=acting(deciding), approval=approval, approved=True)
            # The database holds the same rule against whoever writes past the service.
            with pytest.raises(IntegrityError), transaction.atomic():
                Approval.objects.filter(pk=approval.pk).update(
                    state="approved", decided_at=timezone.now(), decided_by_id=acting(deciding).user_id,
                    decided_for_id=acting(deciding).on_behalf_of_id,
                )  # fmt: skip
        else:
            approval_decide(actor=acting(deciding), approval=approval, approved=True)
        transaction.set_rollback(True)


def test_the_same_thing_is_asked_once_at_a_time(subject):
    asking = worlds.actor("analyst")
    ask(asking, subject)
    with pytest.raises(IntegrityError), transaction.atomic():
        ask(asking, subject)


def test_a_national_hold_that_nobody_confirms_lapses_and_one_under_a_un_listing_stands(subject):
    asking, other, due = worlds.actor("analyst"), worlds.body(), timezone.now() + timedelta(hours=24)
    national = ask(asking, subject, due_at=due, silence=Approval.Silence.LAPSES)
    listed = ask(asking, other, due_at=due, silence=Approval.Silence.STANDS)
    assert not overdue(due - timedelta(seconds=1))
    late = due + timedelta(seconds=1)
    assert set(overdue(late)) == {national, listed}
    approval_lapse(actor=WORKER, approval=national, at=late)
    with pytest.raises(ValueError, match="lapses"):
        approval_lapse(actor=WORKER, approval=listed, at=late)
    assert set(overdue(late)) == {listed}


def test_nothing_lapses_before_its_day(subject):
    due = timezone.now() + timedelta(hours=1)
    approval = ask(worlds.actor("analyst"), subject, due_at=due, silence=Approval.Silence.LAPSES)
    with pytest.raises(ValueError, match="lapses"):
        approval_lapse(actor=WORKER, approval=approval, at=timezone.now())


def test_a_provisional_step_always_has_a_day(subject):
    with pytest.raises(IntegrityError), transaction.atomic():
        ask(worlds.actor("analyst"), subject, silence=Approval.Silence.LAPSES)


@pytest.mark.parametrize("comment", ["", " \n"])
def test_a_return_says_why(subject, comment):
    approval = ask(worlds.actor("analyst"), subject)
    with pytest.raises(ValueError, match="reason"):
        approval_decide(actor=worlds.actor("coordinator"), approval=approval, approved=False, comment=comment)
    approval.refresh_from_db()
    assert approval.state == "pending"


def test_what_was_asked_is_found_and_what_nobody_asked_is_an_error(subject):
    with pytest.raises(LookupError, match="nobody asked"):
        asked("register.evidence.review", subject)
    approval = ask(worlds.actor("analyst"), subject)
    assert asked("register.evidence.review", subject) == approval


def test_it_waits_for_everybody_but_those_who_asked_until_it_is_decided(subject):
    asking, deciding, auditor = worlds.actor("analyst"), worlds.actor("coordinator"), worlds.actor("auditor")
    action = "register.evidence.review"

    def waits(actor):
        found = type(subject).objects.filter(waiting_for(actor, action))
        return set(found) == {subject}, may_second(actor, action, subject)

    assert waits(deciding) == (False, False)
    approval = ask(asking, subject)
    assert waits(deciding) == (True, True)
    assert waits(auditor) == (True, False)  # the role isn't in the table
    assert waits(asking) == (False, False)
    for_them = replace(deciding, on_behalf_of_id=asking.user_id)
    assert waits(for_them) == (False, False)
    approval_decide(actor=deciding, approval=approval, approved=True)
    assert waits(worlds.actor("coordinator")) == (False, False)


def test_what_was_asked_for_somebody_doesnt_wait_for_them(subject):
    away, deputy = worlds.actor("analyst"), worlds.actor("analyst")
    ask(replace(deputy, on_behalf_of_id=away.user_id), subject)
    for actor in (away, deputy):
        assert not type(subject).objects.filter(waiting_for(actor, "register.evidence.review")).exists()
        assert not may_second(actor, "register.evidence.review", subject)


def test_only_those_who_asked_withdraw(subject):
    asking = worlds.actor("analyst")
    approval = ask(asking, subject)
    with pytest.raises(Denied):
        approval_withdraw(actor=worlds.actor("coordinator"), approval=approval)
    assert approval_withdraw(actor=asking, approval=approval).state == "withdrawn"


def test_two_who_decide_at_once_one_is_told_that_it_is_decided(subject):
    approval = ask(worlds.actor("analyst"), subject)
    first, second = worlds.actor("coordinator"), worlds.actor("coordinator")
    stale = Approval.objects.get(pk=approval.pk)
    approval_decide(actor=first, approval=approval, approved=True)
    with pytest.raises(WrongState):
        approval_decide(actor=second, approval=stale, approved=False, comment="no")


def test_once_looked_up_only_what_others_asked_for_may_wait(subject, django_assert_num_queries):
    first, second = worlds.actor("analyst"), worlds.actor("coordinator")
    approval_request(actor=first, action="register.evidence.review", obj=subject)
    for actor, waits in ((first, False), (second, True)):
        with django_assert_num_queries(1), looked_up_once(actor):
            assert may_wait(actor, "register.evidence.review") == waits
            assert not may_wait(actor, "register.coverage.confirm")
            other = first if actor == second else second
            assert may_wait(other, "register.coverage.confirm"), "nothing was looked up for another actor"
        assert may_wait(actor, "register.coverage.confirm")
