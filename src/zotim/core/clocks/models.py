"""Clocks that run on records, and everything that ever moved their end."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.records import Record


class ClockRun(Record):
    """One clock on one record. Whether it has run out is never stored: ``due_at`` says it."""

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        PAUSED = "paused", _("Stopped for a while")
        STOPPED = "stopped", _("Ended")

    code = models.CharField(max_length=64)
    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    remaining = models.DurationField(null=True)
    stopped_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    dictionary = describe(
        "Which clock runs on which record, and until when",
        basis="public_task",
        retention="case",
        fields={
            "code": "Which clock",
            "object_type": "The kind of record",
            "object_id": personal("The record; it may be about a person"),
            "state": "Running, stopped for a while, or ended",
            "started_at": "When it began",
            "due_at": "When it runs out; empty while it stands still",
            "paused_at": "Since when it stands still",
            "remaining": "What was left when it was stopped: time for hours, else whole days",
            "stopped_at": "When it ended",
            "changed_at": "When anything about it last changed; nothing happens before that",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "object_type", "object_id"], condition=~Q(state="stopped"), name="clock_runs_once"
            ),
            models.CheckConstraint(
                condition=Q(state="running", due_at__isnull=False, paused_at=None, remaining=None, stopped_at=None)
                | Q(state="paused", due_at=None, paused_at__isnull=False, remaining__isnull=False, stopped_at=None)
                | Q(state="stopped", stopped_at__isnull=False),
                name="clock_state_is_whole",
            ),
            models.CheckConstraint(condition=Q(due_at=None) | Q(due_at__gte=F("started_at")), name="clock_due_after"),
            models.CheckConstraint(condition=Q(changed_at__gte=F("started_at")), name="clock_changes_after_start"),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="clock_by_due"),
            models.Index(fields=["object_type", "object_id"], name="clock_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class ClockChange(Record):
    """One thing that happened to a clock. Never changed; it goes only with its clock."""

    class Step(models.TextChoices):
        START = "start", _("Began")
        PAUSE = "pause", _("Stopped for a while")
        RESUME = "resume", _("Runs again")
        EXTEND = "extend", _("Extended")
        STOP = "stop", _("Ended")

    run = models.ForeignKey(ClockRun, models.CASCADE, related_name="changes")
    step = models.CharField(max_length=8, choices=Step.choices)
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    verb = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    by_id = models.UUIDField(null=True)

    dictionary = describe(
        "What moved the end of a clock",
        basis="public_task",
        retention="case",
        fields={
            "run": "The clock",
            "step": "What happened to it",
            "at": "When",
            "due_at": "When it was due after that",
            "verb": "The event of the log that did it; empty when a person did it directly",
            "reason": personal("Why, in the words of whoever did it"),
            "by_id": personal("Who did it"),
        },
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d}"


MOVES = {("running", "paused"), ("paused", "running"), ("running", "stopped"), ("paused", "stopped")}
"""What may become of a clock. One that ended never runs again; a new one may begin."""
