"""Every write of an emergency, by verb: break the glass, end it, review it; and what the worker puts on record."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.models import Bar, joined
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.subjects import SUBJECTS
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import System, Who, keyed, record
from zotim.core.glass.models import Breaking
from zotim.core.glass.notices import BEGUN, LATE, REVIEWED
from zotim.core.glass.policy import OFFICER, may_break
from zotim.core.glass.sealed import TEXTS
from zotim.core.glass.states import BREAKING
from zotim.core.glass.subjects import BEHIND, EMERGENCY, KEPT, LONGEST, Behind
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import holders, holding, notify
from zotim.core.records import with_reference

PROGRAM = System("glass")


def glass_break(
    *, actor: Actor, kind: str, number: str, domains: Iterable[str], reason: str, text: str, lasts: timedelta = LONGEST
) -> Breaking:
    """Open some parts of the record with this number to the actor, to read them, for *lasts* (three hours at most).

    Who works on it and the data-protection officer are told at once. Raises Denied for a deputy, Unfit for what
    doesn't fit; a number that isn't there and a record from which one is kept raise the same, and leave an event.
    """
    may_break(actor)
    entry = BEHIND.get(kind)
    if entry is None or not actor.roles & entry.roles:
        raise Denied("glass.breaking.break")
    chosen = frozenset(domains)
    if not chosen or chosen - set(entry.parts):
        raise Unfit(_("Choose at least one part, of those that can be opened so."), "domains")
    if reason not in Breaking.Reason.values:
        raise Unfit(_("Say why."), "reason")
    if not timedelta(0) < lasts <= LONGEST:
        raise Unfit(_("An emergency lasts three hours at most."), "lasts")
    words = said(text, "text")
    asked = number.strip().upper()
    made = _broken(actor=actor, entry=entry, number=asked, domains=chosen, reason=reason, text=words, lasts=lasts)
    if made is None:
        details = {"asked": keyed(asked)}
        record(actor, "glass.breaking.begun", outcome="failed", purpose=EMERGENCY, object_type=kind, details=details)
        raise Unfit(_("There is no open record with this number that you could open."), "number")
    return made


@transaction.atomic
@inside
def _broken(
    *, actor: Actor, entry: Behind, number: str, domains: frozenset[str], reason: str, text: str, lasts: timedelta
) -> Breaking | None:
    subject = _find(actor, entry, number)
    if subject is None:
        return None
    row = Breaking(
        id=uuid7(), user_id=actor.person_id, subject_type=entry.label, subject_id=subject,
        domains=tuple(sorted(domains)), reason=reason, starts_at=timezone.now(),
    )  # fmt: skip
    row.ends_at = row.starts_at + lasts
    row.said = TEXTS.put(row, "said", text)
    with_reference(lambda reference: _enter(row, reference))
    row.refresh_from_db()
    notify(_told(row), BEGUN, row)
    details = {"record": str(subject), "domains": len(domains), "reason": reason}
    record(actor, "glass.breaking.begun", row, purpose=EMERGENCY, details=details)
    return row


def _find(actor: Actor, entry: Behind, number: str) -> UUID | None:
    """The open record with this number, unless the actor is kept from it: one question, whatever it finds."""
    if connection.vendor == "postgresql":
        return _asked("zotim_wall_glass_find", entry.label, number)[0]
    rows = apps.get_model(entry.label)._default_manager.filter(**{entry.number: number})
    rows = rows.filter(pk__in=SUBJECTS[entry.label].open_rows())
    for kept in _kept_from(entry.label, actor.person_id):
        rows = rows.exclude(pk__in=kept)
    return rows.values_list("pk", flat=True).first()


def _kept_from(label: str, user_id: UUID) -> list[Any]:
    bars = Bar.objects.live().filter(subject_type=label, user_id=user_id).values("subject_id")
    return [bars, *(one.rows(user_id) for one in KEPT.get(label, ()))]


def _enter(row: Breaking, reference: str) -> Breaking:
    row.reference = reference
    if connection.vendor == "postgresql":
        _asked(
            "zotim_wall_glass_break", row.pk, reference, row.subject_type, row.subject_id, joined(row.domains),
            row.reason, row.said, row.ends_at,
        )  # fmt: skip
    else:
        row.save(force_insert=True)
    return row


def _told(row: Breaking, *, officers: bool = False) -> set[UUID]:
    """Who is told: the officers, and unless only they are asked for, who works on the record. The one who broke the
    glass doesn't see who works there, hence a function of the database."""
    if connection.vendor == "postgresql":
        return set(_asked("zotim_wall_glass_told", row.pk, officers))
    people = holders(OFFICER)
    if not officers:
        people |= set(BEHIND[row.subject_type].told(row.subject_id))
    barred = Bar.objects.live().filter(subject_type=row.subject_type, subject_id=row.subject_id)
    return people - {row.user_id} - set(barred.values_list("user_id", flat=True))


