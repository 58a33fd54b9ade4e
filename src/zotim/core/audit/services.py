"""Write to the log, seal it, sign how far it has come, dispose of what is old."""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, models, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from zotim.core.audit import keys, layout, notes
from zotim.core.audit.models import DISPOSED, Checkpoint, Disposal, Event, Seal, Unsealed, event_id
from zotim.core.identifiers import uuid7

SEALER = int.from_bytes(hashlib.sha256(b"zotim audit sealer").digest()[:8], "big", signed=True)
"""PostgreSQL's advisory lock of the one who seals."""

LISTENERS: list[Callable[[Event], None]] = []
"""Told of each event, in its transaction: no service can forget what hangs on a verb, such as a clock."""


class Who(Protocol):
    """Who acts, as far as the log needs to know. ``core.access.Actor`` is one."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def on_behalf_of_id(self) -> UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def request_id(self) -> str: ...
    @property
    def purpose(self) -> str: ...


@dataclass(frozen=True, slots=True)
class System:
    """The program itself, on nobody's behalf: ``System("worker")``. Raises ValueError without a name."""

    name: str
    user_id: None = None
    on_behalf_of_id: None = None
    kind: str = "system"
    request_id: str = field(default="")
    purpose: str = ""

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a program says which one it is")
        object.__setattr__(self, "request_id", self.request_id or f"{self.name}:{uuid7().hex}")


def record(
    actor: Who,
    verb: str,
    obj: models.Model | None = None,
    *,
    outcome: str = "done",
    purpose: str = "",
    details: Mapping[str, Any] | None = None,
    object_type: str | None = None,
    object_id: str | None = None,
) -> Event:
    """Write an event, in the caller's transaction if there is one, else in a short one of its own.

    *obj* gives type and id, or *object_type* and *object_id* name a record that isn't at hand. *purpose* is what the
    actor acts for unless it is given. *details* holds ids, verbs and counts. Raises ValueError, and writes nothing, for
    anything that looks like a value of a record.
    """
    if obj is not None:
        object_type = object_type or obj._meta.label_lower
        object_id = object_id or str(obj.pk)
    event = _event(actor, verb, outcome, object_type or "", object_id or "", purpose or actor.purpose, details)
    with transaction.atomic(savepoint=False):
        event.save(force_insert=True)
        Unsealed(event_id=event.pk).save(force_insert=True)
        for listener in LISTENERS:
            listener(event)
    return event


def record_looks(actor: Who, verbs: Iterable[str]) -> None:
    """Write an event for each look that one page is, all of them at once, in one short transaction."""
    events = [_event(actor, verb, "viewed", "", "", actor.purpose, None) for verb in verbs]
    if not events:
        return
    with transaction.atomic(savepoint=False):
        Event.objects.bulk_create(events)
        Unsealed.objects.bulk_create(Unsealed(event_id=event.pk) for event in events)
        for event in events:
            for listener in LISTENERS:
                listener(event)


def _event(
    actor: Who, verb: str, outcome: str, object_type: str, object_id: str, purpose: str,
    details: Mapping[str, Any] | None,
) -> Event:  # fmt: skip
    event = Event(
        id=event_id(),
        at=timezone.now(),
        actor_id=actor.user_id,
        on_behalf_of_id=actor.on_behalf_of_id,
        actor_kind=Event.Kind(actor.kind).value,
        verb=layout.plain("verb", verb),
        object_type=layout.plain("object_type", object_type),
        object_id=layout.plain("object_id", object_id),
        purpose=layout.plain("purpose", purpose),
        outcome=Event.Outcome(outcome).value,
        request_id=layout.plain("request_id", actor.request_id),
        details=layout.plain_details(details),
    )
    event.digest = digest_of(event)
    return event


def digest_of(event: Event) -> str:
    """The digest of an event's content as it is now."""
    words = (
        event.actor_kind, event.verb, event.object_type, event.object_id, event.purpose, event.outcome, event.request_id
    )  # fmt: skip
    return layout.event_digest(event.pk, event.at, event.actor_id, event.on_behalf_of_id, words, event.details)


def keyed(term: str) -> str:
    """A search term as the log may hold it: HMAC-SHA256 under this installation's key, 32 hex digits.

    Case and blanks don't count, so that the same question is the same code.
    """
    return keyed_each([term])[0]


def keyed_each(terms: Iterable[str]) -> list[str]:
    """Each of many terms as :func:`keyed`; the key is read once."""
    key = keys.search_key(settings.ZOTIM_KEYS)
    plain = (" ".join(unicodedata.normalize("NFKC", term).casefold().split()) for term in terms)
    return [hmac.new(key, one.encode(), hashlib.sha256).hexdigest()[:32] for one in plain]


