"""Values of figures, frozen for their period."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.records import Record


class FigureValue(Record):
    """What a figure was for a period when it was taken. Taken once; the database refuses changes."""

    code = models.CharField(max_length=64)
    first = models.DateField()
    last = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    base = models.PositiveBigIntegerField(null=True)
    is_personal = models.BooleanField()
    withheld = models.CharField(max_length=64, blank=True, default="")
    taken_at = models.DateTimeField()
    taken_by_id = models.UUIDField(null=True)

    dictionary = describe(
        "Figures as they were taken for a period",
        basis="public_task",
        retention="register",
        fields={
            "code": "Which figure",
            "first": "First day of the period",
            "last": "Last day of the period",
            "value": "The exact value; empty where there was nothing to count from",
            "base": "How many people a median or ratio stands on",
            "is_personal": "Whether it is about people, so that small values are shown as bands",
            "withheld": "The figure that could be worked out if this one was told; empty where it is told",
            "taken_at": "When it was taken",
            "taken_by_id": personal("Who had it taken"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "first", "last"], name="figure_taken_once"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="figure_period_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.first}/{self.last}"