def _asked(function: str, *arguments: Any) -> list[Any]:
    """What a function of the database answers, row by row."""
    places = ", ".join(["%s"] * len(arguments))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", arguments)
        return [found for (found,) in cursor.fetchall()]


def over(row: Breaking) -> str:
    """By what an emergency that is still open is over, as a word of ``Breaking.Ending``; empty while it holds."""
    if row.state != "open":
        return ""
    if connection.vendor == "postgresql":
        return _asked("zotim_wall_glass_over", row.pk)[0]
    entry = BEHIND.get(row.subject_type)
    if row.ends_at <= timezone.now():
        return Breaking.Ending.TIME
    if entry is None or not holding(*entry.roles).filter(user_id=row.user_id).exists():
        return Breaking.Ending.POST
    if any(kept.filter(subject_id=row.subject_id).exists() for kept in _kept_rows(row)):
        return Breaking.Ending.BAR
    return "" if SUBJECTS[entry.label].open_rows().filter(pk=row.subject_id).exists() else Breaking.Ending.RECORD


def _kept_rows(row: Breaking) -> list[Any]:
    own = Breaking.objects.filter(pk=row.pk)
    return [own.filter(subject_id__in=kept) for kept in _kept_from(row.subject_type, row.user_id)]


@transaction.atomic
@inside
def glass_end(*, actor: Actor, breaking: Breaking) -> None:
    """End an emergency before its time is over. Raises WrongState for one that has ended."""
    person_may(actor, "glass.breaking.end", breaking)
    if not settle(breaking):
        step = BREAKING.move(breaking, "end", ended_at=timezone.now(), ending=Breaking.Ending.BUTTON)
        record(actor, step.event, breaking, purpose=EMERGENCY, details={"ending": Breaking.Ending.BUTTON.value})


def settle(breaking: Breaking, who: Who = PROGRAM) -> bool:
    """Put on record that an open emergency is over, if it is; answers whether."""
    ending = over(breaking)
    if not ending:
        return False
    now = timezone.now()
    ended_at = min(now, breaking.ends_at)
    step = BREAKING.move(breaking, "run_out", ended_at=ended_at, ending=ending)
    record(who, step.event, breaking, purpose=EMERGENCY, details={"ending": str(ending)})
    return True


@transaction.atomic
@inside
def glass_review(*, actor: Actor, breaking: Breaking, finding: str, text: str) -> None:
    """Say whether it was an emergency. Whoever opened the record is told that it was reviewed.

    Raises Denied for who opened it, or stands in for them; Unfit without a finding or a text; WrongState while it is
    open, or when somebody else was quicker.
    """
    person_may(actor, "glass.breaking.review", breaking)
    if finding not in Breaking.Finding.values:
        raise Unfit(_("Say whether it was an emergency."), "finding")
    words = said(text, "text")
    settle(breaking)
    found = TEXTS.put(breaking, "found", words)
    step = BREAKING.move(
        breaking, "review", finding=finding, found=found, reviewed_at=timezone.now(), **done_by(actor, "reviewed")
    )
    notify([breaking.user_id], REVIEWED, breaking)
    record(actor, step.event, breaking, details={"finding": finding})


@transaction.atomic
def late_tell(breaking: Breaking) -> None:
    """Tell the data-protection officers that a review is late, once; while there is none of them it waits. Asked by the
    worker, behind the wall as the program."""
    officers = _told(breaking, officers=True)
    if officers:
        notify(officers, LATE, breaking)
        Breaking.objects.filter(pk=breaking.pk).update(late_told_at=timezone.now())
        record(PROGRAM, "glass.breaking.late", breaking, details={"told": len(officers)})
