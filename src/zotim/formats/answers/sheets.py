"""A spreadsheet of answers that came back. Its first sheet has a question a row, under three rows of explanation:

| column | holds |
|---|---|
| A | number of the question |
| B | the question |
| C | **the answer** |
| D | **a remark** |
| E | how to answer |
| F | the question's key, hidden; in row 1 the key of the whole sheet |

Rows are known by their key, or, where somebody's program lost it, by their number. Nothing depends on the language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zotim.formats import spreadsheets
from zotim.formats.answers.values import LONGEST, Asked, Wrong, read_value
from zotim.formats.marks import _
from zotim.formats.spreadsheets import Formula, Value, plain
from zotim.formats.text.errors import UnreadableFile

NUMBER, QUESTION, ANSWER, REMARK, HOW, KEY = range(6)
"""The columns, counted from 0."""
FIRST_ROW = 4
OTHER_SHEET = _("it isn't the sheet of these questions")
DOWNLOAD = _("Download the sheet from the same page, fill that one in and send it.")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the sheet gives it: canonical, with its remark."""

    value: str
    remark: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class SheetMistake:
    """What is wrong in one cell: row from 1, column's letter, what stands there, and a code (:class:`Wrong`, or these).

    | code | means |
    |---|---|
    | unknown_row | an answer in a row that is none of these questions |
    | row_twice | a second answer to the same question |
    """

    row: int
    column: str
    code: str
    found: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a sheet holds. With mistakes, the answers aren't to be kept."""

    answers: Mapping[str, Given]
    mistakes: Sequence[SheetMistake]


def read_sheet(data: bytes, name: str, sheet_key: str, asked: Sequence[Asked]) -> Returned:
    """The answers of a sheet, by the questions' keys; rows left empty are left out.

    Raises UnreadableFile for what is no spreadsheet, is hostile, or is the sheet of other questions.
    """
    if not spreadsheets.is_xlsx(data):
        raise UnreadableFile(name, _("it isn't an XLSX spreadsheet"), DOWNLOAD)
    _title, rows = next(iter(spreadsheets.sheets(data, name)), ("", []))
    if not any(number == 1 and plain(_cell(cells, KEY)) == sheet_key for number, cells in rows):
        raise UnreadableFile(name, OTHER_SHEET, DOWNLOAD)
    by_key = {one.key: one for one in asked}
    by_number = {one.number: one for one in asked}
    answers: dict[str, Given] = {}
    mistakes: list[SheetMistake] = []
    for number, cells in rows:
        if number < FIRST_ROW or (not plain(_cell(cells, ANSWER)) and not plain(_cell(cells, REMARK))):
            continue
        one = by_key.get(plain(_cell(cells, KEY))) or by_number.get(plain(_cell(cells, NUMBER)))
        if one is None:
            mistakes.append(SheetMistake(number, "A", "unknown_row", plain(_cell(cells, NUMBER))[:200]))
        elif one.key in answers:
            mistakes.append(SheetMistake(number, "C", "row_twice", plain(_cell(cells, ANSWER))[:200], one.number))
        else:
            answers[one.key] = _given(one, number, cells, mistakes)
    return Returned(answers, mistakes)


def _given(one: Asked, row: int, cells: Sequence[Value], mistakes: list[SheetMistake]) -> Given:
    value = remark = ""
    try:
        value = read_value(one, _cell(cells, ANSWER))
    except Wrong as wrong:
        mistakes.append(SheetMistake(row, "C", wrong.code, plain(_cell(cells, ANSWER))[:200], one.number))
    raw = _cell(cells, REMARK)
    remark = plain(raw)
    if isinstance(raw, Formula) or len(remark) > LONGEST:
        code = "formula" if isinstance(raw, Formula) else "too_long"
        mistakes.append(SheetMistake(row, "D", code, remark[:200], one.number))
    return Given(value, remark, row)


def _cell(cells: Sequence[Value], at: int) -> Value:
    return cells[at] if at < len(cells) else None
