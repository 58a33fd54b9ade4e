"""Two people for what bears on rights or on the record: one asks, another decides."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record


class Approval(Record):
    """A request that somebody else decides. Deputies count as the people they stand in for.

    A step that has to be taken at once (a freeze "without delay") is taken first and confirmed within a clock:
    *due_at* says until when, *silence* what is to become of it when nobody does. The desk that takes such steps sees to
    them by a job of its own; nothing else lapses or is escalated by itself.
    """

    class Decision(models.TextChoices):
        PENDING = "pending", _("Waiting")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")
        LAPSED = "lapsed", _("Lapsed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Silence(models.TextChoices):
        """What is to become of a step that was taken at once when nobody confirms it in time."""

        WAITS = "waits", _("It waits")
        STANDS = "stands", _("It stays in force, and is escalated")
        LAPSES = "lapses", _("It lapses, and is escalated")

    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    requested_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    requested_for = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    state = models.CharField(max_length=16, choices=Decision.choices, default=Decision.PENDING)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_for = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    silence = models.CharField(max_length=8, choices=Silence.choices, default=Silence.WAITS)

    dictionary = describe(
        "Decisions that took two people",
        basis="public_task",
        retention="register",
        fields={
            "action": "What is to be approved, as named in the permission table",
            "object_type": "The kind of record",
            "object_id": "The record",
            "requested_by": personal("Who asked"),
            "requested_for": personal("Whom they stood in for"),
            "state": "Waiting, approved, returned, lapsed or withdrawn",
            "decided_by": personal("Who decided"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When it was decided",
            "comment": "The reason given",
            "due_at": "Until when it has to be decided",
            "silence": "What becomes of a provisional step when nobody decides in time",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | (
                    ~Q(decided_by=F("requested_by"))
                    & (Q(requested_for=None) | ~Q(decided_by=F("requested_for")))
                    & (Q(decided_for=None) | ~Q(decided_for=F("requested_by")))
                    & (Q(decided_for=None) | Q(requested_for=None) | ~Q(decided_for=F("requested_for")))
                ),
                name="approval_takes_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_by=None, decided_at=None)
                | Q(state__in=["approved", "returned"], decided_by__isnull=False, decided_at__isnull=False)
                | Q(state__in=["lapsed", "withdrawn"], decided_by=None, decided_at__isnull=False),
                name="approval_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(silence="waits") | Q(silence__in=["stands", "lapses"], due_at__isnull=False),
                name="approval_silence_needs_a_day",
            ),
            models.UniqueConstraint(
                fields=["action", "object_type", "object_id"], condition=Q(state="pending"), name="approval_asked_once"
            ),
        ]
        indexes = [models.Index(fields=["object_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.state}"
