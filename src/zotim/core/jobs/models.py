"""Work that was asked for, and what recurs."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record


class Job(Record):
    """One piece of work: which function, with which ids, how far it is. Holds no content and no traceback."""

    name = models.CharField(max_length=64)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=16, default="waiting")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    interruptions = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    object_type = models.CharField(max_length=64, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=64, blank=True)

    dictionary = describe(
        "Work in the background: what was asked for and how far it is",
        basis="public_task",
        retention="technical",
        fields={
            "name": "Which job, as registered in the code",
            "arguments": "Ids of the records it works on",
            "state": "Waiting, running, done, failed or cancelled",
            "done": "Steps done",
            "total": "Steps in all; 0 while unknown",
            "attempts": "How often it was begun and not interrupted",
            "interruptions": "How often the worker was stopped or killed under it since it last got further",
            "next_attempt_at": "Not before this moment",
            "asked_by": personal("Who asked for it; nobody for what recurs"),
            "object_type": "The kind of record it is about",
            "object_id": "The record it is about",
            "started_at": "When it was last begun",
            "ended_at": "When it ended",
            "error": "Name of the error, never its text",
        },
    )

    class Meta:
        indexes = [
            models.Index(fields=["state", "next_attempt_at"]),
            models.Index(fields=["object_type", "object_id"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(total=0) | Q(done__lte=F("total")), name="job_done_within_total"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], ended_at=None)
                | Q(state__in=["done", "failed", "cancelled"], ended_at__isnull=False),
                name="job_ended_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"

    @property
    def open(self) -> bool:
        """Whether it isn't over yet."""
        return self.state in ("waiting", "running")


class Schedule(Record):
    """When a recurring job is due next. One row for each; the intervals stand in the code."""

    name = models.CharField(max_length=64, unique=True)
    next_at = models.DateTimeField()

    dictionary = describe(
        "When recurring jobs are due",
        basis="none",
        retention="technical",
        fields={"name": "Which job", "next_at": "When it is due next"},
    )

    def __str__(self) -> str:
        return self.name
