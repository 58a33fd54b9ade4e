"""The index: for each record the words under which it is found."""

from django.db import models

from zotim.core.dictionary import describe


class Entry(models.Model):
    """The words of one record, in whatever language, as :mod:`zotim.core.search.words` writes them."""

    id = models.BigAutoField(primary_key=True)
    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    words = models.TextField()

    dictionary = describe(
        "Under which words records are found; made anew from them at any time",
        basis="public_task",
        retention="register",
        fields={
            "id": "Number of the row, which the full-text index points to",
            "object_type": "The kind of record",
            "object_id": "The record",
            "words": "Its different words, folded and spelled in plain letters",
        },
    )

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"
