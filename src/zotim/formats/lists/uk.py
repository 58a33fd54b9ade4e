"""The lists of the United Kingdom: the UK Sanctions List as CSV and XML, and the older consolidated CSV of OFSI."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby
from typing import BinaryIO

from zotim.formats.countries import country
from zotim.formats.lists import values
from zotim.formats.lists.lines import lines, named, rows
from zotim.formats.lists.markup import Node, records
from zotim.formats.lists.model import Document, Listing, Name, Place, merged
from zotim.formats.problems import Reading

SOURCE = "uk"
PREAMBLE = 3
"""Rows among which the one that names the columns stands: the first may say when the list was made."""
_NUMBERED = re.compile(r"\(\d+\)")
_FIELDS = {
    "id": ("unique id", "group id", "ofsi group id"),
    "kind": ("individual, entity, ship", "designation type", "group type"),
    "role": ("name type", "alias type"),
    "quality": ("alias strength", "alias quality"),
    "script": ("name non-latin script",),
    "regime": ("regime name", "regime"),
    "listed": ("date designated", "listed on"),
    "born": ("d.o.b", "dob"),
    "nationality": ("nationality(/ies)", "nationality"),
    "passport": ("passport number",),
    "national": ("national identifier number", "national identification number"),
    "business": ("business registration number (s)", "business registration number(s)"),
    "imo": ("imo number",),
    "flag": ("current believed flag of ship",),
    "gender": ("gender",),
    "town": ("town of birth",),
    "land": ("country of birth",),
    "address": ("address line {}", "address {}"),
    "code": ("address postal code", "post/zip code"),
    "country": ("address country", "country"),
    "remarks": ("other information",),
}


def heads(cells: list[str]) -> bool:
    """Whether a row names the columns of a British list."""
    known = {cell.strip().lower() for cell in cells}
    return {"name 6", "name 1"} <= known and bool(known & set(_FIELDS["id"]))


def read_csv(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The entries, each out of its rows (one for a name). Rows that lie apart give the entry again."""
    numbered = rows(lines(file, reading), reading)
    columns = next(cells for _, cells in numbered if heads(cells))
    keyed = ((_Row(row), line) for line, row in named(numbered, [cell.strip().lower() for cell in columns], reading))
    for identity, group in groupby(keyed, lambda one: one[0].of("id")):
        some = list(group)
        if not identity:
            reading.wrong(some[0][1], "Unique ID", "id")
            continue
        found = merged([_from_row(identity, line, row, reading) for row, line in some])
        if not found.names:
            reading.wrong(found.line, "Name 6", "name")
            continue
        yield replace(found, names=tuple(sorted(found.names, key=lambda name: name.role != "name")))


class _Row:
    """A row by our names of its fields."""

    def __init__(self, cells: dict[str, str]) -> None:
        self._cells = cells

    def of(self, field: str, number: object = "") -> str:
        """The first of the columns for *field* that says something."""
        return next(
            filter(None, (values.stated(self._cells.get(one.format(number), "")) for one in _FIELDS[field])), ""
        )

    def several(self, field: str) -> list[str]:
        """The values of a cell such as ``(1) Iraq (2) Syria``."""
        return [one for one in map(values.stated, _NUMBERED.split(self.of(field))) if one]

    def name(self) -> str:
        """The name in six columns, the family's last."""
        return values.clean(" ".join(self._cells.get(f"name {place}", "") for place in range(1, 7)))


def _from_row(identity: str, line: int, row: _Row, reading: Reading) -> Listing:
    town, land = row.several("town"), row.several("land")
    births = [
        Place(", ".join(filter(None, pair)), country(pair[1]), "birth")
        for pair in (
            zip(town, land, strict=True) if len(town) == len(land)
            else chain(((one, "") for one in town), ((one, one) for one in land))
        )
    ]  # fmt: skip
    address = ", ".join(
        filter(None, [*(row.of("address", number) for number in range(1, 7)), row.of("code"), row.of("country")])
    )
    documents = [
        _document(number, kind)
        for field, kind in (
            ("passport", "Passport"), ("national", "National identifier"), ("business", "Business registration"),
            ("imo", "IMO"),
        )
        for number in row.several(field)
    ]  # fmt: skip
    return Listing(
        id=identity,
        kind=values.kind(reading, line, "Designation Type", row.of("kind")),
        names=tuple(_names(row.name(), row.of("role"), row.of("quality"), [row.of("script")])),
        source=SOURCE,
        line=line,
        born=values.birth_dates(reading, line, "D.O.B", row.several("born")),
        places=(*births, *([Place(address, country(row.of("country")), "address")] if address else [])),
        countries=values.countries([*row.several("nationality"), *row.several("flag")]),
        documents=tuple(documents),
        genders=values.genders(reading, line, "Gender", row.several("gender")),
        programmes=tuple(filter(None, [row.of("regime")])),
        listed_on=values.day(reading, line, "Date Designated", row.of("listed")),
        remarks=row.of("remarks"),
    )


