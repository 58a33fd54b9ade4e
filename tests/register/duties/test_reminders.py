"""Reminders before and after the day: as each person, each step once, never what."""

import pytest
from django.core import mail as outbox
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.register.duties.conftest import TODAY, on
from zotim.core.access.due_days import KINDS, DueDay
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import about, send_some
from zotim.register.duties.models import DutyReminder
from zotim.register.duties.services import reminders

pytestmark = pytest.mark.django_db


def told(user):
    return list(DutyReminder.objects.filter(user=user).order_by("created_at").values_list("step", flat=True))


def test_a_body_is_told_before_and_after_and_the_centre_when_it_is_long_overdue(world):
    world.commitment(30)
    for day in range(60):
        reminders.remind(on(day))
    assert told(world.user) == [-30, -7, -1, 1, 7, 14]
    assert told(world.analyst_user) == [14] == told(world.coordinator_user)
    assert told(world.officer_user) == []


def test_a_worker_that_stood_still_sends_the_newest_step_alone_and_one_that_comes_twice_none(world):
    world.commitment(-3)
    assert reminders.remind(TODAY) == 1
    assert reminders.remind(TODAY) == 0
    assert told(world.user) == [1]
    reminders.remind(on(30))
    assert told(world.user) == [1, 14]


def test_entries_of_the_centre_are_told_to_the_centre(world):
    world.entry(7)
    reminders.remind(TODAY)
    assert told(world.user) == []
    assert told(world.analyst_user) == [-7]


def test_a_person_chooses_the_days_before_and_cant_switch_off_what_is_overdue(world):
    reminders.reminders_choose(actor=world.focal, before={"commitment": [7]})
    world.commitment(30)
    for day in range(40):
        reminders.remind(on(day))
    assert told(world.user) == [-7, 1, 7]
    with pytest.raises(ValueError, match="remind"):
        reminders.reminders_choose(actor=world.focal, before={"commitment": [2]})


def test_a_reminder_is_there_with_its_notice_or_not_at_all(world, monkeypatch):
    world.commitment(7)

    def killed(*_args, **_kwargs):
        raise RuntimeError("killed")

    monkeypatch.setattr(reminders, "notify", killed)
    with pytest.raises(RuntimeError), transaction.atomic():
        reminders.remind(TODAY)
    assert not DutyReminder.objects.exists()
    monkeypatch.undo()
    reminders.remind(TODAY)
    assert DutyReminder.objects.count() == Notification.objects.filter(kind="register.duty.reminded").count() == 1


def test_the_mail_never_says_what_and_the_page_says_which(world, settings):
    commitment = world.commitment(7)
    reminders.remind(TODAY)
    send_some()
    notice = Notification.objects.get(kind="register.duty.reminded")
    assert commitment.reference not in outbox.outbox[-1].body + outbox.outbox[-1].subject
    assert about(world.focal, [notice])[notice.pk][0] == commitment.reference
    assert about(world.officer, [notice])[notice.pk] == ("", "")


@given(
    days=st.lists(st.integers(-80, 80), min_size=1, max_size=12).map(sorted),
    own=st.booleans(), centre=st.booleans(), kind=st.sampled_from(["commitment", "call", "entry"]),
)  # fmt: skip
def test_however_often_the_worker_runs_steps_only_rise_and_none_comes_before_its_day(days, own, centre, kind):
    due = DueDay(kind, TODAY, "x", "", ("register.commitment", None))
    steps = [
        reminders.newest_step(due, on(day), own=own, centre=centre, before=list(KINDS[kind].before)) for day in days
    ]
    sent = [step for step in steps if step is not None]
    assert sent == sorted(sent)
    assert all(step is None or step <= day for step, day in zip(steps, days, strict=True))
    assert own or all(step == KINDS[kind].escalate for step in sent)
