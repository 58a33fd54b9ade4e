"""Other bodies that are told what comes in force and what is withdrawn, and what they say of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation
from zotim.core.records import Record
from zotim.desks.content.banks.models import Bank, Entry


class Sharing(Record):
    """A bank that another body may follow: asked by one curator, confirmed by another, until somebody ends it."""

    bank = models.ForeignKey(Bank, models.PROTECT, related_name="sharings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=40)
    state = models.CharField(max_length=16, default="asked")
    asked_by = somebody()
    asked_for = somebody()
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Banks of fingerprints that another body may follow",
        basis="public_task",
        retention="content",
        fields={
            "bank": "The bank",
            "organisation": "The body",
            "purpose": "What it is given for",
            "basis": "The ground on which it is given",
            "state": "Asked, in force, refused or ended",
            "asked_by": personal("Who asked for it"),
            "asked_for": personal("Whom they stood in for"),
            "decided_by": personal("Who decided"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "ended_at": "When it ended",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=apart("asked", "decided"), name="sharing_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(decided_by__isnull=False), name="sharing_confirmed_by_somebody"
            ),
            models.UniqueConstraint(
                fields=["bank", "organisation"], condition=Q(state__in=["asked", "in_force"]), name="sharing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank_id} {self.organisation_id}"


class What(models.TextChoices):
    """What changed."""

    ADDED = "added", pgettext_lazy("what changed", "An entry came in force")
    IMPORTED = "imported", pgettext_lazy("what changed", "Many entries came in force")
    WITHDRAWN = "withdrawn", pgettext_lazy("what changed", "An entry was withdrawn")
    DISPATCH = "dispatch", pgettext_lazy("what changed", "What had gone out was withdrawn")


class Change(Record):
    """Something that those who follow have to know, in the transaction in which it happened. Numbered as committed."""

    number = models.PositiveBigIntegerField(unique=True)
    what = models.CharField(max_length=16, choices=What)
    bank = models.ForeignKey(Bank, models.CASCADE, null=True, blank=True, related_name="+")
    entry = models.PositiveBigIntegerField(null=True, blank=True)
    dispatch = models.CharField(max_length=16, blank=True)

    dictionary = describe(
        "What changed in banks and of dispatches, for those who follow",
        basis="none",
        retention="content",
        fields={
            "number": "Its place; whoever follows asks for what stands after the last one they have",
            "what": "An entry came or went, or a dispatch was withdrawn",
            "bank": "The bank",
            "entry": "The entry's number",
            "dispatch": "The dispatch's reference",
        },
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.CheckConstraint(condition=Q(what__in=What.values), name="change_what")]

    def __str__(self) -> str:
        return str(self.number)


class Follower(Record):
    """How far another body has fetched what changed."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()

    dictionary = describe(
        "How far other bodies have fetched what changed",
        basis="none",
        retention="content",
        fields={"organisation": "The body", "number": "The last change that it has", "at": "When it last asked"},
    )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.number}"


class Said(models.TextChoices):
    """What another body says of an entry."""

    SEEN = "seen", pgettext_lazy("feedback", "Met, not looked at yet")
    TRUE = "true", pgettext_lazy("feedback", "Met rightly")
    FALSE = "false", pgettext_lazy("feedback", "Met wrongly")


class Feedback(Record):
    """What one body last said of one entry. It is about the bank, never about somebody whose content was met."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="feedback")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    said = models.CharField(max_length=8, choices=Said)
    at = models.DateTimeField()

    dictionary = describe(
        "What other bodies say of entries: met rightly or wrongly",
        basis="none",
        retention="content",
        fields={"entry": "The entry", "organisation": "The body", "said": "What it says", "at": "When"},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "organisation"], name="feedback_once"),
            models.CheckConstraint(condition=Q(said__in=Said.values), name="feedback_said"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.said}"
