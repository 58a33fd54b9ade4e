"""Texts under the key of what they belong to: a return, a request, a report."""

from uuid import UUID

from django.db import models

from zotim.core.audit.services import Who, record
from zotim.core.sealing.errors import Altered, KeyDestroyed, NotSealed
from zotim.core.sealing.services import Place, seal, unseal


def put(row: models.Model, field: str, text: str, *, key: UUID) -> str:
    """*text* sealed for a field of *row* under *key*, which is there."""
    return seal(text, _place(row, field, key))


def text(who: Who, row: models.Model, field: str, *, key: UUID) -> str | None:
    """What a field says; empty while there is nothing, None when it can't be read: the key is gone, or it isn't what
    was sealed here, which goes on record."""
    token = getattr(row, field)
    if token is None:
        return ""
    try:
        return unseal(token, _place(row, field, key))
    except KeyDestroyed:
        return None
    except (Altered, NotSealed):
        record(who, "screening.agency.opened", row, outcome="failed", details={"trouble": "altered"})
        return None


def _place(row: models.Model, field: str, key: UUID) -> Place:
    return Place(subject_id=key, table=row._meta.db_table, pk=row.pk, field=field)
