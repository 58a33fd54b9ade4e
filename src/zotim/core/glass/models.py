"""That somebody opened a record in an emergency: which parts, why, until when, and what another one said of it."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.models import Codes
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check


class Breakings(models.QuerySet["Breaking"]):
    """Emergencies, with the one question that the row itself answers."""

    def running(self, at: Any = None) -> "Breakings":
        """Those whose time isn't over at *at* (default: now), and that nobody ended."""
        at = at or timezone.now()
        return self.filter(state="open", starts_at__lte=at, ends_at__gt=at)


class Breaking(Record):
    """Somebody broke the glass of one record: they read some parts of it for hours, and somebody else looks at that."""

    class Reason(models.TextChoices):
        DANGER = "danger", _("Somebody's life or health is in danger")
        CHILD = "child", _("A child has to be protected at once")
        TREATMENT = "treatment", _("Somebody has to be treated at once")
        UNREACHED = "unreached", _("It can't wait, and nobody who works on it can be reached")
        OTHER = "other", _("Another emergency")

    class Ending(models.TextChoices):
        BUTTON = "button", _("ended by who opened it")
        TIME = "time", _("its time was over")
        POST = "post", _("their post ended")
        BAR = "bar", _("they were barred from it")
        RECORD = "record", _("the record was closed")

    class Finding(models.TextChoices):
        NEEDED = "needed", _("It was an emergency")
        NOT_NEEDED = "not_needed", _("It wasn't an emergency")

    reference = models.CharField(max_length=16, unique=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    domains = Codes(max_length=400)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    said = SealedTextField()
    state = models.CharField(max_length=12, default="open")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)
    finding = models.CharField(max_length=12, choices=Finding.choices, blank=True)
    found = SealedTextField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = somebody()
    reviewed_for = somebody()
    late_told_at = models.DateTimeField(null=True, blank=True)

    objects = Breakings.as_manager()

    dictionary = describe(
        "Who opened a record in an emergency, why, until when, and what somebody else said of it",
        basis="child_protection",
        retention="case",
        fields={
            "reference": "Number of the emergency; random, so that it counts nothing",
            "user": personal("Who opened the record; never a deputy"),
            "subject_type": "The kind of record that was opened",
            "subject_id": personal("The record that was opened; it may be a person's file"),
            "domains": personal("Which parts of it"),
            "reason": personal("Why, as a word of a list"),
            "said": personal("Why, in words", special=True, sealed=True),
            "state": "Whether it is open, ended or reviewed",
            "starts_at": "From when",
            "ends_at": "Until when at most; three hours later",
            "ended_at": "When it ended",
            "ending": "By what it ended, as a word of a list",
            "finding": personal("Whether it was an emergency, as another person found"),
            "found": personal("What that one said of it", special=True, sealed=True),
            "reviewed_at": "When it was reviewed",
            "reviewed_by": personal("Who reviewed it; never who opened the record"),
            "reviewed_for": personal("Whom that one stood in for"),
            "late_told_at": "When the data-protection officer was told that the review is late",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="breaking_in_order"),
            models.CheckConstraint(condition=~Q(domains=""), name="breaking_names_a_part"),
            models.CheckConstraint(
                condition=Q(reason__in=["danger", "child", "treatment", "unreached", "other"]), name="breaking_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None, ending="")
                | Q(
                    state__in=["ended", "reviewed"],
                    ended_at__isnull=False,
                    ending__in=["button", "time", "post", "bar", "record"],
                ),
                name="breaking_end_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["open", "ended"], finding="", found=None, reviewed_at=None, reviewed_by=None,
                    reviewed_for=None,
                )
                | Q(
                    state="reviewed", finding__in=["needed", "not_needed"], found__isnull=False,
                    reviewed_at__isnull=False, reviewed_by__isnull=False,
                ),
                name="breaking_review_is_whole",
            ),
            models.CheckConstraint(
                condition=(Q(reviewed_by=None) | ~Q(reviewed_by=F("user")))
                & (Q(reviewed_for=None) | ~Q(reviewed_for=F("user"))),
                name="breaking_reviewed_by_another",
            ),
            sealed_check("said"),
            sealed_check("found"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="breaking_by_subject"),
            models.Index(fields=["user", "ends_at"], name="breaking_by_user"),
        ]

    def __str__(self) -> str:
        return self.reference
