"""Read the whole chain and name the first thing that isn't as it was sealed.

Streams in batches ordered by number, with raw rows, so that a million events take seconds and no memory. What can't be
found: an event removed before it was sealed together with its place in the queue, and a tail cut off or rewritten
after the last checkpoint that lies outside. The window that isn't sealed yet is therefore always part of the answer.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import OperationalError

from zotim.core.audit import keys as key_files
from zotim.core.audit import layout
from zotim.core.audit.models import DISPOSED, Checkpoint, Disposal, Event
from zotim.core.audit.notes import Note

BATCH = 5_000


class Kind(StrEnum):
    """What can be wrong."""

    ALTERED_EVENT = "altered event"
    MISSING_EVENT = "missing event"
    UNQUEUED_EVENT = "event inserted from behind"
    ALTERED_SEAL = "altered seal"
    GAP = "gap in the numbers"
    CUT = "cut tail"
    REWRITTEN = "rewritten chain"
    SIGNATURE = "wrong signature"


@dataclass(frozen=True, slots=True)
class Problem:
    """The first problem: of which kind, at which number (none for what isn't sealed), about which event."""

    kind: Kind
    text: str
    number: int | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. *sealed* links were checked up to *number* and *hash*; *waiting* events aren't protected yet."""

    problem: Problem | None
    sealed: int
    disposed: int
    number: int
    hash: str
    checkpoints: int
    waiting: int
    oldest_waiting: str | None
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether no problem was found."""
        return self.problem is None

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {"ok": self.ok, **asdict(self)}

    def __str__(self) -> str:
        lines = []
        if self.problem is None:
            lines.append(f"The log is whole: {self.sealed} seals, the last is number {self.number} ({self.hash}).")
        else:
            where = "" if self.problem.number is None else f" at number {self.problem.number}"
            lines.append(f"The log does NOT verify. First problem: {self.problem.kind}{where}.")
            lines.append(self.problem.text)
            lines.append(f"{self.sealed} seals before it are as they were.")
        if self.disposed:
            lines.append(f"{self.disposed} events were disposed of by their retention rule; their seals stay.")
        lines.append(f"Checkpoints that agree: {self.checkpoints}.")
        if self.waiting:
            lines.append(f"Not sealed yet, so not protected: {self.waiting} events, since {self.oldest_waiting}.")
        else:
            lines.append("Every event is sealed.")
        return "\n".join(lines)


class _Found(Exception):
    """Ends the reading at the first problem."""

    def __init__(self, kind: Kind, text: str, number: int | None = None, event: str | None = None) -> None:
        super().__init__(text)
        self.problem = Problem(kind, text, number, event)


def verify(
    *, checkpoints: Sequence[Note] = (), keys: Iterable[Ed25519PublicKey] | None = None, batch: int = BATCH
) -> Verification:
    """Verify the chain, then what waits for it.

    *checkpoints* were kept outside; those in the database are compared too. *keys* (default: those in the key folder)
    are the public keys that may have signed.
    """
    reading = _Reading([*checkpoints, *_kept()], keys)
    started = time.monotonic()
    problem = None
    waiting, oldest = _window()
    try:
        reading.chain(batch)
        reading.tail()
        _queue(batch)
        _unqueued()
    except _Found as found:
        problem = found.problem
    return Verification(
        problem=problem,
        sealed=reading.sealed,
        disposed=reading.disposed,
        number=reading.number,
        hash=reading.hash,
        checkpoints=len(reading.agreed),
        waiting=waiting,
        oldest_waiting=oldest,
        seconds=round(time.monotonic() - started, 3),
    )


def _kept() -> list[Note]:
    notes = []
    for row in Checkpoint.objects.order_by("number", "id"):
        try:
            signature = bytes.fromhex(row.signature)
        except ValueError:
            signature = b""
        source = f"checkpoint {row.pk} in the database"
        notes.append(Note(row.origin, row.number, row.hash, layout.moment(row.at), signature, source))
    return notes


class _Reading:
    """One pass over the chain, and how far it has come."""

    def __init__(self, notes: list[Note], keys: Iterable[Ed25519PublicKey] | None) -> None:
        self.number, self.hash = 0, layout.GENESIS.hex()
        self.sealed = self.disposed = 0
        self.agreed: set[str] = set()
        self.notes: dict[int, list[Note]] = {}
        for note in notes:
            self.notes.setdefault(note.number, []).append(note)
        self.keys = list(keys) if keys is not None else key_files.public_keys(settings.ZOTIM_KEYS) if notes else []
        self.disposals = _disposals()

    def chain(self, batch: int) -> None:
        """Every seal in order, with its event."""
        self._compare(0)
        before, expected = layout.GENESIS, 1
        link, stored_digest, noted = layout.link, layout.stored_digest, self.notes
        for number, digest, its_hash, event, kept_digest, *row in _rows(_SEALED, batch):
            if number != expected:
                raise _Found(Kind.GAP, f"After number {expected - 1} comes {number}.", expected)
            try:
                before = link(before, number, bytes.fromhex(digest))
            except (TypeError, ValueError):
                before = b""
            if before.hex() != its_hash:
                text = f"Seal {number} doesn't follow from the one before it: altered, exchanged or out of order."
                raise _Found(Kind.ALTERED_SEAL, text, number, _readable(event))
            if row[0] is None:
                self._gone(number, event)
            elif kept_digest != digest or stored_digest(row) != digest:
                text = f"The content of event {_readable(event)} isn't what was sealed."
                raise _Found(Kind.ALTERED_EVENT, text, number, _readable(event))
            self.number, self.hash = number, its_hash
            if number in noted:
                self._compare(number)
            self.sealed, expected = number, number + 1

    def _gone(self, number: int, event: Any) -> None:
        if not any(first <= number <= upto for first, upto in self.disposals):
            self.disposals = _disposals()  # one may have happened while we were reading
        if not any(first <= number <= upto for first, upto in self.disposals):
            text = f"Event {_readable(event)} is gone, and no disposal that stands on the chain covers it."
            raise _Found(Kind.MISSING_EVENT, text, number, _readable(event))
        self.disposed += 1

    def _compare(self, number: int) -> None:
        for note in self.notes.get(number, ()):
            self._signed(note)
            if note.hash != self.hash:
                text = f"The hash differs from {note.source} of {note.at}: the chain up to here was written anew."
                raise _Found(Kind.REWRITTEN, text, number)
            self.agreed.add(note.text)  # the row and the file of one checkpoint count once

    def _signed(self, note: Note) -> None:
        if not note.holds(self.keys):
            text = f"The signature of {note.source} doesn't fit its text, or its public key isn't in the key folder."
            raise _Found(Kind.SIGNATURE, text, note.number)

    def tail(self) -> None:
        """Whether a checkpoint saw further than the chain goes now."""
        for number in sorted(number for number in self.notes if number > self.number):
            for note in self.notes[number]:
                self._signed(note)
                text = f"The chain ends at {self.number}, but {note.source} of {note.at} saw number {number}."
                raise _Found(Kind.CUT, text, self.number + 1)


def _disposals() -> list[tuple[int, int]]:
    """The ranges that may be gone: only those of which an event of the log tells the same."""
    ranges = []
    for disposal in Disposal.objects.order_by("id"):
        told = {"first": disposal.first_number, "upto": disposal.upto_number, "certificate": disposal.certificate}
        event = Event.objects.filter(id=disposal.event_id, verb=DISPOSED).first()
        if event is not None and event.details == told:
            ranges.append((disposal.first_number, disposal.upto_number))
    return ranges


def _window() -> tuple[int, str | None]:
    """How many events wait, and since when."""
    with connection.cursor() as cursor:
        at = _AT[connection.vendor].replace("e.at", "min(e.at)")
        cursor.execute(f"SELECT count(u.id), {at} FROM audit_unsealed u LEFT JOIN audit_event e ON e.id = u.event_id")  # noqa: S608
        count, oldest = cursor.fetchone()
    return count, f"{oldest.replace(' ', 'T')}Z" if oldest and " " in oldest else oldest


def _queue(batch: int) -> None:
    """Events that wait: each is there, and is as it was written."""
    for _place, event, digest, *row in _rows(_WAITING, batch):
        if row[0] is None:
            text = f"Event {_readable(event)} waits for its seal and is gone."
            raise _Found(Kind.MISSING_EVENT, text, None, _readable(event))
        if digest is None or layout.stored_digest(row) != digest:
            text = f"The content of event {_readable(event)} changed while it waited for its seal."
            raise _Found(Kind.ALTERED_EVENT, text, None, _readable(event))


def _unqueued() -> None:
    """Events that are neither sealed nor waiting didn't come through the program."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), min(CAST(e.id AS text)) FROM audit_event e "
            "WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id) "
            "AND NOT EXISTS (SELECT 1 FROM audit_unsealed u WHERE u.event_id = e.id)"
        )
        count, event = cursor.fetchone()
    if count:
        text = f"{count} events are neither sealed nor in the queue; the first is {_readable(event)}."
        raise _Found(Kind.UNQUEUED_EVENT, text, None, _readable(event))


