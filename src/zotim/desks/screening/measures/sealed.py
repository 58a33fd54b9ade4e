"""Texts of a measure under the key of its freeze: who it is, why, what it covers, what was told."""

import json
from typing import Any

from django.db import models

from zotim.core.audit.services import Who, record
from zotim.core.dictionary import tellable
from zotim.core.sealing.services import Place, opened, seal, unseal
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.services import place_of as question_place
from zotim.desks.screening.measures.models import Freeze


def place(row: models.Model, field: str) -> Place:
    """Where a text of a freeze, or of what belongs to one, stands."""
    of = row.pk if isinstance(row, Freeze) else row.freeze_id  # type: ignore[attr-defined]
    return Place(subject_id=of, table=row._meta.db_table, pk=row.pk, field=field)


def put(row: models.Model, field: str, text: str) -> str:
    """*text* sealed for a field of *row*, whose key is there."""
    return seal(text.strip(), place(row, field))


def put_values(row: models.Model, field: str, values: dict[str, Any]) -> str:
    """Several values sealed as one."""
    return put(row, field, json.dumps(values, ensure_ascii=False))


def text(who: Who, row: models.Model, field: str) -> str | None:
    """What a field says; empty while there is nothing, None when it can't be read: the key is gone, or it isn't what
    was sealed here, which is put on record."""
    found = opened(getattr(row, field), place(row, field))
    if found.trouble == "altered":
        record(who, "screening.freeze.opened", row, outcome="failed", details={"trouble": found.trouble})
    return None if found.trouble else found.text


def values(who: Who, row: models.Model, field: str) -> dict[str, Any] | None:
    """The same for several values."""
    found = text(who, row, field)
    return json.loads(found) if found else None


def told(who: Who, row: models.Model, field: str) -> str | None:
    """What a field says, for a text to whom it is about. Raises TypeError for one that isn't told: why it was held is
    for officers."""
    return text(who, tellable(row, field), field)


def told_values(who: Who, row: models.Model, field: str) -> dict[str, Any] | None:
    """The same for several values."""
    found = told(who, row, field)
    return json.loads(found) if found else None


def asked_for(alert: Alert) -> dict[str, Any]:
    """Who was asked for when an alert was raised: names, birth dates, countries, documents. Raises KeyDestroyed."""
    held = json.loads(unseal(alert.question.sealed, question_place(alert.question_id)))["query"]
    return {name: held[name] for name in ("names", "kind", "birth_dates", "countries", "documents")}
