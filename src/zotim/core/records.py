"""What every kept row has: an opaque id and the moment it was made; and whether a row has one of others."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models.lookups import IsNull
from django.utils import timezone

from zotim.core.dictionary import Field
from zotim.core.identifiers import random_reference, uuid7
from zotim.engines.scripts import strip_controls

BASE_FIELDS = {
    "id": Field("Opaque id, used in addresses and links"),
    "created_at": Field("When the row was made (UTC)"),
}


class Record(models.Model):
    """A row with an opaque id (UUIDv7) and the time it was made. Subclasses declare ``dictionary``."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save. Names, titles and other lines lose characters that turn the direction of what stands around them;
        a whole text (``TextField``) is kept word for word."""
        for field in self._meta.concrete_fields:
            if isinstance(field, models.CharField):
                value = self.__dict__.get(field.attname)
                if isinstance(value, str) and not value.isascii():
                    setattr(self, field.attname, strip_controls(value))
        super().save(*args, **kwargs)


R = TypeVar("R", bound=models.Model)


def with_reference(make: Callable[[str], R], *, prefix: str | None = None, tries: int = 5) -> R:
    """Create a record with a fresh random reference: ``with_reference(lambda r: Measure.objects.create(reference=r))``.

    Draws again when the reference is taken (one in a billion at a million records). Raises IntegrityError after
    *tries* failures, which then has another cause.
    """
    for attempt in range(tries):
        try:
            with transaction.atomic():
                return make(random_reference(prefix or settings.ZOTIM_PREFIX))
        except IntegrityError as error:
            if attempt == tries - 1 or "reference" not in str(error):
                raise
    raise AssertionError("unreachable")


def save_new(row: R) -> R:
    """Save a new row, of which all but the reference is there: as where texts were sealed for its place."""

    def save(reference: str) -> R:
        row.reference = reference  # type: ignore[attr-defined]
        row.save(force_insert=True)
        return row

    return with_reference(save)


def has_one(rows: models.QuerySet[Any]) -> models.Q:
    """Whether there is one of *rows*, which name the outer row by OuterRef: asked of each outer row that is left.

    The same as ``Exists(rows)``, of which PostgreSQL may make a join, or a table of all *rows*: good where each of very
    many is wanted, and slow where few are.
    """
    return models.Q(IsNull(models.Subquery(rows.values("pk")[:1]), False))
