"""Tables as XLSX and CSV that a spreadsheet can't be tricked into running.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return may be taken for a formula (OWASP, "CSV
injection"). XLSX keeps such text unchanged in a cell typed as text. CSV has no types, so there the text gets a
leading apostrophe; numbers, also negative ones, are numbers and stay as they are.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from zotim.core.documents.paper import Cell, Link
from zotim.core.documents.runs import DIRECTION_CONTROLS
from zotim.formats.records.writing import FORMULA_STARTS
from zotim.vocabulary import RIGHT_TO_LEFT

# XML 1.0 has no place for these; line breaks and tabs are kept.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SHEET_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_CELL = 32_767


def render_xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], language: str) -> bytes:
    """One sheet named *title* with a head that stays, a filter, and columns wide enough; right to left for Arabic.

    Numbers and dates keep their type; a moment is written in UTC, since a spreadsheet knows no zones. Raises
    ``ValueError`` naming the row when it doesn't have as many cells as there are columns.
    """
    from openpyxl import Workbook  # late: commands and most pages need no spreadsheet
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("openpyxl made no sheet")
    sheet.title = sheet_name(title)
    sheet.sheet_view.rightToLeft = language in RIGHT_TO_LEFT
    book.properties.title, book.properties.creator, book.properties.language = _written(title), "Zotim", language
    widths = []
    for number, row in enumerate(_checked(columns, rows), 1):
        for at, value in enumerate(row, 1):
            place = sheet.cell(number, at)
            put(place, value)
            place.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str) and len(value) > 40)
            if number == 1:
                place.font = Font(bold=True, color="0E4F4D")
                place.fill = PatternFill("solid", fgColor="E3EFED")
            length = len(str(value)) if value is not None else 0
            if number == 1:
                widths.append(length)
            else:
                widths[at - 1] = max(widths[at - 1], length)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = min(max(width + 3, 10), 60)
    sheet.freeze_panes = "A2"
    if columns:
        sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_name(title: str, number: int | None = None) -> str:
    """*title* as a sheet's name: 31 characters at most, none that is forbidden; a *number* makes it unlike others."""
    plain = SHEET_NAME_FORBIDDEN.sub(" ", _written(title)).strip(" '")
    before = "" if number is None else f"{number}. "
    return (before + plain)[:31].strip(" '") or "Zotim"


def put(place: Any, value: Cell) -> None:
    """Write a value into a cell with its own type: numbers and days stay what they are, text is never a formula."""
    if isinstance(value, Link):
        put_text(place, value.text)
        place.hyperlink = value.url
    elif isinstance(value, str):
        put_text(place, value)
    else:
        place.value = _moment(value)


def put_text(place: Any, text: str) -> None:
    """Write *text* into a cell of openpyxl so that no spreadsheet takes it for a formula, now or after an edit."""
    # Typed as text after the value is set: openpyxl would make a formula of a leading "=".
    place.value = _written(text)[:LONGEST_CELL]
    place.data_type = "s"
    # Keeps it text when somebody edits the cell and leaves it.
    place.quotePrefix = text.startswith(FORMULA_STARTS)


def render_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Comma-separated values (RFC 4180) in UTF-8 with a byte order mark, so that Excel reads Albanian and Arabic.

    Text that a spreadsheet might run begins with an apostrophe; whoever reads the file by program removes one
    leading apostrophe before ``= + - @``. Numbers have a point, dates are ISO 8601.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in _checked(columns, rows):
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _checked(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterable[Sequence[Cell]]:
    yield list(columns)
    for number, row in enumerate(rows, 1):
        if len(row) != len(columns):
            raise ValueError(f"Row {number} has {len(row)} cells, the table has {len(columns)} columns.")
        yield row


def _csv_cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool() | int() | float() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
    text = _written(str(value))
    # Spaces before the sign are skipped by some programs.
    return f"'{text}" if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS) else text


def _moment(value: Cell) -> Cell:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def _written(text: str) -> str:
    return DIRECTION_CONTROLS.sub("", UNWRITABLE.sub("", text))
