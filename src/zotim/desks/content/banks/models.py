"""What is known: banks of fingerprints, each with where it comes from and how near something has to be."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.intake.models import Item, PrintKind


class BankKind(models.TextChoices):
    """What it means to meet an entry of a bank."""

    KNOWN = "known", pgettext_lazy("kind of bank", "Known: was judged before, and something went out")
    NEGATIVE = "negative", pgettext_lazy("kind of bank", "Negative: looks alike and is lawful")
    PROTECTED = (
        "protected",
        pgettext_lazy("kind of bank", "Protected: press, archives, evidence, universities, parliament"),
    )


class Bank(Record):
    """A set of fingerprints from one place."""

    code = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=BankKind)
    provenance = models.CharField(max_length=300)
    distance = models.PositiveSmallIntegerField(default=31)
    enabled = models.BooleanField(default=True)
    last_id = models.PositiveBigIntegerField(default=0)

    dictionary = describe(
        "Banks of fingerprints",
        basis="public_task",
        retention="content",
        fields={
            "code": "Capital letters, digits and underscores, as other systems call it",
            "title": "Its name",
            "kind": "Known, negative or protected",
            "provenance": "Where its entries come from, and on what ground they were put in there",
            "distance": "Up to how many of 256 bits something may differ",
            "enabled": "Whether it is asked",
            "last_id": "The last number that one of its entries was given",
        },
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BankKind.values), name="bank_kind"),
            models.CheckConstraint(condition=Q(distance__lte=63), name="bank_distance"),
        ]

    def __str__(self) -> str:
        return self.code


class Entry(Record):
    """One fingerprint of one bank. It meets something only while it is in force, which takes two people."""

    number = models.PositiveBigIntegerField(unique=True)
    bank = models.ForeignKey(Bank, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=16, choices=PrintKind)
    state = models.CharField(max_length=16, default="proposed")
    value = models.BinaryField(max_length=64)
    at_ms = models.PositiveIntegerField(null=True, blank=True)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="entries")
    note = models.CharField(max_length=255, blank=True)
    proposed_by = somebody()
    proposed_for = somebody()
    confirmed_by = somebody()
    confirmed_for = somebody()
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
            "kind": "Of a picture, a picture of a video, a text, the bytes, an address",
            "state": "Proposed, in force, withdrawn or refused",
            "value": "The bits",
            "at_ms": "Where in the video",
            "item": "The item on which it was decided; none, where it was imported",
            "note": "What another system says of it; no person",
            "proposed_by": personal("Who proposed it; nobody, where another system did"),
            "proposed_for": personal("Whom they stood in for"),
            "confirmed_by": personal("Who confirmed it"),
            "confirmed_for": personal("Whom they stood in for"),
            "confirmed_at": "When",
            "ended_at": "When it was withdrawn or refused",
            "text": personal("The text that it is of, folded", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PrintKind.values), name="entry_kind"),
            models.CheckConstraint(condition=apart("proposed", "confirmed"), name="entry_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "withdrawn"])
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="entry_confirmed_by_somebody",
            ),
            sealed_check("text"),
        ]
        indexes = [
            models.Index(fields=["bank", "state", "number"], name="entry_by_bank"),
            models.Index(fields=["item"], name="entry_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.bank_id} {self.number}"
