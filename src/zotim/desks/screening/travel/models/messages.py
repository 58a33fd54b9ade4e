"""Messages of airlines as far as they are kept, the people in them, and requests to find somebody among these.

Names stand under a key of their own until they are masked. Then they lie in another table, under another key, and that
first key is destroyed: no copy of the database gives them back.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.identifiers import uuid7
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.asking.models import Question


class Message(Record):
    """One message: which flight, how many people, what was wrong in it, what of it was never read. It isn't kept."""

    class Form(models.TextChoices):
        """What it is."""

        PAXLST = "PAXLST", pgettext_lazy("message of an airline", "Passenger list (PAXLST)")
        PNRGOV = "PNRGOV", pgettext_lazy("message of an airline", "Booking records (PNRGOV)")

    reference = models.CharField(max_length=16, unique=True)
    form = models.CharField(max_length=8, choices=Form)
    digest = models.CharField(max_length=64)
    segment = models.PositiveIntegerField()
    flight = models.CharField(max_length=16, blank=True)
    origin = models.CharField(max_length=16, blank=True)
    destination = models.CharField(max_length=16, blank=True)
    leaves_at = models.DateTimeField(null=True, blank=True)
    arrives_at = models.DateTimeField(null=True, blank=True)
    people = models.PositiveIntegerField()
    alerts = models.PositiveIntegerField()
    problems = models.PositiveIntegerField()
    told = models.JSONField(default=list)
    left_out = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    names_key = models.UUIDField(default=uuid7)
    masked_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Messages of airlines about who travels, as far as they are kept",
        basis="public_task",
        retention="journey",
        fields={
            "reference": "How people cite it here",
            "form": "Passenger list or booking records",
            "digest": "Hash of its file, by which the same file isn't taken in twice",
            "segment": "Where in the file it begins",
            "flight": "Which flight",
            "origin": "From where",
            "destination": "To where",
            "leaves_at": "When it leaves",
            "arrives_at": "When it arrives",
            "people": "How many people are in it",
            "alerts": "How many alerts it raised",
            "problems": "How much was wrong in it",
            "told": "What was wrong, by segment and field; nothing of what stood there",
            "left_out": "How many segments of which kind were never read",
            "received_at": "When it came: its terms run from then",
            "taken_by": personal("Who put it in; nobody, if a program did"),
            "names_key": "Under which key the names stand until they are masked",
            "masked_at": "When the names were masked",
        },
    )

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["digest", "segment"], name="message_once"),
            models.CheckConstraint(condition=Q(form__in=["PAXLST", "PNRGOV"]), name="message_form"),
            models.CheckConstraint(
                condition=Q(masked_at=None) | Q(masked_at__gte=models.F("received_at")), name="message_masked_after"
            ),
        ]
        indexes = [
            models.Index(fields=["flight", "leaves_at"], name="message_by_flight"),
            models.Index(fields=["received_at"], condition=Q(masked_at=None), name="message_to_mask"),
        ]

    def __str__(self) -> str:
        return self.reference


class Passenger(Record):
    """Somebody in a message. Who it is is sealed; empty here once it is masked."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="passengers")
    number = models.PositiveIntegerField()
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="passengers")
    sealed = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "People in messages of airlines",
        basis="public_task",
        retention="journey",
        fields={
            "message": "The message",
            "number": "Their place in it",
            "question": personal("The question with its alerts, where they met an entry of a list"),
            "sealed": personal("Names, day of birth, nationality, documents, booking; none once masked", sealed=True),
        },
    )

    class Meta:
        ordering = ["message", "number"]
        constraints = [
            models.UniqueConstraint(fields=["message", "number"], name="passenger_once"),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("sealed"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class MaskedPassenger(Record):
    """Who somebody in a message is, after it was masked. On PostgreSQL it isn't there but for a granted request."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="masked")
    passenger = models.OneToOneField(Passenger, models.PROTECT, related_name="masked")
    sealed = SealedTextField()

    dictionary = describe(
        "Who people in messages are, masked",
        basis="public_task",
        retention="journey",
        fields={
            "message": "The message",
            "passenger": personal("Their row in it"),
            "sealed": personal("What stood there before it was masked, under another key", sealed=True),
        },
    )

    class Meta:
        constraints = [sealed_check("sealed")]

    def __str__(self) -> str:
        return str(self.passenger_id)


class Opening(Record):
    """Somebody is looked for in a message, for a purpose. Once its names are masked, a second person has to agree."""

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="asked")
    message = models.ForeignKey(Message, models.PROTECT, related_name="openings")
    masked = models.BooleanField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_for = somebody()
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    whom = SealedTextField()
    purpose = SealedTextField()
    reason = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Requests to find somebody in a message of an airline",
        basis="public_task",
        retention="journey",
        fields={
            "reference": "How people cite it here",
            "state": "Asked, granted or refused",
            "message": "In which message",
            "masked": "Whether its names were masked by then: a second person decides",
            "asked_by": personal("Who asked"),
            "asked_for": personal("Whom they stood in for"),
            "decided_by": personal("Who granted or refused it: never who asked"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "ends_at": "Until when it shows whom it found",
            "whom": personal("Who is looked for", sealed=True),
            "purpose": personal("What for, in words of whoever asked", sealed=True),
            "reason": personal("Why it was granted or refused", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=apart("asked", "decided"), name="opening_takes_two_people"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by=None, ends_at=None)
                | Q(state="granted", masked=False, ends_at__isnull=False)
                | Q(state="granted", masked=True, ends_at__isnull=False, decided_by__isnull=False)
                | Q(state="refused", decided_by__isnull=False, ends_at=None, reason__isnull=False),
                name="opening_decided_by_another",
            ),
            sealed_check("whom"),
            sealed_check("purpose"),
            sealed_check("reason"),
        ]

    def __str__(self) -> str:
        return self.reference
