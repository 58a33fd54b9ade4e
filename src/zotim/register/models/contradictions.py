"""Where a statement doesn't fit the record. Internal until a person releases it."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.revisions.models import Revisioned
from zotim.engines.contradictions import Kind
from zotim.register.models.columns import choices, known
from zotim.register.models.commitments import Commitment
from zotim.register.models.statements import Suggestion

RELEASED = ("released", "explained_shown", "settled_shown")
"""States in which those who see the commitment see it."""
JUDGED = ("explained", "settled", "explained_shown", "settled_shown")
"""States in which a person has said what it means."""


class Contradiction(Revisioned):
    """A statement says one thing, the record another. The engine found it; a person says what it means."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="contradictions")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="contradictions")
    kind = models.CharField(max_length=16, choices=choices(Kind))
    said = models.CharField(max_length=200)
    recorded = models.CharField(max_length=200)
    rule = models.CharField(max_length=80)
    state = models.CharField(max_length=16, default="open")
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Where a statement doesn't fit the record",
        basis="public_task",
        retention="register",
        fields={
            "suggestion": "The claim of the statement",
            "commitment": "The commitment of the record",
            "kind": "In what they differ: quantity, date, actor or force",
            "said": "What the statement says",
            "recorded": "What the record says",
            "rule": "The rule of the engine that found it",
            "state": "Open, explained or settled, each released or not",
            "reason": "Why it is explained or how it was settled; before that, why it was released",
            "decided_by": personal("Who decided"),
            "decided_at": "When",
        },
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            known("kind", Kind),
            models.UniqueConstraint(fields=["suggestion", "commitment", "kind"], name="contradiction_once"),
            models.CheckConstraint(condition=Q(state="open") | ~Q(reason=""), name="contradiction_decided_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.said} / {self.recorded}"
