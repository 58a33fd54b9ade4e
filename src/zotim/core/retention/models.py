"""Holds that keep, runs that dispose, and the certificates that remain."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.identifiers import uuid7
from zotim.core.people.models import Spell, User
from zotim.core.records import Record


class Hold(Record):
    """A legal hold: while it lasts, one record or all of a kind stay, whatever the rules say."""

    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField(null=True, blank=True)
    reason = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    lifted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = Spell.as_manager()

    dictionary = describe(
        "Records that must stay, and why",
        basis="legal_duty",
        retention="register",
        fields={
            "object_type": "The kind of record",
            "object_id": personal("The record; empty for all of this kind"),
            "reason": "The court, body or dispute that asks for it",
            "starts_at": "From when",
            "ends_at": "Until when; empty while it lasts",
            "placed_by": personal("Who placed it"),
            "lifted_by": personal("Who lifted it"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="hold_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_a_reason"),
        ]
        indexes = [models.Index(fields=["object_type", "object_id"], name="hold_by_object")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id or '*'}"


class DisposalRun(Record):
    """What one rule proposes to dispose of on one day. One person proposes, another approves, the worker does it."""

    rule = models.CharField(max_length=64)
    border = models.DateTimeField()
    found = models.PositiveIntegerField()
    state = models.CharField(max_length=16, default="proposed")
    certificate_id = models.UUIDField(default=uuid7, unique=True)

    dictionary = describe(
        "Disposals that were proposed, approved and carried out",
        basis="legal_duty",
        retention="register",
        fields={
            "rule": "The retention rule",
            "border": "What began before this moment is due",
            "found": "How many records were due when it was proposed",
            "state": "Proposed, approved, returned or done",
            "certificate_id": "The certificate that it will leave",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule"], condition=Q(state__in=["proposed", "approved"]), name="disposal_run_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.state}"


class DisposalItem(Record):
    """One record of a run, until the certificate is written."""

    run = models.ForeignKey(DisposalRun, models.CASCADE, related_name="items")
    object_id = models.UUIDField()
    state = models.CharField(max_length=16, default="waiting")
    counts = models.JSONField(default=dict)
    files = models.JSONField(default=list)

    dictionary = describe(
        "Which records a disposal is working on; empty when none is",
        basis="legal_duty",
        retention="technical",
        fields={
            "run": "The run",
            "object_id": personal("The record"),
            "state": "Waiting, gone, held, or kept because it was no longer due",
            "counts": "How many rows of each kind went with it",
            "files": "Hashes of files whose bytes go once the rows are gone",
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "object_id"], name="disposal_item_once")]

    def __str__(self) -> str:
        return f"{self.object_id} {self.state}"


class Certificate(Record):
    """Proof of a disposal: what went, by which rule, by whose decision. Nothing of what it was."""

    run_id = models.UUIDField(unique=True)
    rule = models.CharField(max_length=64)
    outcome = models.CharField(max_length=16)
    legal_source = models.CharField(max_length=300)
    verified = models.BooleanField()
    border = models.DateTimeField()
    counts = models.JSONField()
    hashes = models.JSONField()
    proposed_by_id = models.UUIDField()
    proposed_for_id = models.UUIDField(null=True)
    approved_by_id = models.UUIDField()
    approved_for_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)

    dictionary = describe(
        "Certificates of disposal",
        basis="legal_duty",
        retention="audit",
        fields={
            "run_id": "The run",
            "rule": "The retention rule",
            "outcome": "Disposed of, anonymised or archived",
            "legal_source": "The rule's legal source as it then stood",
            "verified": "Whether that source had been verified",
            "border": "What began before this moment was due",
            "counts": "How many rows and files went, by kind; how many were held or kept",
            "hashes": "SHA-256 of the id of each record that went, sorted",
            "proposed_by_id": personal("Who proposed"),
            "proposed_for_id": personal("Whom they stood in for"),
            "approved_by_id": personal("Who approved"),
            "approved_for_id": personal("Whom they stood in for"),
            "at": "When it was finished",
            "sha256": "Hash of all of this; the log holds it too",
        },
    )

    def __str__(self) -> str:
        return f"{self.rule} {self.at:%Y-%m-%d}"
