"""Every write of an emergency, by verb: break the glass, end it, review it; and what the worker puts on record."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.models import joined
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import System, Who, keyed, record
from zotim.core.glass.models import Breaking
from zotim.core.glass.notices import BEGUN, LATE, REVIEWED
from zotim.core.glass.policy import may_break
from zotim.core.glass.questions import asked, find, over, told
from zotim.core.glass.sealed import TEXTS
from zotim.core.glass.states import BREAKING
from zotim.core.glass.subjects import BEHIND, EMERGENCY, LONGEST, Behind
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import notify
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
    typed = number.strip().upper()
    made = _broken(actor=actor, entry=entry, number=typed, domains=chosen, reason=reason, text=words, lasts=lasts)
    if made is None:
        details = {"asked": keyed(typed)}
        record(actor, "glass.breaking.begun", outcome="failed", purpose=EMERGENCY, object_type=kind, details=details)
        raise Unfit(_("There is no open record with this number that you could open."), "number")
    return made


@transaction.atomic
@inside
def _broken(
    *, actor: Actor, entry: Behind, number: str, domains: frozenset[str], reason: str, text: str, lasts: timedelta
) -> Breaking | None:
    subject = find(actor, entry, number)
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
    notify(told(row), BEGUN, row)
    details = {"record": str(subject), "domains": len(domains), "reason": reason}
    record(actor, "glass.breaking.begun", row, purpose=EMERGENCY, details=details)
    return row


def _enter(row: Breaking, reference: str) -> Breaking:
    row.reference = reference
    if connection.vendor == "postgresql":
        asked(
            "zotim_wall_glass_break", row.pk, reference, row.subject_type, row.subject_id, joined(row.domains),
            row.reason, row.said, row.ends_at,
        )  # fmt: skip
    else:
        row.save(force_insert=True)
    return row


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
    officers = told(breaking, officers=True)
    if officers:
        notify(officers, LATE, breaking)
        Breaking.objects.filter(pk=breaking.pk).update(late_told_at=timezone.now())
        record(PROGRAM, "glass.breaking.late", breaking, details={"told": len(officers)})
