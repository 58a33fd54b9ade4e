"""Tables that were turned into lines of text: one claim for a row whose status says what became of it.

A head row names a column of states ("Status", "Statusi", "الحالة"); each row below has as many cells, and its first
cell names the activity. Paid or completed is done, under way is ongoing, approved is pledged; cancelled is no claim.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zotim.engines.claims.lexicon import Lexicon
from zotim.engines.claims.quantities import is_money, numbers
from zotim.engines.claims.sentences import words
from zotim.vocabulary import ClaimAction

_SEPARATORS = (r"\s*\|\s*", r"\t+", r"\s+/\s+", r"\s+[–—-]\s+", r"\s*;\s*")
_LEAST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An activity in ``text[start:end]``; ``line`` is the whole row. No action: a row that is no claim."""

    start: int
    end: int
    line: tuple[int, int]
    action: ClaimAction | None
    quantity: Decimal | None
    unit: str | None


def rows(text: str, lexicon: Lexicon) -> Iterator[Row]:
    """The rows of all tables in ``text``, heads among them (without an action)."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    at = 0
    while at < len(lines):
        read = _table(text, lines, at, lexicon)
        yield from read
        at += max(1, len(read))


def _cells(text: str, line: tuple[int, int], separator: str) -> list[tuple[int, int]]:
    start, end = line
    cells = []
    for match in re.finditer(separator, text[start:end]):
        cells.append((start, line[0] + match.start()))
        start = line[0] + match.end()
    cells.append((start, end))
    while cells and cells[0][0] >= cells[0][1]:  # "| a | b |"
        cells.pop(0)
    while cells and cells[-1][0] >= cells[-1][1]:
        cells.pop()
    return cells


def _table(text: str, lines: list[tuple[int, int]], at: int, lexicon: Lexicon) -> list[Row]:
    """The rows of the table whose head is ``lines[at]``; none when it is no head."""
    for separator in _SEPARATORS:
        head = _cells(text, lines[at], separator)
        if len(head) < _LEAST_CELLS:
            continue
        column = next((place for place, cell in enumerate(head) if _is_status(text, cell, lexicon)), None)
        if column is None or not column:
            continue
        amounts = [place for place, cell in enumerate(head) if _says(text, cell, lexicon, "amount") and place != column]
        currency = _currency(text, lines[at], lexicon)
        found = [Row(*lines[at], lines[at], None, None, None)]
        for line in itertools.islice(lines, at + 1, None):
            cells = _cells(text, line, separator)
            if re.fullmatch(r"[\s|:+-]*", text[line[0] : line[1]]):
                found.append(Row(*line, line, None, None, None))
                continue
            if len(cells) != len(head):
                break
            found.append(_row(text, line, cells, column, amounts, currency, lexicon))
        if len(found) > 1:
            return found
    return []


def _says(text: str, cell: tuple[int, int], lexicon: Lexicon, meaning: str) -> bool:
    return any(said == meaning for _, _, said in lexicon.table.all(words(text, *cell, lexicon.language)))


def _is_status(text: str, cell: tuple[int, int], lexicon: Lexicon) -> bool:
    return _says(text, cell, lexicon, "status")


def _currency(text: str, line: tuple[int, int], lexicon: Lexicon) -> str | None:
    units = lexicon.units.all(words(text, *line, lexicon.language))
    return next((unit for _, _, unit in units if is_money(unit)), None)


def _row(
    text: str,
    line: tuple[int, int],
    cells: list[tuple[int, int]],
    column: int,
    amounts: list[int],
    currency: str | None,
    lexicon: Lexicon,
) -> Row:
    said = [meaning for _, _, meaning in lexicon.table.all(words(text, *cells[column], lexicon.language))]
    action = next((ClaimAction(meaning) for meaning in said if meaning in set(ClaimAction)), None)
    if "none" in said:
        action = None
    quantity, unit = None, None
    for at in amounts:
        cell = words(text, *cells[at], lexicon.language)
        counted = numbers(cell, lexicon)
        if counted:
            quantity, unit = counted[0].value, _currency(text, cells[at], lexicon) or currency
            break
    return Row(*cells[0], line, action, quantity, unit)
