"""A file of fingerprints is read into a bank batch by batch, and confirmed as one by another person.

What a batch holds and how far the file was read are committed together: a reading that was cut off is gone on with when
the same file is put in again, and nothing is there twice.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import record
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.desks.content.banks import standing
from zotim.desks.content.banks.loading import Fresh, entries_load
from zotim.desks.content.banks.models import Bank, BankImport, Entry
from zotim.desks.content.banks.services.entries import HERE
from zotim.desks.content.banks.states import DECIDE_IMPORT, IMPORT, WITHDRAW
from zotim.desks.content.banks.values import address_value
from zotim.desks.content.law.policy import CURATORS
from zotim.formats import hashlists
from zotim.formats.hashlists import Line

MAKE = "content.generation.make"
BATCH = 20_000
MOST_TOLD = 100
Opener = Callable[[], BinaryIO]


class Elsewhere(RuntimeError):
    """Another process reads the same file."""


def import_take(
    *, actor: Actor, bank: Bank, name: str, file: Opener, kind: str = "pdq",
    progress: Callable[[BankImport], None] = lambda _import: None,
) -> BankImport:  # fmt: skip
    """Read a file into a bank; its entries meet nothing until another person confirms it. What was begun is gone on
    with. *kind* is what a fingerprint is where the file doesn't say so.

    A line that can't be read is named and kept out; what stands in the bank already is passed over. Raises Unfit for a
    file that waits already, UnreadableFile for one that is no list, OSError, Elsewhere; what is committed stays.
    """
    allow(actor, "content.bankimport.take", bank)
    with file() as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()  # type: ignore[arg-type]
        size = opened.seek(0, 2)
    if not size:
        raise Unfit(_("The file is empty."), "file")
    with transaction.atomic():
        begun = bank.imports.filter(sha256=digest, state__in=["reading", "proposed"]).first()
        if begun is not None and begun.state == "proposed":
            raise Unfit(_("This very file waits for a second person: %(reference)s.") % {"reference": begun.reference})
        if begun is None:
            begun = with_reference(
                lambda reference: BankImport.objects.create(
                    reference=reference, bank=bank, name=name[:200], kind=kind, sha256=digest, size=size,
                    **done_by(actor, "taken"),
                )
            )  # fmt: skip
            record(actor, "content.bankimport.taken", begun)
    return _read(actor, begun, file, progress)


def _read(
    actor: Actor, taken: BankImport, file: Opener, progress: Callable[[BankImport], None]
) -> BankImport:  # fmt: skip
    there = set(_there(taken.bank))
    with file() as opened:
        lines = islice(hashlists.read(opened, taken.kind), taken.read, None)
        while some := list(islice(lines, BATCH)):
            _batch(taken, some, there)
            progress(taken)
    with transaction.atomic():
        if taken.added:
            step = IMPORT.move(taken, "propose")
            notify(holders(*CURATORS) - behind(taken, "taken"), step.event, taken)
        else:
            why = _("There is nothing new in it.") if taken.known else _("Nothing in it could be read.")
            step = IMPORT.move(taken, "refuse", reason=why, ended_at=timezone.now())
        record(actor, step.event, taken, details={"added": taken.added, "problems": taken.problems})
    return taken


def _there(bank: Bank) -> Iterator[bytes]:
    """What stands in a bank already."""
    rows = Entry.objects.filter(bank=bank, state__in=HERE).order_by()
    return map(bytes, rows.values_list("value", flat=True).iterator(chunk_size=BATCH))


def _batch(taken: BankImport, some: Sequence[Line], there: set[bytes]) -> None:
    """One batch, with how far it is: both or neither."""
    fresh: list[tuple[str, bytes, str]] = []
    problems, known = [], 0
    for line in some:
        trouble, value = _value(line)
        if trouble:
            problems.append({"line": line.number, "code": trouble})
        elif value in there:
            known += 1
        else:
            there.add(value)
            fresh.append((line.kind, value, line.note))
    done = taken.read + len(some)
    with transaction.atomic():
        # First, so that a second process waits for the row and then sees that it moved.
        rows = BankImport.objects.filter(pk=taken.pk, state="reading", read=taken.read)
        told = [*taken.told, *problems[: MOST_TOLD - len(taken.told)]]
        if not rows.update(
            read=done, added=F("added") + len(fresh), known=F("known") + known, problems=F("problems") + len(problems),
            told=told,
        ):  # fmt: skip
            raise Elsewhere(taken.reference)
        if fresh:
            numbers = standing.numbers_next(len(fresh))
            entries_load(taken, [Fresh(number, *row) for number, row in zip(numbers, fresh, strict=True)])
    taken.read, taken.told = done, told
    taken.added, taken.known = taken.added + len(fresh), taken.known + known
    taken.problems += len(problems)


def _value(line: Line) -> tuple[str, bytes]:
    """What is wrong with a line, if anything, and its fingerprint."""
    if isinstance(line.value, bytes):
        return line.problem, line.value
    try:
        return line.problem, address_value(line.value)
    except Unfit:
        return "shape", b""


@transaction.atomic
def import_decide(*, actor: Actor, taken: BankImport, accepted: bool, reason: str = "") -> BankImport:
    """Let all entries of a file meet what comes, or refuse it with a reason: all of them in this one transaction.

    Raises NeedsAnotherPerson for confirming by who put it in, deputies included; Unfit without a reason; WrongState.
    """
    allow(actor, DECIDE_IMPORT, taken)
    now = timezone.now()
    rows = Entry.objects.filter(bank=taken.bank_id, state="proposed", imported=taken)
    if accepted:
        refuse_own(actor, DECIDE_IMPORT, taken, behind(taken, "taken"))
        step = IMPORT.move(taken, "confirm", decided_at=now, **done_by(actor, "decided"))
        changed = rows.update(
            state="in_force", confirmed_at=now, serial=standing.serial_next(), **done_by(actor, "confirmed")
        )
        enqueue(MAKE, actor=actor)
    else:
        step = IMPORT.move(
            taken, "refuse", decided_at=now, ended_at=now, reason=_why(reason), **done_by(actor, "decided")
        )
        changed = rows.update(state="refused", ended_at=now)
        if taken.taken_by_id not in actor.people:
            notify([taken.taken_by_id], step.event, taken)
    record(actor, step.event, taken, details={"entries": changed})
    return taken


@transaction.atomic
def import_withdraw(*, actor: Actor, taken: BankImport, reason: str) -> BankImport:
    """Withdraw all entries of a file at once. Raises Unfit without a reason, WrongState."""
    allow(actor, WITHDRAW, taken)
    now = timezone.now()
    step = IMPORT.move(taken, "withdraw", reason=_why(reason), ended_at=now)
    rows = Entry.objects.filter(bank=taken.bank_id, state="in_force", imported=taken)
    changed = rows.update(state="withdrawn", ended_at=now)
    standing.went()
    enqueue(MAKE, actor=actor)
    record(actor, step.event, taken, details={"entries": changed})
    return taken


def _why(reason: str) -> str:
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    return reason.strip()
