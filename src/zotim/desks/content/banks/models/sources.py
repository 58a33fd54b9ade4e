"""Sources that nothing is sent about before an adviser has looked: hosts and places on hosts."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.records import Record


class SourceKind(models.TextChoices):
    """What a protected source is."""

    PRESS = "press", pgettext_lazy("protected source", "Press")
    ARCHIVE = "archive", pgettext_lazy("protected source", "Archive")
    EVIDENCE = "evidence", pgettext_lazy("protected source", "Collection of evidence")
    ACADEMIA = "academia", pgettext_lazy("protected source", "University or research")
    PARLIAMENT = "parliament", pgettext_lazy("protected source", "Parliament")


class ProtectedSource(Record):
    """A host with all below it, or what stands at one place of a host. One person adds it; to end it takes two."""

    host = models.CharField(max_length=253)
    path = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=16, choices=SourceKind)
    note = models.CharField(max_length=300)
    state = models.CharField(max_length=16, default="in_force")
    reason = models.CharField(max_length=500, blank=True)
    added_by = somebody()
    added_for = somebody()
    asked_by = somebody()
    asked_for = somebody()
    ended_by = somebody()
    ended_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Sources about which nothing goes out before an adviser has looked",
        basis="public_task",
        retention="content",
        fields={
            "host": "The host; those below it count too",
            "path": "How the place on the host begins, if not all of the host is meant",
            "kind": "Press, archive, collection of evidence, university, parliament",
            "note": "What it is, and why it is protected: an institution, no person",
            "state": "In force, to be ended, or ended",
            "reason": "Why it is to end",
            "added_by": personal("Who added it"),
            "added_for": personal("Whom they stood in for"),
            "asked_by": personal("Who wants to end it"),
            "asked_for": personal("Whom they stood in for"),
            "ended_by": personal("Who agreed to that"),
            "ended_for": personal("Whom they stood in for"),
            "ended_at": "When",
        },
    )

    class Meta:
        ordering = ["host", "path"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SourceKind.values), name="protected_source_kind"),
            models.CheckConstraint(
                condition=~Q(state="ended")
                | (apart("asked", "ended") & Q(asked_by__isnull=False, ended_by__isnull=False, ended_at__isnull=False)),
                name="protected_source_ended_by_two",
            ),
            models.UniqueConstraint(fields=["host", "path"], condition=~Q(state="ended"), name="protected_source_once"),
        ]

    def __str__(self) -> str:
        return f"{self.host}{self.path}"
