"""Indexes of what is in force: of pictures a file that each process opens, with what came since; of texts in memory.

Each question looks at one row (:mod:`standing`). What came in force since this process last looked is read from its
rows, so that it is met at the very next question, in every process. What was withdrawn may still stand in an index;
:mod:`asking` passes over it. Texts are never in a file: they are sealed, and end with their keys.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

import numpy as np
from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet

from zotim.core.audit.services import System, Who, record
from zotim.desks.content.banks import standing
from zotim.desks.content.banks.models import Entry, EntryPart, Generation, IndexStanding
from zotim.desks.content.banks.models.entries import PICTURES
from zotim.desks.content.banks.sealed import TEXTS
from zotim.desks.content.banks.values import text_cut
from zotim.desks.content.intake.models import PrintKind
from zotim.engines import fingerprints

if TYPE_CHECKING:
    from zotim.engines.fingerprints import HashIndex, TextIndex

INDEX = System("banks")
BYTES = 32
I = TypeVar("I", "HashIndex", "TextIndex")  # noqa: E741


@dataclass(frozen=True, slots=True)
class _Held(Generic[I]):
    """An index as this process has it: over which file, and up to which change."""

    generation: UUID | None
    serial: int
    index: I


_PICTURES: "dict[str, _Held[HashIndex]]" = {}
_TEXTS: "dict[str, _Held[TextIndex]]" = {}


def pictures() -> "HashIndex":
    """The fingerprints of pictures and of pictures of videos that are in force, by the numbers of their entries."""
    return _newest(_PICTURES, _opened, _pictures_between)


def texts() -> "TextIndex":
    """The texts that are in force, by the numbers of their entries."""
    return _newest(
        _TEXTS, lambda generation: _Held(generation, 0, fingerprints.TextIndex.build([], [])), _texts_between
    )


def newest() -> int:
    """The last change by which entries came in force."""
    return IndexStanding.objects.values_list("serial", flat=True).first() or 0


def between(since: int, upto: int) -> "tuple[HashIndex, TextIndex]":
    """Indexes of what came in force after one change, up to another."""
    rows, ids = _pictures_between(since, upto)
    some, numbers = _texts_between(since, upto)
    return fingerprints.HashIndex.build(rows, ids), fingerprints.TextIndex.build(some, numbers)


Rows = tuple[Any, Any]


def _newest(
    held: dict[str, _Held[I]], base: Callable[[UUID | None], _Held[I]], rows: Callable[[int, int], Rows]
) -> I:  # fmt: skip
    serial, generation = IndexStanding.objects.values_list("serial", "generation_id").first() or (0, None)
    mine = held.get("")
    if mine and (mine.generation, mine.serial) == (generation, serial):
        return mine.index
    if mine is None or mine.generation != generation or not _happened(mine, serial):
        mine = base(generation)
    index = mine.index
    if mine.serial != serial:
        added = rows(mine.serial, serial)
        index = index.updated(added) if len(added[1]) else index
    held[""] = _Held(generation, serial, index)
    return index


def _happened(mine: _Held[Any], serial: int) -> bool:
    """Whether an index can be gone on with: what is in it was committed, so that nothing before it is still to come."""
    return mine.serial <= serial and Entry.objects.filter(serial=mine.serial).exists()


def _opened(generation: UUID | None) -> "_Held[HashIndex]":
    """The file of a generation; nothing, to which all is added, where there is none or it can't be opened."""
    row = Generation.objects.filter(pk=generation).first() if generation else None
    if row is not None:
        try:
            return _Held(generation, row.serial, fingerprints.HashIndex.open(_file(row)))
        except (OSError, ValueError):
            pass
    return _Held(generation, 0, fingerprints.HashIndex.build([], []))


def _came(since: int, upto: int) -> QuerySet[Entry]:
    return Entry.objects.filter(serial__gt=since, serial__lte=upto, state="in_force").order_by()


def _pictures_between(since: int, upto: int) -> Rows:
    entries = _came(since, upto).filter(kind__in=PICTURES)
    parts = EntryPart.objects.order_by().filter(
        entry__serial__gt=since, entry__serial__lte=upto, entry__state="in_force", entry__kind__in=PICTURES
    )
    numbers, values = np.empty(0, np.int64), []
    for rows in (entries.values_list("number", "value"), parts.values_list("entry__number", "value")):
        some = list(rows.iterator(chunk_size=20_000))
        numbers = np.concatenate([numbers, np.fromiter((number for number, _value in some), np.int64, len(some))])
        values.append(b"".join(value for _number, value in some))
    return np.frombuffer(b"".join(values), np.uint8).reshape(-1, BYTES), numbers


def _texts_between(since: int, upto: int) -> Rows:
    found = list(_readable(_came(since, upto).filter(kind=PrintKind.TEXT)))
    return [text for _number, text in found], np.array([number for number, _text in found], np.int64)


def _readable(entries: QuerySet[Entry]) -> Iterator[tuple[int, str]]:
    """The texts whose keys are there. One whose key is gone is met by nobody."""
    for entry in entries.iterator(chunk_size=1_000):
        text = TEXTS.text(INDEX, entry, "text")
        if text:
            yield entry.number, text_cut(text)


def stale() -> bool:
    """Whether entries came or went since the newest file was made."""
    return IndexStanding.objects.filter(stale=True).exists()


def generation_make(*, actor: Who) -> Generation | None:
    """Make the file of what is in force now, and let it be asked from then on; None where nothing changed.

    For the worker; may be done again. What comes in force meanwhile is added by each process, as before.
    """
    if not stale():
        return None
    serial = newest()
    rows, ids = _pictures_between(0, serial)
    made = Generation(serial=serial, rows=len(ids))
    path = _file(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    fingerprints.HashIndex.build(rows, ids).save(path)
    with path.open("rb") as file:
        made.sha256 = file_digest(file, "sha256").hexdigest()
    with transaction.atomic():
        row = standing.held()
        made.number = (Generation.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        made.save(force_insert=True)
        row.generation, row.stale = made, row.serial != serial
        row.save(update_fields=["generation", "stale"])
        record(actor, "content.generation.made", made, details={"rows": made.rows})
    for old in Generation.objects.exclude(pk=made.pk):
        # Another process may still have it open: on the disk it is there until the last one closes it.
        _file(old).unlink(missing_ok=True)
    return made


def _file(generation: Generation) -> Path:
    return Path(settings.ZOTIM_HOME) / "indexes" / f"{generation.pk.hex}.prints"