def _readable(event: Any) -> str:
    try:
        return str(UUID(str(event)))
    except ValueError:
        return repr(event)


# Raw rows. Columns of an event are selected in the order of layout.stored_digest, ids and times as text.

_ID = {"sqlite": "e.{0}", "postgresql": "replace(CAST(e.{0} AS text), '-', '')"}
# || '' keeps Django's converter away from SQLite's text: parsing each time would be half of the work.
_AT = {"sqlite": "e.at || ''", "postgresql": "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"}
_WORDS = "e.actor_kind, e.verb, e.object_type, e.object_id, e.purpose, e.outcome, e.request_id"
_DETAILS = {"sqlite": "e.details", "postgresql": "CAST(e.details AS text)"}
_SEALED = (
    "SELECT s.number, s.digest, s.hash, CAST(s.event_id AS text), e.digest, {event} FROM audit_seal s "
    "LEFT JOIN audit_event e ON e.id = s.event_id WHERE s.number > %s ORDER BY s.number LIMIT %s"
)
_WAITING = (
    "SELECT u.id, CAST(u.event_id AS text), e.digest, {event} FROM audit_unsealed u "
    "LEFT JOIN audit_event e ON e.id = u.event_id WHERE u.id > %s "
    "AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = u.event_id) ORDER BY u.id LIMIT %s"
)


