"""An entry is proposed by one, confirmed by another, withdrawn: from that transaction on it meets nothing."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import holders, notify
from zotim.core.sealing.services import key_make
from zotim.desks.content.banks import standing
from zotim.desks.content.banks.models import Bank, BankKind, Entry, EntryPart
from zotim.desks.content.banks.sealed import TEXTS
from zotim.desks.content.banks.services.who import is_person
from zotim.desks.content.banks.states import CONFIRM, ENTRY, WITHDRAW
from zotim.desks.content.banks.values import Known, known_prints, text_value
from zotim.desks.content.intake.models import Item, PrintKind
from zotim.desks.content.intake.sealed import TEXTS as ITEM_TEXTS
from zotim.desks.content.law.policy import CURATORS

HERE = ("proposed", "in_force")
"""States in which an entry stands in its bank."""
MOST_NOTE = 255


@transaction.atomic
def entry_propose(
    *, actor: Who, bank: Bank, kind: str, value: bytes | None, item: Item | None = None, note: str = "", text: str = "",
    parts: Sequence[Known] = (),
) -> Entry:  # fmt: skip
    """Propose an entry; it meets nothing until another person confirms it.

    *value* has 32 bytes; of a text it is made of the *text*, which is sealed. *parts* are further fingerprints of the
    same picture, or those of a video. What stands in the bank already is answered as it is. Raises Denied for a person
    who may not, Unfit for a note that is too long.
    """
    _may_propose(actor)
    note = _short(note)
    if kind == PrintKind.TEXT:
        value = text_value(text)
    if value is None or len(value) != 32:
        raise ValueError("a fingerprint has 32 bytes")
    there = Entry.objects.filter(bank=bank, kind=kind, value=value, item=item, imported=None, state__in=HERE).first()
    if there is not None:
        return there
    entry = Entry(
        number=standing.numbers_next()[0], bank=bank, kind=kind, value=value, item=item, note=note,
        **_hand(actor, "proposed"),
    )  # fmt: skip
    if text:
        if item is None:
            key_make(entry.pk)
        entry.text = TEXTS.put(entry, "text", text)
    entry.save(force_insert=True)
    EntryPart.objects.bulk_create(
        EntryPart(entry=entry, value=one.value, way=one.way, at_ms=one.at_ms) for one in parts
    )
    record(actor, "content.entry.proposed", entry)
    notify(holders(*CURATORS) - _people(actor), "content.entry.proposed", entry)
    return entry


def file_propose(*, actor: Actor, bank: Bank, data: bytes, note: str = "") -> list[Entry]:
    """Propose a picture or video that isn't an item here, of which only the fingerprints are kept: what it looks like,
    and its very bytes. Raises Unfit for another file, and one that is too plain."""
    _may_propose(actor)
    prints = known_prints(data)
    with transaction.atomic():
        return _propose(actor, bank, prints, None, note)


@transaction.atomic
def item_propose(*, actor: Who, item: Item, bank: Bank) -> list[Entry]:
    """Propose every fingerprint of an item: picture with its parts, video, text, bytes, addresses. What stands in the
    bank already is answered as it is; an item that is too plain or empty answers nothing."""
    _may_propose(actor)
    rows = item.prints.filter(kept=True, trouble="", value__isnull=False)
    prints = [
        Known(one.kind, bytes(one.value or b""), one.way, one.quality, one.at_ms)
        for one in rows
        if one.kind != PrintKind.TEXT
    ]
    made = _propose(actor, bank, prints, item, "")
    text = ITEM_TEXTS.text(actor, item, "text")
    if text:
        made.append(entry_propose(actor=actor, bank=bank, kind=PrintKind.TEXT, value=None, item=item, text=text))
    return made


def _propose(actor: Who, bank: Bank, prints: Sequence[Known], item: Item | None, note: str) -> list[Entry]:
    """One entry of the picture, one of the video, and one of each of the others."""
    made = []
    for kind in PrintKind.values:
        some = [one for one in prints if one.kind == kind]
        if kind == PrintKind.PDQ:
            groups = [(some[0], some[1:])] if some else []
        elif kind == PrintKind.FRAMES:
            groups = [(some[0], some)] if some else []
        else:
            groups = [(one, []) for one in some]
        made += [
            entry_propose(actor=actor, bank=bank, kind=kind, value=one.value, item=item, note=note, parts=parts)
            for one, parts in groups
        ]
    return made


@transaction.atomic
def entry_confirm(*, actor: Actor, entry: Entry) -> Entry:
    """Let an entry meet what comes, as another person than who proposed it; from the end of the transaction on.

    Raises NeedsAnotherPerson, Unfit for one of a file, which is confirmed as one, WrongState.
    """
    allow(actor, CONFIRM, entry)
    _alone(entry)
    refuse_own(actor, CONFIRM, entry, behind(entry, "proposed"))
    step = ENTRY.move(
        entry, "confirm", serial=standing.serial_next(), confirmed_at=timezone.now(), **done_by(actor, "confirmed")
    )
    record(actor, step.event, entry)
    return entry


@transaction.atomic
def entry_note(*, actor: Who, entry: Entry, note: str) -> Entry:
    """Change what is said of an entry that nobody has confirmed; afterwards it stands as it was confirmed.

    Raises Denied for a person who may not, WrongState for one that was decided, Unfit for a note that is too long.
    """
    _may_propose(actor)
    note = _short(note)
    ENTRY.examine(entry, "confirm")
    entry.note = note
    entry.save(update_fields=["note"])
    record(actor, "content.entry.noted", entry)
    return entry


@transaction.atomic
def entry_refuse(*, actor: Who, entry: Entry, reason: str) -> Entry:
    """Refuse a proposed entry, with a reason; who proposed it may take it back so, which a system does too. Raises
    Denied for a person who may not, Unfit, WrongState."""
    if is_person(actor):
        allow(actor, CONFIRM, entry)  # type: ignore[arg-type]
    _alone(entry)
    step = ENTRY.move(entry, "refuse", ended_at=timezone.now(), reason=_why(reason))
    record(actor, step.event, entry)
    if entry.proposed_by_id is not None and entry.proposed_by_id not in _people(actor):
        notify([entry.proposed_by_id], step.event, entry)
    return entry


@transaction.atomic
def entry_withdraw(*, actor: Who, entry: Entry, reason: str) -> Entry:
    """Withdraw an entry: it meets nothing from the end of the transaction on, in every process.

    Raises Denied for a person who may not, Unfit without a reason, WrongState.
    """
    if is_person(actor):
        allow(actor, WITHDRAW, entry)  # type: ignore[arg-type]
    _withdraw(actor, [entry], _why(reason))
    return entry


@transaction.atomic
def item_withdraw(*, actor: Who, item: Item) -> list[Entry]:
    """Withdraw every entry of an item that is in force in a bank of what is known, and refuse what was proposed, since
    the decision on it fell. What says that it is lawful, or protected, stays.

    Whoever may overturn that is the caller's own check.
    """
    rows = list(
        Entry.objects.filter(item=item, bank__kind=BankKind.KNOWN, state__in=HERE).select_for_update(of=("self",))
    )
    reason = _("What was decided on the item doesn't hold any more.")
    _withdraw(actor, [one for one in rows if one.state == "in_force"], reason)
    for one in rows:
        if one.state == "proposed":
            step = ENTRY.move(one, "refuse", ended_at=timezone.now(), reason=reason)
            record(actor, step.event, one)
    return rows


def _withdraw(actor: Who, entries: Iterable[Entry], reason: str) -> None:
    standing.went()
    for entry in entries:
        step = ENTRY.move(entry, "withdraw", ended_at=timezone.now(), reason=reason)
        record(actor, step.event, entry)


def _short(note: str) -> str:
    """A note as it is kept. Raises Unfit."""
    note = note.strip()
    if len(note) > MOST_NOTE:
        raise Unfit(_("A note has at most %(most)s letters.") % {"most": MOST_NOTE}, "note")
    return note


def _why(reason: str) -> str:
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    return reason.strip()


def _alone(entry: Entry) -> None:
    """An entry of a file isn't decided on by itself."""
    if entry.imported_id is not None:
        raise Unfit(_("It came with a file, which is confirmed or refused as one."))


def _may_propose(actor: Who) -> None:
    """A person needs the action; what the system proposes is a decision's, or another system's, whose check it was."""
    if is_person(actor):
        allow(actor, "content.entry.propose")  # type: ignore[arg-type]


def _people(actor: Who) -> frozenset[UUID]:
    return frozenset(one for one in (actor.user_id, actor.on_behalf_of_id) if one)


def _hand(actor: Who, step: str) -> dict[str, Any]:
    """Who does it, as columns; of the system nobody."""
    return {f"{step}_by_id": actor.user_id, f"{step}_for_id": actor.on_behalf_of_id}
