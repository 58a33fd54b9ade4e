"""Reminders of what is due: each person as themselves, each step once. By the worker, never by a person's click."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.due_days import KINDS, DueDay, due_days_of
from zotim.core.access.policy import allow
from zotim.core.audit.services import System, record
from zotim.core.notifications.services import holding, notify
from zotim.core.people.models import User
from zotim.register.duties import selectors
from zotim.register.duties.models import DutyReminder, ReminderWish
from zotim.register.policy import CENTRE
from zotim.register.selectors.bodies import own_bodies

AHEAD, BACK = timedelta(days=60), timedelta(days=60)
"""How far the worker looks. What was overdue for longer when the calendar began isn't told any more."""


@dataclass(frozen=True, slots=True)
class Step:
    """A reminder that is to be sent: to whom, of what, for which step (days from the day; negative before it)."""

    user_id: UUID
    due: DueDay
    days: int


def newest_step(due: DueDay, today: date, *, own: bool, centre: bool, before: list[int]) -> int | None:
    """The newest step of a due day that has come by *today*, for its own people and the centre; none before the first.

    Its own people are told *before* and after; the centre, of what is others', once it is long overdue.
    """
    kind = KINDS[due.kind]
    steps = {*(-days for days in before), *kind.after} if own else set()
    if centre and kind.escalate is not None:
        steps.add(kind.escalate)
    passed = (today - due.day).days
    return max((days for days in steps if days <= passed), default=None)


def due_reminders(today: date) -> Iterator[Step]:
    """What is to be sent on *today*: for each person and due day the newest step, unless it or a later one was sent."""
    people = holding("focal_point", *CENTRE).values("user")
    for user in User.objects.filter(pk__in=people, is_active=True).order_by("pk"):
        actor = actor_of(user)
        wishes = selectors.before(actor)
        sent: dict[tuple[str, UUID, date], int] = {}
        rows = DutyReminder.objects.filter(user=user, due_on__range=(today - BACK, today + AHEAD))
        for kind, key, day, days in rows.values_list("kind", "object_id", "due_on", "step"):
            sent[kind, key, day] = max(days, sent.get((kind, key, day), days))
        for due in due_days_of(actor, today - BACK, today + AHEAD):
            own, centre = due.body in own_bodies(actor), bool(actor.roles & CENTRE)
            step = newest_step(due, today, own=own, centre=centre, before=wishes.get(due.kind, []))
            last = sent.get((due.kind, due.record[1], due.day))
            if step is not None and (last is None or last < step):
                yield Step(user.pk, due, step)


def remind(today: date) -> int:
    """Send the reminders of *today*; answers how many. Each is committed by itself; doing it again sends none twice."""
    number = 0
    for step in due_reminders(today):
        kind, key = step.due.record
        try:
            with transaction.atomic():
                made = DutyReminder.objects.create(
                    user_id=step.user_id, kind=step.due.kind, object_type=kind, object_id=key, due_on=step.due.day,
                    step=step.days,
                )  # fmt: skip
                notify([step.user_id], "register.duty.reminded", made)
                record(System("reminding"), "register.duty.reminded", made, details={"days": step.days})
        except IntegrityError:  # another worker was first
            continue
        number += 1
    return number


@transaction.atomic
def reminders_choose(*, actor: Actor, before: dict[str, list[int]]) -> None:
    """Choose for each kind the days before on which one is told. Raises ValueError for a day the kind doesn't have."""
    allow(actor, "register.reminder.choose")
    for code, days in before.items():
        if not set(days) <= set(KINDS[code].before):
            raise ValueError(f"{code} reminds {KINDS[code].before} days before, not {days}")
        ReminderWish.objects.update_or_create(
            user_id=actor.person_id, kind=code, defaults={"before": sorted(days, reverse=True)}
        )
    record(actor, "register.reminders.chosen", object_type="people.user", object_id=str(actor.person_id))
