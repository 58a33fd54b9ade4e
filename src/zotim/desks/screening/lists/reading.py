"""What a file of a list says, and how it differs from what is in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from zotim.core.evidence.services import path_of
from zotim.desks.screening.lists.models import Listed, Source, Version
from zotim.formats.lists import Problem, from_json, merged, read_lists, to_json

LONGEST_ID = 200
MOST_TOLD = 200
"""Problems that are kept; of the others only the number."""
MOST_SHOWN = 50
"""Names of entries that would go which are shown to whoever decides."""
UNREAD_SHARE = 2
"""Per cent of a file's entries with something unreadable, from which somebody has to look: a proposal."""


@dataclass
class Read:
    """The records of a file by the ids of the list, and what was wrong in it."""

    records: dict[str, str] = field(default_factory=dict)
    problems: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    def report(self, problem: Problem) -> None:
        """Keep a problem: the first ones whole."""
        self.problems += 1
        if len(self.told) < MOST_TOLD:
            values = {name: str(value) for name, value in problem.values.items()}
            self.told.append({"line": problem.line, "field": problem.field, "code": problem.code, "values": values})


@dataclass(frozen=True)
class Difference:
    """Ids by what becomes of them."""

    added: list[str]
    changed: list[str]
    removed: list[str]


def read(version: Version) -> Read:
    """All that its files say. What they say of one id in several places comes together. Raises UnreadableFile."""
    found, source = Read(), version.source
    companions = version.companions.select_related("file")
    for listing in read_lists(
        [path_of(file) for file in (version.file, *(one.file for one in companions))], found.report
    ):
        key = listed_id(listing.id)
        old = found.records.get(key)
        if old is not None:
            listing = merged([from_json(old, source.code), listing])
        found.records[key] = to_json(listing)
    return found


def listed_id(text: str) -> str:
    """The id of an entry as it is kept: one that is too long ends with its hash, so that no two become one."""
    return text if len(text) <= LONGEST_ID else f"{text[: LONGEST_ID - 64]}{digest(text)}"


def digest(record: str) -> str:
    """The hash of a record."""
    return sha256(record.encode()).hexdigest()


def in_force(source: Source) -> dict[str, str]:
    """The digests of a list's entries as they are now, by id."""
    rows = Listed.objects.filter(source=source, until=None).order_by()
    return dict(rows.values_list("listed_id", "digest").iterator(chunk_size=10_000))


def difference(records: Mapping[str, str], before: Mapping[str, str]) -> Difference:
    """What the *records* of a file make of the digests *before* it."""
    return Difference(
        added=[one for one in records if one not in before],
        changed=[one for one, record in records.items() if one in before and before[one] != digest(record)],
        removed=[one for one in before if one not in records],
    )


def captions(source: Source, ids: list[str]) -> list[str]:
    """The names of the first of these entries, for whoever has to look."""
    rows = Listed.objects.filter(source=source, until=None, listed_id__in=ids[: 5 * MOST_SHOWN]).order_by(
        "caption", "pk"
    )
    return list(rows.values_list("caption", flat=True)[:MOST_SHOWN])


def doubts(version: Version, found: Read, before: Mapping[str, str], changes: Difference) -> list[str]:
    """Why somebody has to look before a version takes effect, as codes; an empty list when nobody has to."""
    said = []
    if before and len(changes.removed) * 100 > version.source.largest_loss * len(before):
        said.append("shrank")
    if before and len(changes.changed) * 2 > len(before) and len(before) > 20:
        said.append("other")
    if found.problems * 100 > UNREAD_SHARE * max(len(found.records), 1):
        said.append("unread")
    if not found.records:
        said.append("empty")
    newest = version.source.versions.filter(state="in_force").first()
    if newest and version.published_on < newest.published_on:
        said.append("older")
    return said
