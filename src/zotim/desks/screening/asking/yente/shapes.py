"""Entries of lists as entities of FollowTheMoney. What a row says never changes, so its entity is made once."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Min, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NotVisible, visible
from zotim.desks.screening.lists.models import ListBasis, Listed
from zotim.formats.lists import from_json
from zotim.formats.lists.ftm import entity

_MOST_KEPT = 20_000
_KEPT: "OrderedDict[UUID, Shape]" = OrderedDict()
SANCTION = ":sanction"
"""Behind the id of an entry: the entity of its listing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An entry: its entity, that of its listing, and what it is filtered by. Neither may be changed."""

    code: str
    body: Mapping[str, Any]
    sanction: Mapping[str, Any]
    topics: frozenset[str]
    countries: frozenset[str]
    changed: datetime | None

    @property
    def nested(self) -> dict[str, Any]:
        """The entity with its listing inside it."""
        return {**self.body, "properties": {**self.body["properties"], "sanctions": [self.sanction]}}


def shapes(actor: Actor, ids: Iterable[str]) -> dict[str, Shape]:
    """The entries of these rows that the actor may see, by the id of the row."""
    wanted: Any = set(ids)
    if not wanted:
        return {}
    rows = Listed.objects.filter(visible(Listed, actor), pk__in=wanted).order_by()
    found = {pk: _KEPT.get(pk) for pk in rows.values_list("pk", flat=True)}
    if missing := [pk for pk, kept in found.items() if kept is None]:
        for row in _whole(Listed.objects.filter(pk__in=missing).order_by()):
            found[row.pk] = _KEPT[row.pk] = _shape(row)
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
    return {str(pk): kept for pk, kept in found.items() if kept is not None}


def one(actor: Actor, identity: str) -> tuple[UUID, Shape]:
    """The entry that a list in force has under *identity*: its short name and the list's id, or the list's id where
    one list alone has it. It says since when the list has it. Raises NotVisible."""
    if "\0" in identity:
        raise NotVisible(Listed, "")
    code, _, listed_id = identity.partition(":")
    rows = Listed.objects.filter(visible(Listed, actor), until=None).order_by()
    found = list(_whole(rows.filter(source__code=code, listed_id=listed_id)))
    found = found or list(_whole(rows.filter(listed_id=identity)[:2]))
    if len(found) != 1:
        raise NotVisible(Listed, "")
    [row] = found
    same = Listed.objects.filter(visible(Listed, actor), source__code=row.code, listed_id=row.listed_id)
    first = same.aggregate(first=Min("since__in_force_at"))["first"]
    return row.pk, _shape(row, first)


def beginning(actor: Actor, prefix: str, codes: Iterable[str], most: int) -> list[Shape]:
    """Entries in force whose name has *prefix* in it, for whoever is still writing."""
    rows = Listed.objects.filter(visible(Listed, actor), until=None, source__code__in=codes)
    return [_shape(row) for row in _whole(rows.filter(caption__icontains=prefix).order_by("caption", "pk")[:most])]


class _Row(NamedTuple):
    """What is read of a row: as models it would cost more than to find it."""

    pk: UUID
    code: str
    basis: str
    publisher: str
    listed_id: str
    caption: str
    record: str
    changed: datetime | None


def _whole(rows: QuerySet[Listed]) -> Iterator[_Row]:
    fields = ("pk", "source__code", "source__basis", "source__publisher", "listed_id", "caption", "record")
    return (_Row(*row) for row in rows.values_list(*fields, "since__in_force_at"))


def _shape(row: _Row, first: datetime | None = None) -> Shape:
    listing = from_json(row.record, row.code)
    made = entity(listing)
    identity = f"{row.code}:{row.listed_id}"
    times = {"first_seen": moment(first), "last_seen": None, "last_change": moment(row.changed)}
    listed = row.basis != ListBasis.OTHER or bool(listing.programmes or listing.listed_on)
    properties = {**made["properties"], **({"topics": ["sanction"]} if listed else {})}
    body = {
        "id": identity, "caption": row.caption, "schema": made["schema"], "properties": properties,
        "datasets": [row.code], "referents": [row.listed_id], "target": True, **times,
    }  # fmt: skip
    said = {
        "entity": [identity], "authority": [row.publisher], "programId": list(listing.programmes),
        "listingDate": [listing.listed_on] if listing.listed_on else [],
    }  # fmt: skip
    sanction = {
        "id": identity + SANCTION, "caption": row.publisher, "schema": "Sanction", "datasets": [row.code],
        "properties": {name: texts for name, texts in said.items() if texts}, "referents": [], "target": False, **times,
    }  # fmt: skip
    countries = frozenset(one for one in listing.countries if len(one) == 2)
    return Shape(row.code, body, sanction, frozenset(properties.get("topics", ())), countries, row.changed)


def moment(at: datetime | None) -> str | None:
    """A time as yente writes it: UTC, to the second, without saying so."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if at else None
