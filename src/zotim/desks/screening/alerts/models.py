"""Alerts: one question met one entry, and a person has to say whether they are the same; pairs that were told apart."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.asking.models import Channel, Question
from zotim.desks.screening.lists.models import Listed, Source


class Verdict(models.TextChoices):
    """What a person says of a question and an entry."""

    SAME = "same", pgettext_lazy("verdict", "The same")
    APART = "apart", pgettext_lazy("verdict", "Not the same")
    UNKNOWN = "unknown", pgettext_lazy("verdict", "Can't tell")


LAPSES = timedelta(minutes=15)
"""After so long without a look an alert that somebody took is as one that nobody did."""
WAITING = ("open", "taken", "unknown", "contested")
"""States in which a verdict is due: those of the queue."""
DUE = ~Q(state="same") & ~Q(state="apart")
"""The same as a filter: said in these words SQLite knows the indexes of the queue again, said as a list it doesn't."""


class Script(models.TextChoices):
    """In which script somebody was asked for: by it false alarms are counted, so that an unequal burden shows."""

    LATIN = "latin", pgettext_lazy("script", "Latin script")
    ARABIC = "arabic", pgettext_lazy("script", "Arabic script")
    CYRILLIC = "cyrillic", pgettext_lazy("script", "Cyrillic script")
    OTHER = "other", pgettext_lazy("script", "Another script, or several")