def _rows(query: str, batch: int) -> Iterator[Sequence[Any]]:
    """All rows of a query that pages by its first column."""
    vendor = connection.vendor
    ids = [_ID[vendor].format(column) for column in ("id", "actor_id", "on_behalf_of_id")]
    event = ", ".join((ids[0], _AT[vendor], *ids[1:], _WORDS, _DETAILS[vendor]))
    after: Any = -(2**63)
    while rows := _fetch(query.format(event=event), [after, batch]):
        yield from rows
        after = rows[-1][0]


_BY_INDEX = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_sort = off"
"""A batch is some thousand rows in the order of an index. Without statistics (a log that grew fast, or was just
restored) PostgreSQL would join both whole tables for each batch, and read three times as slowly."""


def _fetch(query: str, parameters: list[Any]) -> list[Sequence[Any]]:
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_BY_INDEX)
            cursor.execute(query, parameters)
            return cursor.fetchall()
    with connection.cursor() as cursor:
        try:
            cursor.execute(query, parameters)
            return cursor.fetchall()
        except OperationalError:
            pass
        # Somebody put bytes into a text column that aren't UTF-8: read them anyway, so that the row can be named.
        raw = connection.connection
        usual, raw.text_factory = raw.text_factory, lambda data: data.decode("utf-8", "surrogateescape")
        try:
            cursor.execute(query, parameters)
            return cursor.fetchall()
        finally:
            raw.text_factory = usual
