"""The log: events as they happened, and the chain that seals them. Rows are only added; the database sees to it.

No row has a foreign key: accounts and records can be disposed of, and so can old events, while seals stay.
"""

import threading
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.identifiers import uuid7

_lock = threading.Lock()
_last = UUID(int=0)


def event_id() -> UUID:
    """A UUIDv7 that is greater than the one before in this process, so that sorting by id keeps the order of events."""
    global _last
    with _lock:
        drawn = uuid7()
        if drawn <= _last:
            drawn = UUID(int=_last.int + 1)
        _last = drawn
        return drawn


class Event(models.Model):
    """Somebody did, saw, was refused or failed at something. Ids, verbs and counts; never a value of a record."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        SYSTEM = "system", _("System")
        VISITOR = "visitor", _("Visitor")

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        VIEWED = "viewed", _("Viewed")
        DENIED = "denied", _("Refused")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=event_id, editable=False)
    at = models.DateTimeField(db_index=True)
    actor_id = models.UUIDField(null=True)
    on_behalf_of_id = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=8, choices=Kind.choices)
    verb = models.CharField(max_length=64, db_index=True)
    object_type = models.CharField(max_length=64, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    purpose = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    request_id = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    dictionary = describe(
        "Who did, saw, was refused or failed at what",
        basis="security",
        retention="audit",
        fields={
            "id": "Opaque id; sorts by time",
            "at": personal("When it happened (UTC)"),
            "actor_id": personal("Account that acted; empty for the system and for visitors"),
            "on_behalf_of_id": personal("Account for which a deputy acted"),
            "actor_kind": "Person, system or visitor",
            "verb": personal("What was done, as a code of the program"),
            "object_type": "Kind of record",
            "object_id": personal("Id of the record; it may be a record about a person"),
            "purpose": "Code of the purpose that was stated",
            "outcome": "Done, viewed, refused or failed",
            "request_id": "Joins the events of one request",
            "details": personal("Further ids, codes and counts; never values"),
            "digest": "SHA-256 of all of this, taken when it happened",
        },
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id"], name="event_by_object"),
            models.Index(fields=["actor_id", "at"], name="event_by_actor"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(actor_kind__in=["person", "system", "visitor"]), name="event_actor_kind"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["done", "viewed", "denied", "failed"]), name="event_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.outcome}"


class Unsealed(models.Model):
    """An event that waits for its seal. Written with the event, removed with the seal."""

    id = models.BigAutoField(primary_key=True)
    event_id = models.UUIDField(unique=True)

    dictionary = describe(
        "Events that wait for their seal",
        basis="none",
        retention="technical",
        fields={"id": "Place in the queue", "event_id": "The event"},
    )

    class Meta:
        verbose_name_plural = "unsealed"

    def __str__(self) -> str:
        return str(self.event_id)


class Seal(models.Model):
    """One link of the chain. It stays when its event is disposed of."""

    number = models.BigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    dictionary = describe(
        "The chain of hashes over all events",
        basis="none",
        retention="audit",
        fields={
            "number": "1, 2, 3, … with no gap",
            "event_id": "The event that is sealed",
            "digest": "The event's digest",
            "hash": "SHA-256 of the hash before, the number and the digest",
        },
    )

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(number__gte=1), name="seal_number_from_one")]

    def __str__(self) -> str:
        return f"#{self.number}"


class Checkpoint(models.Model):
    """The chain's last number and hash at a moment, signed. A copy is published outside."""

    id = models.BigAutoField(primary_key=True)
    origin = models.CharField(max_length=64)
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    signature = models.CharField(max_length=128)
    key = models.CharField(max_length=64)

    dictionary = describe(
        "Signed statements of how far the log had come",
        basis="none",
        retention="audit",
        fields={
            "id": "Order",
            "origin": "The installation that signed",
            "number": "The last seal",
            "hash": "Its hash",
            "at": "When it was signed",
            "signature": "Ed25519 over the note's text, hexadecimal",
            "key": "SHA-256 of the public key",
        },
    )

    def __str__(self) -> str:
        return f"#{self.number}"


class Disposal(models.Model):
    """The permission to delete the events of seals *first_number* to *upto_number*, with the certificate for it."""

    id = models.BigAutoField(primary_key=True)
    first_number = models.BigIntegerField()
    upto_number = models.BigIntegerField()
    certificate = models.CharField(max_length=64)
    event_id = models.UUIDField(unique=True)
    at = models.DateTimeField()

    dictionary = describe(
        "Which events were disposed of, and on whose certificate",
        basis="none",
        retention="audit",
        fields={
            "id": "Order",
            "first_number": "The first seal whose event goes",
            "upto_number": "The last",
            "certificate": "Id of the certificate of disposal",
            "event_id": "The event that puts this disposal itself on the chain",
            "at": "When",
        },
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(first_number__gte=1, upto_number__gte=models.F("first_number")), name="disposal_is_a_range"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.first_number}–#{self.upto_number}"


DISPOSED = "audit.log.disposed"
"""The verb of the event that tells of a disposal. Such an event is never deleted itself."""

# Conditions of the guards, in SQL that both databases read.
IS_SEALED = "EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = OLD.event_id)"
COVERED_BY_A_DISPOSAL = (
    f"OLD.verb <> '{DISPOSED}' AND EXISTS (SELECT 1 FROM audit_seal s JOIN audit_disposal d "  # noqa: S608
    "ON s.number BETWEEN d.first_number AND d.upto_number WHERE s.event_id = OLD.id)"
)
