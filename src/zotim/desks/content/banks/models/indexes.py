"""The indexes of banks: files that are made once, and how far what is in force has gone beyond the newest one."""

from django.db import models

from zotim.core.dictionary import describe
from zotim.core.records import Record


class Generation(Record):
    """An index of all fingerprints of pictures that were in force at one time: an immutable file."""

    number = models.PositiveIntegerField(unique=True)
    serial = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveBigIntegerField()

    dictionary = describe(
        "Indexes of banks, each made once",
        basis="none",
        retention="technical",
        fields={
            "number": "Counts them; the highest one is asked",
            "serial": "The last change that is in it",
            "sha256": "Hash of the file",
            "rows": "How many fingerprints are in it",
        },
    )

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class IndexStanding(models.Model):
    """The one row that each question looks at, and each change holds: so changes have one order, that of their commits.

    A serial is drawn at random above the last one: that of a change which was rolled back doesn't come again.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    serial = models.PositiveBigIntegerField(default=0)
    numbered = models.PositiveBigIntegerField(default=0)
    generation = models.ForeignKey(Generation, models.PROTECT, null=True, blank=True, related_name="+")
    stale = models.BooleanField(default=False)

    dictionary = describe(
        "What the indexes of banks have to hold",
        basis="none",
        retention="technical",
        fields={
            "serial": "The last change by which entries came in force",
            "numbered": "The last number that an entry was given",
            "generation": "The newest file",
            "stale": "Whether entries came or went since that was made",
        },
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="index_standing_one_row")]

    def __str__(self) -> str:
        return str(self.serial)
