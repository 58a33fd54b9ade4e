"""Questions put to the lists: to which index, for what, and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check


class Channel(models.TextChoices):
    """The two sides of the desk, which share the lists and nothing else."""

    FINANCE = "finance", _("Finance")
    TRAVEL = "travel", _("Travel")


class Origin(models.TextChoices):
    """From what a question comes. Only a look-up is somebody's own; the others are asked by the system."""

    LOOK_UP = "look_up", pgettext_lazy("origin of a question", "Looked up")
    CUSTOMER = "customer", pgettext_lazy("origin of a question", "A customer on file")
    PAYMENT = "payment", pgettext_lazy("origin of a question", "A party of a payment")
    PASSENGER = "passenger", pgettext_lazy("origin of a question", "A passenger")


class Generation(Record):
    """An index of all lists as they were in force at one time: an immutable file."""

    number = models.PositiveIntegerField(unique=True)
    sha256 = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()
    scoring = models.CharField(max_length=32)
    versions = models.JSONField()

    dictionary = describe(
        "Indexes of the lists, each made once",
        basis="none",
        retention="technical",
        fields={
            "number": "Counts them; the highest one is asked",
            "sha256": "Hash of the file",
            "entries": "How many entries are in it",
            "scoring": "The version of the table by which it scores",
            "versions": "Which version of which list is in it, by their ids",
        },
    )

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class Question(Record):
    """Somebody was looked up: for what, in which channel, and what was answered. Who was asked for is sealed."""

    reference = models.CharField(max_length=16, unique=True)
    channel = models.CharField(max_length=16, choices=Channel)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.LOOK_UP)
    purpose = models.CharField(max_length=300)
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    generation = models.ForeignKey(Generation, models.PROTECT, null=True, blank=True, related_name="+")
    as_of = models.DateTimeField(null=True, blank=True)
    versions = models.JSONField()
    scoring = models.CharField(max_length=32)
    hits = models.PositiveSmallIntegerField()
    sealed = SealedTextField()

    dictionary = describe(
        "Who was looked up in the lists, for what, and what was answered",
        basis="public_task",
        retention="question",
        fields={
            "reference": "How people cite it here",
            "channel": "Finance or travel: neither sees the other's",
            "origin": "From what it comes: a look-up, a customer, a payment, a passenger",
            "purpose": personal("What it was asked for, in words of whoever asked"),
            "asked_by": personal("Who asked; nobody, if the system did"),
            "generation": "The index that was asked; none for a day that is past",
            "as_of": "The moment whose lists were asked, if not the newest",
            "versions": "Which version of which list was asked, so that it can be asked again",
            "scoring": "The version of the table by which it was scored",
            "hits": "How many entries reached the threshold",
            "sealed": personal("Who was asked for, and the answer with its explanation", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="question_channel"),
            models.CheckConstraint(
                condition=Q(origin="look_up", asked_by__isnull=False)
                | (Q(origin__in=[Origin.CUSTOMER, Origin.PAYMENT, Origin.PASSENGER]) & Q(asked_by=None)),
                name="question_asked_by",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("sealed"),
        ]

    def __str__(self) -> str:
        return self.reference
