"""What left. Which records an actor may see is the caller's filter: a disclosure says that its record exists."""

from django.db import models

from zotim.core.disclosures.models import Disclosure
from zotim.core.disclosures.registry import KINDS, Kind


def disclosures_of(obj: models.Model) -> list[Disclosure]:
    """Everything that left about a record, newest first."""
    given = {"type": obj._meta.label_lower, "id": str(obj.pk)}
    # JSON containment is PostgreSQL's alone; ids are rare words, so the text narrows and Python decides.
    rows = Disclosure.objects.filter(objects_given__icontains=str(obj.pk)).order_by("-at", "-id")
    return [row for row in rows if given in row.objects_given]


def as_table() -> list[Kind]:
    """Every kind, by its code; for the reference."""
    return [KINDS[code] for code in sorted(KINDS)]
