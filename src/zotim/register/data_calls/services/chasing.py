"""Reminders of what bodies have still to answer: by the worker on fixed days, or by a person's click. Each is kept."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System, record
from zotim.core.notifications.services import holders, notify
from zotim.register.data_calls.models import Portion, Reminder
from zotim.register.data_calls.selectors import waiting_portions
from zotim.register.data_calls.services.calls import in_state

DAYS = (-7, -2, 1, 7, 14)
"""Days from a portion's own day on which the worker reminds: twice before it, three times after."""


@transaction.atomic
def portion_chase(*, actor: Actor, portion: Portion) -> Reminder:
    """Remind a body now. Raises :class:`Unfit` when nothing is open with it, WrongState when the call isn't out."""
    allow(actor, "register.portion.chase", portion)
    in_state(portion.call, "open")
    if not waiting_portions().filter(pk=portion.pk).exists():
        raise Unfit(_("This body has answered everything."))
    reminder = Reminder(portion=portion, asked_by_id=actor.person_id, told=0)
    return _told(reminder, actor)


def _told(reminder: Reminder, who: Actor | System) -> Reminder:
    people = holders("focal_point", organisation=reminder.portion.organisation)
    reminder.told = len(people)
    reminder.save(force_insert=True)
    notify(people, "register.portion.reminded", reminder)
    details = {"told": len(people), "days": "" if reminder.days is None else str(reminder.days)}
    record(who, "register.portion.chased", reminder.portion, details=details)
    return reminder


def due_reminders(today: date) -> list[tuple[Portion, int]]:
    """The portions of which the worker has to remind on *today*, each with its latest day that has come.

    A worker that stood still for a week sends one reminder for each body, not one for each day that it missed.
    """
    found = []
    for portion in waiting_portions().select_related("organisation", "call"):
        passed = [days for days in DAYS if (today - portion.due_on).days >= days]
        if passed and not portion.reminders.filter(days__gte=passed[-1]).exists():
            found.append((portion, passed[-1]))
    return found


def remind(today: date) -> int:
    """Send the reminders of *today*; answers how many bodies. Doing it again the same day sends none twice."""
    sent = 0
    for portion, days in due_reminders(today):
        try:
            with transaction.atomic():
                _told(Reminder(portion=portion, days=days, told=0), System("chasing"))
        except IntegrityError:  # another worker was first
            continue
        sent += 1
    return sent
