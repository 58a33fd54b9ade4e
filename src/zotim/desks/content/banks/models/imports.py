"""Files of fingerprints that were put into a bank: each is confirmed as one."""

from django.db import models
from django.db.models import Q

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.records import Record
from zotim.desks.content.banks.models.banks import Bank


class BankImport(Record):
    """A file of another system, read into a bank batch by batch. Its entries meet something once it is in force."""

    reference = models.CharField(max_length=16, unique=True)
    bank = models.ForeignKey(Bank, models.PROTECT, related_name="imports")
    state = models.CharField(max_length=16, default="reading")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    read = models.PositiveBigIntegerField(default=0)
    added = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    problems = models.PositiveBigIntegerField(default=0)
    told = models.JSONField(default=list)
    reason = models.CharField(max_length=500, blank=True)
    taken_by = somebody()
    taken_for = somebody()
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Files of fingerprints that were put into banks",
        basis="public_task",
        retention="content",
        fields={
            "reference": "How people cite it here",
            "bank": "The bank",
            "state": "Being read, proposed, in force, refused or withdrawn",
            "name": "The name of the file",
            "kind": "What its fingerprints are of, where a line doesn't say so itself",
            "sha256": "Hash of the file, by which a reading that was cut off is gone on with",
            "size": "Bytes",
            "read": "How many lines were read",
            "added": "How many entries it brought",
            "known": "How many stood in the bank already",
            "problems": "How many lines couldn't be read",
            "told": "The first of these: line and what is wrong, in one word",
            "reason": "Why it was refused or withdrawn",
            "taken_by": personal("Who put it in"),
            "taken_for": personal("Whom they stood in for"),
            "decided_by": personal("Who confirmed or refused it"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "ended_at": "When it was refused or withdrawn",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["reading", "proposed", "refused"]) | apart("taken", "decided"),
                name="bank_import_takes_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "withdrawn"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="bank_import_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "withdrawn"]) | Q(ended_at__isnull=False),
                name="bank_import_ended_when",
            ),
            models.UniqueConstraint(
                fields=["bank", "sha256"], condition=Q(state__in=["reading", "proposed"]), name="bank_import_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reference
