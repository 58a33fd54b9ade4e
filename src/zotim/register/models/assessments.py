"""What is said about a commitment, apart from what evidence shows."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.commitments import Commitment, Evidence


class StatusAssessment(Revisioned):
    """What a commitment's status is said to be, and what the evidence shows. Only added to."""

    class Status(models.TextChoices):
        NOT_BEGUN = "not_begun"
        UNDER_WAY = "under_way"
        DONE = "done"

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="assessments")
    claimed = models.CharField(max_length=16, choices=Status.choices)
    assessed = models.CharField(max_length=16, choices=Status.choices)
    reason = TranslatedField()
    evidence = models.ManyToManyField(Evidence, related_name="assessments")
    assessed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="proposed")

    dictionary = describe(
        "What is said about a commitment, apart from what evidence shows",
        basis="public_task",
        retention="register",
        fields={
            "commitment": "The commitment",
            "claimed": "What is said",
            "assessed": "What the evidence shows",
            "reason": "Why, in three languages",
            "evidence": "The reviewed evidence it rests on",
            "assessed_by": personal("Who assessed"),
            "state": "Proposed, confirmed or returned by a second person",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(claimed__in=["not_begun", "under_way", "done"]), name="claimed_known"),
            models.CheckConstraint(condition=Q(assessed__in=["not_begun", "under_way", "done"]), name="assessed_known"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.assessed}"
