"""The outbox: who is told that something waits, and whether the mail has left."""

from django.db import models

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record


class Notification(Record):
    """Something waits for a person. Holds a kind and an id; what it says is made when it is shown."""

    user = models.ForeignKey(User, models.PROTECT, related_name="notifications")
    kind = models.CharField(max_length=64)
    object_type = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    state = models.CharField(max_length=16, default="queued")
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Notices to staff that something waits for them",
        basis="public_task",
        retention="technical",
        fields={
            "user": personal("Who is told"),
            "kind": "What waits, as registered in the code",
            "object_type": "The kind of record",
            "object_id": "The record",
            "state": "Whether the mail is queued, sent or given up",
            "attempts": "How often sending was tried",
            "next_attempt_at": "Not before this moment",
            "sent_at": "When the mail left",
            "seen_at": "When the person opened it",
        },
    )

    class Meta:
        indexes = [models.Index(fields=["state", "next_attempt_at"]), models.Index(fields=["user", "seen_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
