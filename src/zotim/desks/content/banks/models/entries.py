"""Entries of banks: one picture, video, text, file or address each, and the fingerprints of its parts."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from zotim.core.approvals.two import apart
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.banks.models.banks import Bank
from zotim.desks.content.banks.models.imports import BankImport
from zotim.desks.content.intake.models import Item, PrintKind

EXACT = (PrintKind.SHA256, PrintKind.ADDRESS)
"""Kinds that are met by being the same, which the database answers."""
PICTURES = (PrintKind.PDQ, PrintKind.FRAMES)
"""Kinds that are met by pictures."""


def _somebody() -> models.ForeignKey:
    """As :func:`somebody`, of a table that may hold millions: nobody looks for entries by a person."""
    return models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)


class Entry(Record):
    """One thing that is known, in one bank. It meets something only while it is in force, which takes two people."""

    number = models.PositiveBigIntegerField(unique=True)
    bank = models.ForeignKey(Bank, models.PROTECT, related_name="entries", db_index=False)
    kind = models.CharField(max_length=16, choices=PrintKind)
    state = models.CharField(max_length=16, default="proposed")
    value = models.BinaryField(max_length=64)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="entries", db_index=False)
    imported = models.ForeignKey(
        BankImport, models.PROTECT, null=True, blank=True, related_name="entries", db_index=False
    )
    note = models.CharField(max_length=255, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    serial = models.PositiveBigIntegerField(null=True, blank=True)
    proposed_by = _somebody()
    proposed_for = _somebody()
    confirmed_by = _somebody()
    confirmed_for = _somebody()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    text = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Fingerprints of what is known",
        basis="public_task",
        retention="content",
        fields={
            "number": "Its id in the index, and as other systems call it",
            "bank": "The bank",
            "kind": "Of a picture, the pictures of a video, a text, the bytes, an address",
            "state": "Proposed, in force, withdrawn or refused",
            "value": "The bits; of a video those of its first picture",
            "item": "The item on which it was decided; none, where it came from elsewhere",
            "imported": "The file that it came with, if one",
            "note": "What another system says of it; no person",
            "reason": "Why it was withdrawn or refused",
            "serial": "By which change of the index it came in force",
            "proposed_by": personal("Who proposed it; nobody, where another system did"),
            "proposed_for": personal("Whom they stood in for"),
            "confirmed_by": personal("Who confirmed it"),
            "confirmed_for": personal("Whom they stood in for"),
            "confirmed_at": "When",
            "ended_at": "When it was withdrawn or refused",
            "text": personal("The text that it is of", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PrintKind.values), name="entry_kind"),
            models.CheckConstraint(condition=apart("proposed", "confirmed"), name="entry_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "withdrawn"])
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, serial__isnull=False),
                name="entry_confirmed_by_somebody",
            ),
            sealed_check("text"),
        ]
        indexes = [
            models.Index(fields=["bank", "state", "number"], name="entry_by_bank"),
            models.Index(fields=["item"], condition=Q(item__isnull=False), name="entry_of_item"),
            models.Index(fields=["serial"], condition=Q(serial__isnull=False), name="entry_by_serial"),
            models.Index(fields=["value"], condition=Q(kind__in=EXACT), name="entry_exact"),
        ]

    def __str__(self) -> str:
        return f"{self.bank_id} {self.number}"

    @property
    def key_id(self) -> UUID:
        """Under whose key its text stands: the item's, with which it ends, or its own."""
        return self.item_id or self.pk


class EntryPart(Record):
    """A further fingerprint of an entry: a part of its picture, or one of the pictures of its video."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="parts")
    value = models.BinaryField(max_length=64)
    way = models.CharField(max_length=64, blank=True)
    at_ms = models.PositiveIntegerField(null=True, blank=True)

    dictionary = describe(
        "Parts of known pictures, and pictures of known videos",
        basis="public_task",
        retention="content",
        fields={
            "entry": "The entry",
            "value": "The bits",
            "way": "Which part of the picture",
            "at_ms": "Where in the video, in thousandths of a second",
        },
    )

    class Meta:
        ordering = ["entry_id", "at_ms", "id"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.way}"
