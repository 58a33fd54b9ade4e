"""Sealed texts of rows: a room says once under whose key each of its models seals them, and how the log calls it when
one of them can't be opened."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import models

from zotim.core.audit.services import Who, record
from zotim.core.dictionary import tellable
from zotim.core.sealing.services import Opened, Place, opened, seal

VERBS: set[str] = set()
"""Every verb under which an opening that failed goes on record."""


@dataclass(frozen=True, slots=True)
class Under:
    """*key* leads from a row to the id under whose key its texts stand; *opened* is the verb of the log, none where
    they are opened by their place alone."""

    key: str
    opened: str = ""


class SealedTexts:
    """Texts of the models of a room. Whether somebody may open one is the caller's question."""

    def __init__(self, of: Mapping[type[models.Model], Under]) -> None:
        self._of = of
        VERBS.update(one.opened for one in of.values() if one.opened)

    def place(self, row: models.Model, field: str) -> Place:
        """Where a text stands. Raises KeyError for a row of another room."""
        subject = attrgetter(self._of[type(row)].key)(row)
        return Place(subject_id=subject, table=row._meta.db_table, pk=row.pk, field=field)

    def put(self, row: models.Model, field: str, what: str | dict[str, Any]) -> str:
        """A text, or several values as one, sealed for a field of *row*, whose key is there."""
        text = what.strip() if isinstance(what, str) else json.dumps(what, ensure_ascii=False)
        return seal(text, self.place(row, field))

    def opened(self, who: Who, row: models.Model, field: str) -> Opened:
        """What a field says, or why it can't be read; that it isn't what was sealed here is put on record."""
        found = opened(getattr(row, field), self.place(row, field))
        if found.trouble == "altered":
            record(who, self._of[type(row)].opened, row, outcome="failed", details={"trouble": found.trouble})
        return found

    def text(self, who: Who, row: models.Model, field: str) -> str | None:
        """What a field says; empty while there is nothing, None when it can't be read."""
        found = self.opened(who, row, field)
        return None if found.trouble else found.text

    def values(self, who: Who, row: models.Model, field: str) -> dict[str, Any] | None:
        """The same for several values."""
        found = self.text(who, row, field)
        return json.loads(found) if found else None

    def told(self, who: Who, row: models.Model, field: str) -> str | None:
        """What a field says, for a text to whom it is about. Raises TypeError for one that isn't told."""
        return self.text(who, tellable(row, field), field)

    def told_values(self, who: Who, row: models.Model, field: str) -> dict[str, Any] | None:
        """The same for several values."""
        found = self.told(who, row, field)
        return json.loads(found) if found else None


def as_text(data: bytes) -> str:
    """A file as a text that can be sealed."""
    return base64.b64encode(data).decode("ascii")


def as_bytes(text: str) -> bytes:
    """The file again. Raises ValueError for what isn't one."""
    return base64.b64decode(text, validate=True)
