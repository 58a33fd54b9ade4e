"""Files that show something: kept once by content, never changed, classified; and who opened them."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.vocabulary import Classification


class File(Record):
    """A file as it was received. Its bytes lie under ``MEDIA_ROOT`` by their SHA-256; the row says what they are."""

    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    classification = models.CharField(max_length=16, choices=[(c, c) for c in Classification])
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Files received as evidence or as statements",
        basis="public_task",
        retention="register",
        fields={
            "sha256": "Hash of the content; also where it is kept",
            "size": "Bytes",
            "content_type": "Type found in the content, not taken from the name",
            "name": "Name under which it was sent, cleaned",
            "classification": "How far it may travel",
            "received_by": personal("Who put it in"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(classification__in=list(Classification)), name="file_classification")
        ]

    def __str__(self) -> str:
        return self.name


class Opening(Record):
    """Who opened a file that they may judge, and when first: nobody accepts what they haven't looked at.

    It goes with the file, and is no use of it.
    """

    file = models.ForeignKey(File, models.CASCADE, related_name="openings")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Who opened the files that are judged",
        basis="public_task",
        retention="register",
        fields={"file": "The file", "user": personal("Who opened it")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "user"], name="opening_once")]

    def __str__(self) -> str:
        return f"{self.file_id}"
