"""That one record was merged into another, by whom, why, and what it brought with it."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.register.models.commitments import Commitment, Measure


class Merger(Record):
    """One of two commitments, or of two measures, that say the same, is merged into the other.

    ``carried`` says which rows were moved, which were dropped because the survivor had the same link, and which were
    added, so that it can be taken apart again exactly (:mod:`zotim.register.duplicates.carrying`).
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="mergers")
    into_commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="taken_in")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="mergers")
    into_measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="taken_in")
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="proposed")
    carried = models.JSONField(default=dict)
    merged_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Which record was merged into which, and what it brought with it",
        basis="public_task",
        retention="register",
        fields={
            "commitment": "The commitment that is merged",
            "into_commitment": "The commitment that stays",
            "measure": "The measure that is merged",
            "into_measure": "The measure that stays",
            "reason": "Why they are the same",
            "asked_by": personal("Who asked for it"),
            "state": "Proposed, merged, returned by a second person, or taken apart again",
            "carried": "Keys of the rows that were moved, dropped and added",
            "merged_at": "When it was merged",
            "undone_at": "When it was taken apart again",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False, into_commitment__isnull=False, measure=None, into_measure=None)
                & ~Q(commitment=F("into_commitment"))
                | Q(commitment=None, into_commitment=None, measure__isnull=False, into_measure__isnull=False)
                & ~Q(measure=F("into_measure")),
                name="merger_of_two_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(state__in=["proposed", "merged"]), name="merger_of_commitment_once"
            ),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(state__in=["proposed", "merged"]), name="merger_of_measure_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="merger_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.one} → {self.into}"

    @property
    def one(self) -> Commitment | Measure:
        """The record that is merged."""
        return self.commitment or self.measure  # type: ignore[return-value]  # a constraint: one of them is there

    @property
    def into(self) -> Commitment | Measure:
        """The record that stays."""
        return self.into_commitment or self.into_measure  # type: ignore[return-value]  # the same
