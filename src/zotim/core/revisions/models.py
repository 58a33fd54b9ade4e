"""Every state that a register record was in, so that the record can be read as of any day."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from zotim.core.dictionary import describe, personal
from zotim.core.records import Record


class Revisioned(Record):
    """A record of which every state is kept (:func:`~zotim.core.revisions.services.keep_revision`)."""

    derived: ClassVar[frozenset[str]] = frozenset()
    """Fields that follow from other records, so that no state of this one says them."""

    class Meta:
        abstract = True


class Revision(Record):
    """One state of one record. Only added to; the database refuses changes, and deletions but by a disposal."""

    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    data = models.JSONField(encoder=DjangoJSONEncoder)

    dictionary = describe(
        "Earlier states of register records",
        basis="public_task",
        retention="register",
        fields={
            "object_type": "The kind of record",
            "object_id": "The record",
            "number": "1 for the first state",
            "at": "When this state began",
            "by_id": personal("Who made it so"),
            "data": "All fields of the record as they then were",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["object_type", "object_id", "number"], name="revision_number_once")
        ]
        indexes = [models.Index(fields=["object_type", "at"])]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id} #{self.number}"


class Forgotten(Record):
    """The permission to delete the revisions of one record, with the certificate for it. Only added to."""

    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    certificate = models.UUIDField()

    dictionary = describe(
        "Records whose earlier states were disposed of, and on which certificate",
        basis="legal_duty",
        retention="audit",
        fields={
            "object_type": "The kind of record",
            "object_id": "The record, which is gone",
            "certificate": "The certificate of disposal",
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id"], name="forgotten_once")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"


IS_FORGOTTEN = (
    "EXISTS (SELECT 1 FROM revisions_forgotten f WHERE f.object_type = OLD.object_type AND f.object_id = OLD.object_id)"
)
"""Condition of the guard, in SQL that both databases read."""
