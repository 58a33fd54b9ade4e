"""FollowTheMoney entities as JSON lines, in and out: the format of OpenSanctions and of many tools beside it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TextIO

from zotim.formats.countries import code
from zotim.formats.lists import values
from zotim.formats.lists.lines import lines
from zotim.formats.lists.model import Document, Listing, Name, Place
from zotim.formats.problems import Reading

SCHEMAS = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "PublicBody": "organisation",
    "LegalEntity": "organisation", "Vessel": "vessel", "Airplane": "aircraft",
}  # fmt: skip
"""Schemas whose entities have names to look for. Others (sanctions, addresses, links) are passed over."""
_NAMES = {
    "name": (False, "name"),
    "alias": (False, "alias"),
    "weakAlias": (True, "alias"),
    "previousName": (False, "former"),
}
_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName")
"""Of somebody whose whole name isn't said, in the order in which it is put together."""
ASKED = {**SCHEMAS, "LegalEntity": "", "Thing": "", "Vehicle": ""}
"""Schemas that may be asked for: of a wide one any kind is meant, while an entry of a list says its own."""
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "flag")
_NUMBERS = {
    "passportNumber": "Passport", "idNumber": "Identity number", "registrationNumber": "Registration",
    "taxNumber": "Tax number", "imoNumber": "IMO", "mmsi": "MMSI", "callSign": "Call sign", "leiCode": "LEI",
    "serialNumber": "Serial number",
}  # fmt: skip
_SCHEMA_OF = {
    "person": "Person", "organisation": "Organization", "vessel": "Vessel", "aircraft": "Airplane", "": "LegalEntity",
}  # fmt: skip
_PROPERTY = {kind: key for key, kind in _NUMBERS.items()}


def read(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The entities with names, in the order of the file."""
    for line, text in lines(file, reading):
        if not text.strip():
            continue
        try:
            entity = json.loads(text)
        except (ValueError, RecursionError) as error:
            reading.wrong(line, "", "json", why=getattr(error, "msg", "it is too deep or too large a number"))
            continue
        if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
            reading.wrong(line, "properties", "shape")
            continue
        kind = SCHEMAS.get(values.clean(entity.get("schema")))
        if kind and (listing := _listing(entity, kind, line, reading)) is not None:
            yield listing


def _listing(entity: dict[str, Any], kind: str, line: int, reading: Reading) -> Listing | None:
    properties = entity["properties"]

    def of(key: str) -> list[str]:
        return _texts(properties[key], line, key, reading) if key in properties else []

    identity = values.clean(entity.get("id"))
    if not identity:
        reading.wrong(line, "id", "id")
        return None
    names = [
        name
        for key, (weak, role) in _NAMES.items()
        for text in of(key)
        for name in values.names(text, weak=weak, role=role)
    ]
    if not names and (whole := " ".join(text for part in _PARTS for text in of(part)[:1])):
        names = values.names(whole, role="name")
    if not names:
        reading.wrong(line, "name", "name")
        return None
    sanctions = [
        one["properties"]
        for one in (properties.get("sanctions") if isinstance(properties.get("sanctions"), list) else [])
        if isinstance(one, dict) and isinstance(one.get("properties"), dict)
    ]

    def told(key: str) -> list[str]:
        return [text for one in sanctions for text in _texts(one.get(key), line, f"sanctions.{key}", reading)]

    days = [values.day(reading, line, "listingDate", text) for text in told("listingDate") + told("startDate")]
    return Listing(
        id=identity,
        kind=kind,
        names=tuple(dict.fromkeys(names)),
        source="+".join(_texts(entity.get("datasets"), line, "datasets", reading)) or "ftm",
        line=line,
        born=values.birth_dates(reading, line, "birthDate", of("birthDate")),
        places=(
            *(Place(text, code(text.rpartition(", ")[2]), "birth") for text in of("birthPlace")),
            *(Place(text, "", "address") for text in of("address")),
        ),
        countries=values.countries(text for key in _COUNTRIES for text in of(key)),
        documents=tuple(Document(number, named) for key, named in _NUMBERS.items() for number in of(key)),
        genders=values.genders(reading, line, "gender", of("gender")),
        programmes=tuple(dict.fromkeys(of("programId") or told("programId") or told("program"))),
        listed_on=min(filter(None, days), default=""),
        remarks=" ".join(of("notes")),
    )


def example(entity: dict[str, Any], reading: Reading) -> Listing | None:
    """Somebody who is described by an entity, to be asked for; None where no name is said. A property may be one text.

    Raises KeyError for a schema that nobody is asked for by.
    """
    return _listing({**entity, "id": "example"}, ASKED[values.clean(entity.get("schema"))], 0, reading)


def _texts(value: Any, line: int, key: str, reading: Reading) -> list[str]:
    """The texts of a property; nested entities are passed over, anything else is told."""
    several = value if isinstance(value, list) else [] if value is None else [value]
    found = []
    for one in several:
        if isinstance(one, str | int) and not isinstance(one, bool):
            found.append(values.clean(one))
        elif not isinstance(one, dict):
            reading.wrong(line, key, "shape")
    return [text for text in found if text]


def write(listings: Iterable[Listing], out: TextIO) -> None:
    """A line for each listing, as :func:`entity` has it."""
    for listing in listings:
        out.write(json.dumps(entity(listing), ensure_ascii=False) + "\n")


def schema(kind: str) -> str:
    """The schema of a kind; their own word where it isn't known."""
    return _SCHEMA_OF[kind]


def entity(listing: Listing) -> dict[str, Any]:
    """The listing as an entity. Spans of birth dates become their years; what has no place there is left out."""
    properties: dict[str, list[str]] = {}

    def add(key: str, *texts: str) -> None:
        for text in filter(None, texts):
            if text not in properties.setdefault(key, []):
                properties[key].append(text)

    for name in listing.names:
        add(_property(name), name.text)
    for date in listing.born:
        if date.earliest == date.latest:
            add("birthDate", date.earliest[:4] if date.approximate else date.earliest)
        else:
            add("birthDate", *map(str, range(int(date.earliest[:4]), int(date.latest[:4]) + 1)))
    for place in listing.places:
        add("birthPlace" if place.role == "birth" else "address", place.text)
    add({"person": "nationality", "vessel": "flag"}.get(listing.kind, "country"), *listing.countries)
    for document in listing.documents:
        add(_PROPERTY.get(document.kind, "idNumber"), document.number)
    add("gender", *listing.genders)
    add("programId", *listing.programmes)
    add("notes", listing.remarks)
    return {"id": listing.id, "schema": schema(listing.kind), "properties": properties, "datasets": [listing.source]}


def _property(name: Name) -> str:
    return "weakAlias" if name.weak else {"name": "name", "former": "previousName"}.get(name.role, "alias")
