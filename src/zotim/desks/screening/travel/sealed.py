"""What is sealed in the travel channel, and under which key: names of a message under one that is destroyed when they
are masked, the rest under that of its message or referral."""

import json
from typing import Any

from django.db import models

from zotim.core.audit.services import Who, record
from zotim.core.sealing.errors import Altered, KeyDestroyed, NotSealed
from zotim.core.sealing.services import Place, seal, unseal
from zotim.desks.screening.travel.models import Message, Passenger, Referral


def place(row: models.Model, field: str, message: Message | None = None) -> Place:
    """Where a text stands. Of a passenger the *message* is needed, for its key of the names."""
    if isinstance(row, Passenger):
        subject = (message or row.message).names_key
    else:
        subject = row.pk if isinstance(row, Referral) else row.message_id  # type: ignore[attr-defined]
    return Place(subject_id=subject, table=row._meta.db_table, pk=row.pk, field=field)


def put(row: models.Model, field: str, what: str | dict[str, Any], message: Message | None = None) -> str:
    """A text, or several values as one, sealed for a field of *row*, whose key is there."""
    text = what.strip() if isinstance(what, str) else json.dumps(what, ensure_ascii=False)
    return seal(text, place(row, field, message))


def text(who: Who, row: models.Model, field: str, message: Message | None = None) -> str | None:
    """What a field says; empty while there is nothing, None when it can't be read: the key is gone, or it isn't what
    was sealed here, which is put on record."""
    token = getattr(row, field)
    if token is None:
        return ""
    try:
        return unseal(token, place(row, field, message))
    except KeyDestroyed:
        return None
    except (Altered, NotSealed):
        verb = "screening.referral.opened" if isinstance(row, Referral) else "screening.opening.opened"
        record(who, verb, row, outcome="failed", details={"trouble": "altered"})
        return None


def values(who: Who, row: models.Model, field: str, message: Message | None = None) -> dict[str, Any] | None:
    """The same for several values."""
    found = text(who, row, field, message)
    return json.loads(found) if found else None
