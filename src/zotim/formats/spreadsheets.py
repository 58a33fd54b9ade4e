"""Rows of a spreadsheet that somebody sent: every cell as its text, read by a parser that was given a judged archive.

Formulas aren't computed and their stored results aren't believed: a cell that holds one says so (:data:`FORMULA`).
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from zotim.formats.archives import ASK_AGAIN, Archive
from zotim.formats.marks import _
from zotim.formats.text.encodings import decode
from zotim.formats.text.errors import MEGABYTE, Limits, UnreadableFile

LIMITS = Limits(size=5 * MEGABYTE, unpacked=40 * MEGABYTE, members=500)
MOST_ROWS, MOST_COLUMNS = 5_000, 40
WIDE = _("Delete what lies outside the table and send it again.")


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes something, instead of holding it; or one whose computation failed."""

    text: str


Value = str | int | float | bool | date | Formula | None
"""What a cell holds. A moment whose time is midnight is its day."""


def is_xlsx(data: bytes) -> bool:
    """Whether *data* begins as an archive does; whether it is a spreadsheet is seen when it is opened."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def sheets(data: bytes, name: str, limits: Limits = LIMITS) -> Iterator[tuple[str, list[tuple[int, list[Value]]]]]:
    """Name and rows of each sheet of an XLSX file; a row is its number from 1 and its cells.

    Raises UnreadableFile for what is damaged, hostile, no spreadsheet, or longer than :data:`MOST_ROWS`.
    """
    if len(data) > limits.size:
        raise UnreadableFile(name, _("it is larger than %(most)s MB"), WIDE, most=limits.size // MEGABYTE)
    archive = Archive(data, name, limits)
    if "xl/workbook.xml" not in archive.members:
        raise UnreadableFile(name, _("it is an archive, but no XLSX spreadsheet"), _("Save it as .xlsx and send that."))
    archive.examine()
    from openpyxl import load_workbook  # late: a page that reads nothing needs no spreadsheets

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            yield sheet.title, list(_rows(sheet, name))
    except UnreadableFile:
        raise
    except Exception:  # a library that was handed a file made to harm raises whatever it meets
        raise UnreadableFile(name, _("the spreadsheet inside is damaged"), ASK_AGAIN) from None


def _rows(sheet: Any, name: str) -> Iterator[tuple[int, list[Value]]]:
    sheet.reset_dimensions()  # what the file says of its own size isn't believed
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        values = [_value(cell) for cell in cells]
        if any(value not in (None, "") for value in values):
            if number > MOST_ROWS:
                raise UnreadableFile(name, _("it has more than %(most)s rows"), WIDE, most=MOST_ROWS)
            yield number, values
        elif number > 20 * MOST_ROWS:
            return


def _value(cell: Any) -> Value:
    value = cell.value
    if cell.data_type in ("f", "e"):
        return Formula(str(getattr(value, "text", value)))
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, str):
        return value.strip()
    return value if isinstance(value, int | float | date) else None if value is None else str(value)


def csv_rows(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    """Number and cells of each row of comma-, semicolon- or tab-separated text; a row's number is that of its line."""
    text = decode(data, name)
    head = text[:20_000].splitlines()[:5]
    delimiter = max(",;\t", key=lambda sign: sum(line.count(sign) for line in head))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if len(rows) > MOST_ROWS:
                raise UnreadableFile(name, _("it has more than %(most)s rows"), WIDE, most=MOST_ROWS)
            rows.append((line, [cell.strip() for cell in row[:MOST_COLUMNS]]))
            line = reader.line_num + 1
    except csv.Error:
        what_to_do = _("Save it from a spreadsheet as CSV UTF-8 and send that.")
        line = reader.line_num
        raise UnreadableFile(name, _("line %(line)s isn't comma-separated text"), what_to_do, line=line) from None
    return rows


def plain(value: Value) -> str:
    """A cell as text."""
    match value:
        case None:
            return ""
        case Formula():
            return value.text
        case bool():
            return "yes" if value else "no"
        case float() if abs(value) < 1e15 and value == int(value):
            return str(int(value))
        case date():
            return value.isoformat()
    return str(value).strip()