def _document(text: str, kind: str) -> Document:
    """A number that may stand behind the words for what it is: ``INN: 7710137066``."""
    words, colon, number = text.rpartition(": ")
    return Document(number, words) if colon and number and words else Document(text, kind)


def _names(text: str, role: str, quality: str, original: list[str]) -> Iterator[Name]:
    primary = role.lower().startswith("primary")
    weak = "low" in quality.lower() or "weak" in quality.lower()
    kind = "name" if primary else "former" if role.lower() in ("fka", "formerly known as") else "alias"
    yield from values.names(text, weak=weak, role=kind)
    for one in original:
        yield from values.names(one, role=kind)


def read_xml(file: BinaryIO, reading: Reading) -> Iterator[Listing]:
    """The ``Designation`` elements, in the order of the file."""
    for node in records(file, reading, ("Designation",)):
        if (listing := _from_xml(node, reading)) is not None:
            yield listing


def _from_xml(node: Node, reading: Reading) -> Listing | None:
    identity = node.first("UniqueID") or node.first("OFSIGroupID")
    if not identity:
        reading.wrong(node.line, "UniqueID", "id")
        return None
    names = [
        name
        for one in node.all("Names", "Name")
        for name in _names(
            " ".join(one.first(f"Name{place}") for place in range(1, 7)),
            one.first("NameType"), one.first("AliasStrength"), [],
        )
    ]  # fmt: skip
    for text in node.texts("NonLatinNames", "NonLatinName", "NameNonLatinScript"):
        names += values.names(text)
    if not names:
        reading.wrong(node.line, "Names", "name")
        return None
    person, ship = ("IndividualDetails", "Individual"), ("ShipDetails", "Ship")
    return Listing(
        id=identity,
        kind=values.kind(reading, node.line, "IndividualEntityShip", node.first("IndividualEntityShip")),
        names=tuple(dict.fromkeys(sorted(names, key=lambda name: name.role != "name"))),
        source=SOURCE,
        line=node.line,
        born=values.birth_dates(reading, node.line, "DOB", node.texts(*person, "DOBs", "DOB")),
        places=(
            *_places(node, (*person, "BirthDetails", "Location"), ("TownOfBirth", "CountryOfBirth"), "birth"),
            *_places(
                node, ("Addresses", "Address"),
                (*(f"AddressLine{number}" for number in range(1, 7)), "AddressPostalCode", "AddressCountry"), "address",
            ),
        ),
        countries=values.countries(
            [
                *node.texts(*person, "Nationalities", "Nationality"),
                *node.texts(*ship, "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"),
            ]
        ),
        documents=tuple(
            _document(number, kind)
            for kind, path in (
                ("Passport", (*person, "PassportDetails", "Passport", "PassportNumber")),
                (
                    "National identifier",
                    (*person, "NationalIdentifierDetails", "NationalIdentifier", "NationalIdentifierNumber"),
                ),
                (
                    "Business registration",
                    ("EntityDetails", "Entity", "BusinessRegistrationNumbers", "BusinessRegistrationNumber"),
                ),
                ("IMO", (*ship, "IMONumbers", "IMONumber")),
            )
            for number in map(values.stated, node.texts(*path))
            if number
        ),
        genders=values.genders(reading, node.line, "Gender", node.texts(*person, "Genders", "Gender")),
        programmes=tuple(node.texts("RegimeName")),
        listed_on=values.day(reading, node.line, "DateDesignated", node.first("DateDesignated")),
        remarks=node.first("OtherInformation"),
    )  # fmt: skip


def _places(node: Node, path: tuple[str, ...], tags: tuple[str, ...], role: str) -> Iterator[Place]:
    for one in node.all(*path):
        text = ", ".join(filter(None, (values.stated(one.first(tag)) for tag in tags)))
        if text:
            yield Place(text, country(values.stated(one.first(tags[-1]))), role)