def _last() -> tuple[int, str]:
    """Number and hash of the last seal; 0 and the beginning's hash before there is any."""
    return Seal.objects.order_by("-number").values_list("number", "hash").first() or (0, layout.GENESIS.hex())


def _alone() -> None:
    """Wait until nobody else seals; until the end of the transaction nobody else will."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER])
        else:
            cursor.execute("UPDATE audit_unsealed SET event_id = event_id WHERE 0")  # takes SQLite's one write lock


def seal(limit: int = 10_000) -> int:
    """Seal up to *limit* waiting events in the order of the queue; answers how many. All of them or none.

    A waiting row whose event is gone or has no digest was tampered with: it stays in the queue, where ``verify``
    names it.
    """
    digest = Event.objects.filter(id=OuterRef("event_id")).values("digest")
    with transaction.atomic():
        _alone()
        number, before = _last()
        link = bytes.fromhex(before)
        seals, done = [], []
        queue = Unsealed.objects.order_by("id").annotate(digest=Subquery(digest))
        for row in queue.exclude(digest=None).values_list("id", "event_id", "digest")[:limit]:
            place, event, its_digest = row
            try:
                link = layout.link(link, number + 1, bytes.fromhex(its_digest))
            except ValueError:
                continue
            number += 1
            seals.append(Seal(number=number, event_id=event, digest=its_digest, hash=link.hex()))
            done.append(place)
        Seal.objects.bulk_create(seals, batch_size=200)
        for start in range(0, len(done), 500):
            Unsealed.objects.filter(id__in=done[start : start + 500]).delete()
    return len(seals)


def checkpoint() -> str:
    """Publish a checkpoint, and answer the line that is printed in the duty book."""
    return checkpoint_publish()[0].line


def checkpoint_publish() -> tuple[notes.Note, Path]:
    """Sign how far the chain has come and publish it as a file; answers the signed note and the file.

    The file lies in ``ZOTIM_HOME/checkpoints``; it protects nothing until a copy lies where nobody here can reach it.
    """
    key = keys.signing_key(settings.ZOTIM_KEYS)
    with transaction.atomic():
        number, its_hash = _last()
        at = timezone.now()
        origin = f"zotim/{settings.ZOTIM_PREFIX}"
        note = notes.Note(origin, number, its_hash, layout.moment(at)).signed(key)
        Checkpoint.objects.create(
            origin=origin,
            number=number,
            hash=its_hash,
            at=at,
            signature=note.signature.hex(),
            key=keys.fingerprint(key.public_key()),
        )
        path = notes.publish(note, key.public_key(), checkpoint_folder())
    return note, path


def checkpoint_mail(note: notes.Note, path: Path, addresses: list[str]) -> None:
    """Send a published checkpoint: its line in the mail, the signed file with it. Raises OSError when it isn't sent."""
    EmailMessage(
        subject=f"Checkpoint {note.origin} #{note.number}",
        body=f"{note.line}\n\nKeep this and the file: zotim audit verify --checkpoint FILE compares the log with it.\n",
        to=addresses,
        attachments=[(path.name, path.read_text(encoding="utf-8"), "text/plain")],
    ).send()


def checkpoint_folder() -> Path:
    """Where checkpoints are published on this machine."""
    return Path(settings.ZOTIM_HOME) / "checkpoints"


def dispose(*, actor: Who, upto: datetime, certificate: str) -> int:
    """Delete the events before *upto*, oldest first, as far as they are sealed without a gap; answers how many.

    For ``core.retention``, which asks two people and writes the *certificate* (its id). An event on the chain says
    what was disposed of; such events, and all seals, stay.
    """
    with transaction.atomic():
        _alone()
        first = (Disposal.objects.aggregate(last=models.Max("upto_number"))["last"] or 0) + 1
        moment = Event.objects.filter(id=OuterRef("event_id")).values("at")
        later = Seal.objects.filter(number__gte=first).annotate(at=Subquery(moment)).exclude(at__lt=upto)
        end = later.aggregate(first=models.Min("number"))["first"]
        last = (end or _last()[0] + 1) - 1
        if last < first:
            return 0
        details = {"first": first, "upto": last, "certificate": layout.plain("certificate", certificate)}
        event = record(actor, DISPOSED, object_type="audit.disposal", object_id=certificate, details=details)
        Disposal.objects.create(
            first_number=first,
            upto_number=last,
            certificate=certificate,
            event_id=event.pk,
            at=event.at.astimezone(UTC),
        )
        gone = Seal.objects.filter(number__range=(first, last)).values("event_id")
        return Event.objects.filter(id__in=gone).exclude(verb=DISPOSED).delete()[0]