class Alert(Record):
    """One question and one entry that is alike. A lead: nothing follows from it until a person has decided."""

    class Waits(models.IntegerChoices):
        """What can't wait stands first among those whose clock ends at the same time."""

        FLIGHT = 1, pgettext_lazy("what waits", "A flight that leaves")
        PAYMENT = 2, pgettext_lazy("what waits", "A payment that is held")
        LOOK_UP = 3, pgettext_lazy("what waits", "Somebody who was looked up")
        CUSTOMER = 4, pgettext_lazy("what waits", "A customer on file")

    reference = models.CharField(max_length=16, unique=True)
    channel = models.CharField(max_length=16, choices=Channel)
    state = models.CharField(max_length=16, default="open")
    question = models.ForeignKey(Question, models.PROTECT, related_name="alerts")
    listed = models.ForeignKey(Listed, models.PROTECT, related_name="+")
    identity = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    script = models.CharField(max_length=16, choices=Script, default=Script.OTHER)
    waits = models.PositiveSmallIntegerField(choices=Waits)
    due_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict, blank=True)
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField(null=True, blank=True)
    contested_by = somebody()
    contested_for = somebody()
    objection = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Questions that met an entry of a list, and what a person said of it",
        basis="public_task",
        retention="alert",
        fields={
            "reference": "How people cite it here",
            "channel": "Finance or travel: neither sees the other's",
            "state": "Open, taken, the same, told apart, can't tell, or contested",
            "question": personal("Who was asked for"),
            "listed": personal("The entry, as the list said it then"),
            "identity": personal("Keyed hash of who was asked for: by it a remembered pair is known again"),
            "digest": "Hash of what the list said of the entry",
            "script": "The script in which one was asked for",
            "waits": "What waits for the verdict: a flight, a payment, somebody at the counter, a customer on file",
            "due_at": "Until when a verdict is due: by it the queue is ordered",
            "taken_by": personal("Who looks at it now"),
            "taken_at": "Since when",
            "verdict": personal("The same, not the same, or can't tell"),
            "decided_by": personal("Who said so"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "reason": personal("Why, in their words; where it can't be told, what is missing", sealed=True),
            "contested_by": personal("Who contested the verdict"),
            "contested_for": personal("Whom they stood in for"),
            "objection": personal("Why they contested it", sealed=True),
        },
    )

    class Meta:
        ordering = ["due_at", "waits", "id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "listed"], name="alert_once"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="alert_channel"),
            models.CheckConstraint(condition=Q(verdict__in=["", *Verdict.values]), name="alert_verdict"),
            models.CheckConstraint(
                condition=Q(verdict="", decided_by=None, decided_at=None)
                | (~Q(verdict="") & Q(decided_by__isnull=False, decided_at__isnull=False) & Q(reason__isnull=False)),
                name="alert_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None, taken_at=None) | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="alert_taken_since",
            ),
            models.CheckConstraint(
                condition=Q(contested_by=None, objection=None)
                | Q(contested_by__isnull=False, objection__isnull=False, state="contested"),
                name="alert_contested_by_somebody",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("reason"),
            sealed_check("objection"),
        ]
        # The queue and each of its filters in the order in which it is worked; an index alone answers a page of it
        # (the question is in it for the wall, which asks whether it is being disposed of).
        indexes = [
            models.Index(fields=["channel", "due_at", "waits", "id", "question"], condition=DUE, name="alert_queue"),
            models.Index(
                fields=["channel", "state", "due_at", "waits", "id", "question"],
                condition=DUE,
                name="alert_queue_by_state",
            ),
            models.Index(
                fields=["channel", "waits", "due_at", "id", "question"], condition=DUE, name="alert_queue_by_wait"
            ),
            models.Index(
                fields=["channel", "decided_at", "id"],
                condition=Q(decided_at__isnull=False),
                name="alert_decided",
            ),
            models.Index(fields=["channel", "identity"], name="alert_by_identity"),
        ]

    def __str__(self) -> str:
        return self.reference

    def looked_at_by(self, now: datetime | None = None) -> User | None:
        """Who looks at it: nobody any more, when whoever took it hasn't looked for :data:`LAPSES`."""
        lapsed = self.taken_at is None or self.taken_at <= (now or timezone.now()) - LAPSES
        return None if lapsed else self.taken_by

    @property
    def shown_state(self) -> str:
        """Its state as it counts: one whose taker left is open."""
        return "open" if self.state == "taken" and self.looked_at_by() is None else self.state


class PastVerdict(Record):
    """A verdict that another one followed: nothing that was said of an alert is lost."""

    channel = models.CharField(max_length=16, choices=Channel)
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="past")
    verdict = models.CharField(max_length=16, choices=Verdict)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_for = somebody()
    decided_at = models.DateTimeField()
    reason = SealedTextField()
    contested_by = somebody()
    contested_for = somebody()
    objection = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Verdicts about an alert that another one followed",
        basis="public_task",
        retention="alert",
        fields={
            "channel": "That of its alert",
            "alert": personal("The alert"),
            "verdict": personal("The same, not the same, or can't tell"),
            "decided_by": personal("Who said so"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "reason": personal("Why, in their words", sealed=True),
            "contested_by": personal("Who contested it; nobody, where only more became known"),
            "contested_for": personal("Whom they stood in for"),
            "objection": personal("Why they contested it", sealed=True),
        },
    )

    class Meta:
        ordering = ["decided_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="past_verdict_channel"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="past_verdict_verdict"),
            models.CheckConstraint(
                condition=Q(contested_by=None, objection=None) | Q(contested_by__isnull=False, objection__isnull=False),
                name="past_verdict_contested_by_somebody",
            ),
            sealed_check("reason"),
            sealed_check("objection"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.decided_at:%Y-%m-%d}"


class Pair(Record):
    """Somebody and an entry that a person told apart: until either says something else, or the term ends."""

    channel = models.CharField(max_length=16, choices=Channel)
    identity = models.CharField(max_length=64)
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    listed_id = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="pairs")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    until = models.DateTimeField()
    cleared = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "People and entries that somebody told apart, so that they aren't asked about again",
        basis="public_task",
        retention="alert",
        fields={
            "channel": "Finance or travel: neither knows the other's",
            "identity": personal("Keyed hash of who was asked for"),
            "source": "The list",
            "listed_id": "The id that the list gives the entry",
            "digest": "Hash of what the list said: when it says something else, the pair has ended",
            "alert": personal("The alert on which it was decided; the reason stands there"),
            "decided_by": personal("Who told them apart"),
            "until": "Until when it is remembered",
            "cleared": "Whether it is a clearance after a complaint",
            "ended_at": "When somebody ended it before",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="pair_channel"),
            models.CheckConstraint(condition=Q(until__gt=F("created_at")), name="pair_for_a_while"),
            models.UniqueConstraint(
                fields=["channel", "identity", "source", "listed_id"],
                condition=Q(ended_at=None),
                name="pair_remembered_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.code}:{self.listed_id}"
