"""Banks of fingerprints, each with where it comes from and how near something has to be; and changes that take two."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.records import Record


class BankKind(models.TextChoices):
    """What it means to meet an entry of a bank."""

    KNOWN = "known", pgettext_lazy("kind of bank", "Known: was judged before, and something went out")
    NEGATIVE = "negative", pgettext_lazy("kind of bank", "Negative: looks alike and is lawful")
    PROTECTED = (
        "protected",
        pgettext_lazy("kind of bank", "Protected: press, archives, evidence, universities, parliament"),
    )


FARTHEST = 63
"""Up to how many bits a bank may reach at all."""


class Bank(Record):
    """A set of fingerprints from one place."""

    code = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=BankKind)
    provenance = models.CharField(max_length=300)
    distance = models.PositiveSmallIntegerField(default=31)
    enabled = models.BooleanField(default=True)

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
        },
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BankKind.values), name="bank_kind"),
            models.CheckConstraint(condition=Q(distance__lte=FARTHEST), name="bank_distance"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def protects(self) -> bool:
        """Whether meeting it holds something up, so that weakening it takes two people."""
        return self.kind != BankKind.KNOWN


class BankChange(Record):
    """A change of how a bank is asked. Of a negative or protected one it takes effect when another person agrees."""

    bank = models.ForeignKey(Bank, models.PROTECT, related_name="changes")
    state = models.CharField(max_length=16, default="asked")
    enabled = models.BooleanField()
    distance = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    asked_by = somebody()
    asked_for = somebody()
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Changes of how a bank that protects is asked",
        basis="public_task",
        retention="content",
        fields={
            "bank": "The bank",
            "state": "Asked, done or refused",
            "enabled": "Whether it is to be asked",
            "distance": "Up to how many bits something may differ then",
            "reason": "Why",
            "asked_by": personal("Who wants it"),
            "asked_for": personal("Whom they stood in for"),
            "decided_by": personal("Who agreed or refused"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(distance__lte=FARTHEST), name="bank_change_distance"),
            models.CheckConstraint(
                condition=~Q(state="done") | apart("asked", "decided"), name="bank_change_takes_two_people"
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="bank_change_decided_by_somebody",
            ),
            models.UniqueConstraint(fields=["bank"], condition=Q(state="asked"), name="bank_change_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.bank_id} {self.state}"
