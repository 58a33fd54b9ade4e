"""Our own CSV for lists: one row an entry, several values in a cell parted by ``|`` (``docs/how-to/names.md``).

A ``|``, a ``:`` or a backslash inside a value stands behind a backslash.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from zotim.formats.countries import country
from zotim.formats.lists import values
from zotim.formats.lists.lines import lines, named, rows
from zotim.formats.lists.model import ANY, Document, Listing, Name, Place
from zotim.formats.problems import Reading
from zotim.formats.records.writing import guarded, unguarded

COLUMNS = (
    "id", "kind", "name", "aliases", "weak_aliases", "former_names", "birth_dates", "birth_places", "addresses",
    "countries", "documents", "genders", "programmes", "listed_on", "remarks", "source",
)  # fmt: skip
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def heads(cells: list[str]) -> bool:
    """Whether a row names our columns: ``name`` is enough."""
    return "name" in (cell.strip() for cell in cells)


def parted_by(head: str) -> str:
    """The sign between cells: a semicolon where spreadsheets write a comma into numbers."""
    return ";" if ";" in head and "," not in head else ","


def read(file: BinaryIO, reading: Reading, *, delimiter: str = ",", kind: str = "person") -> Iterator[Listing]:
    """The rows. Where there is no ``id`` the number of the line is one, and where there is no ``kind``, *kind*."""
    numbered = rows(lines(file, reading), reading, delimiter)
    first, head = next(numbered)
    columns = [cell.strip() for cell in head]
    for column in columns:
        if column not in COLUMNS:
            reading.wrong(first, column, "column", known=", ".join(COLUMNS))
    for line, cells in named(numbered, columns, reading):
        row = {column: unguarded(cell) for column, cell in cells.items()}
        if (listing := _listing(row, line, kind, reading)) is not None:
            yield listing


def _listing(row: dict[str, str], line: int, kind: str, reading: Reading) -> Listing | None:
    def of(column: str) -> list[str]:
        plain = (_ESCAPED.sub(r"\1", piece) for piece in _pieces(row.get(column, "")))
        return [text for piece in plain if (text := values.clean(piece))]

    def records(column: str) -> list[list[str]]:
        return [fields for piece in _pieces(row.get(column, "")) if piece and (fields := _fields(piece))[0]]

    names = [
        Name(text, values.script_of(text), weak, role)
        for column, weak, role in (
            ("name", False, "name"), ("aliases", False, "alias"), ("weak_aliases", True, "alias"),
            ("former_names", False, "former"),
        )
        for text in of(column)
    ]  # fmt: skip
    if not names:
        reading.wrong(line, "name", "name")
        return None
    identity = values.clean(row.get("id", ""))
    if "id" in row and not identity:
        reading.wrong(line, "id", "id")
        return None
    return Listing(
        id=identity or str(line),
        kind=values.kind(reading, line, "kind", row["kind"]) if values.stated(row.get("kind", "")) else kind,
        names=tuple(dict.fromkeys(names)),
        source=values.clean(row.get("source", "")) or "own",
        line=line,
        born=values.birth_dates(reading, line, "birth_dates", of("birth_dates")),
        places=(
            *(_place(fields, "birth") for fields in records("birth_places")),
            *(_place(fields, "address") for fields in records("addresses")),
        ),
        countries=values.countries(of("countries")),
        documents=tuple(map(_document, records("documents"))),
        genders=values.genders(reading, line, "genders", of("genders")),
        programmes=tuple(of("programmes")),
        listed_on=values.day(reading, line, "listed_on", row.get("listed_on", "")),
        remarks=values.clean(row.get("remarks", "")),
    )


def _pieces(text: str, sign: str = "|") -> list[str]:
    """*text* parted by *sign*, but not where that stands behind a backslash. Backslashes stay."""
    if not text:
        return []
    if "\\" not in text:
        return text.split(sign)
    pieces, start, at = [], 0, 0
    while at < len(text):
        if text[at] == sign:
            pieces.append(text[start:at])
            start = at + 1
        at += 2 if text[at] == "\\" else 1
    return [*pieces, text[start:]]


def _fields(text: str) -> list[str]:
    return [values.clean(_ESCAPED.sub(r"\1", piece)) for piece in _pieces(text, ":")]


def _cell(texts: Iterable[str]) -> str:
    return "|".join(_escaped(text, "\\|") for text in texts)


def _record(*fields: str) -> str:
    """Fields parted by colons; empty ones at the end are left away."""
    while len(fields) > 1 and not fields[-1]:
        fields = fields[:-1]
    return ":".join(_escaped(field, "\\|:") for field in fields)


def _escaped(text: str, signs: str) -> str:
    return "".join(f"\\{letter}" if letter in signs else letter for letter in text)


def _place(fields: list[str], role: str) -> Place:
    """``place`` or ``place:country``."""
    text, land, *_ = [*fields, ""]
    return Place(text, country(land), role)


def _document(fields: list[str]) -> Document:
    """``number``, ``number:kind`` or ``number:kind:country``."""
    number, kind, land, *_ = [*fields, "", ""]
    return Document(number, kind, country(land))


def write(listings: Iterable[Listing], out: TextIO) -> None:
    """The listings with a first row of columns. The byte order mark makes Excel read Albanian and Arabic."""
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in listings:
        good = [name for name in one.names if not name.weak]
        row = (
            one.id,
            one.kind or ANY,
            _cell(name.text for name in good if name.role == "name"),
            _cell(name.text for name in good if name.role == "alias"),
            _cell(name.text for name in one.names if name.weak),
            _cell(name.text for name in good if name.role == "former"),
            _cell(map(str, one.born)),
            "|".join(_record(place.text, place.country) for place in one.places if place.role == "birth"),
            "|".join(_record(place.text, place.country) for place in one.places if place.role == "address"),
            _cell(one.countries),
            "|".join(_record(document.number, document.kind, document.country) for document in one.documents),
            _cell(one.genders),
            _cell(one.programmes),
            one.listed_on,
            one.remarks,
            one.source,
        )
        writer.writerow([guarded(cell) for cell in row])
