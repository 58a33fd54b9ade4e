"""HXL: tables of aid whose columns say in a row of tags (``#affected+f+children``) what they hold, read and written.

The row of tags stands among the first rows; what stands above it are headings for people. Attributes have no order, so
``#org+code+impl`` and ``#org+impl+code`` are one tag. Rows are given one at a time; what is wrong in one is told by
line and column, and the others go on (hxlstandard.org, version 1.1).

>>> import io
>>> text = "Where,Reached\\n#adm1+name,#reached+f\\nNinewa,120\\n"
>>> table = read_hxl(io.BytesIO(text.encode()), "reached.csv", print)
>>> [str(column.tag) for column in table.columns]
['#adm1+name', '#reached+f']
>>> [row.first("#reached") for row in table]
['120']
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from zotim.formats.lists.lines import lines, rows
from zotim.formats.lists.own import parted_by
from zotim.formats.marks import _
from zotim.formats.problems import Reading, Report
from zotim.formats.records.writing import guarded, unguarded
from zotim.formats.text.errors import UnreadableFile

FIRST_ROWS = 25
"""Among so many rows the tags are looked for, as HXL's own tools do."""
_TAG = re.compile(r"\s*#\s*([a-zA-Z][a-zA-Z0-9_]*)((?:\s*\+\s*[a-zA-Z][a-zA-Z0-9_]*)*)\s*")
_MOST_UNTAGGED = 2
"""Of a row of tags at least one cell in so many that hold something is a tag."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its *name* without ``#``, and its *attributes*, in small letters.

    >>> Tag.of("#Affected +f +children") == Tag("affected", frozenset({"children", "f"}))
    True
    """

    name: str
    attributes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Tag | None":
        """The tag that *text* is, None where it is none."""
        found = _TAG.fullmatch(text)
        if found is None:
            return None
        return cls(found[1].lower(), frozenset(one.strip().lower() for one in found[2].split("+") if one.strip()))

    def answers(self, asked: "Tag") -> bool:
        """Whether it is what is *asked*: the same name, and each attribute that is asked."""
        return self.name == asked.name and self.attributes >= asked.attributes

    def __str__(self) -> str:
        return "".join((f"#{self.name}", *(f"+{one}" for one in sorted(self.attributes))))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its *tag* (None: none, so it is for people only) and the *heading* above it."""

    tag: Tag | None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the *line* on which it begins, and its cells in the order of *columns*."""

    line: int
    columns: tuple[Column, ...]
    cells: tuple[str, ...]

    def all(self, asked: str) -> list[str]:
        """What stands in the columns that answer a tag (``#org+code``), but empty cells."""
        tag = Tag.of(asked)
        if tag is None:
            raise ValueError(f"{asked!r} is no tag of HXL.")
        pairs = zip(self.columns, self.cells, strict=True)
        return [cell for column, cell in pairs if cell and column.tag is not None and column.tag.answers(tag)]

    def first(self, asked: str) -> str:
        """The first of :meth:`all`, or an empty text."""
        return next(iter(self.all(asked)), "")


class Table:
    """A table that is being read: its *columns*, and its rows one at a time."""

    def __init__(self, columns: Sequence[Column], rows: Iterator[tuple[int, list[str]]], reading: Reading) -> None:
        self.columns = tuple(columns)
        self._rows, self._reading = rows, reading

    def __iter__(self) -> Iterator[Row]:
        for line, cells in self._rows:
            wanted = len(self.columns)
            if any(cells[wanted:]):
                self._reading.wrong(line, "", "cells", has=len(cells), wanted=wanted)
                continue
            yield Row(line, self.columns, tuple((*cells, *[""] * wanted)[:wanted]))


def read_hxl(file: BinaryIO, name: str, report: Report) -> Table:
    """The table in *file*, which is called *name* in what is reported. A row that is shorter than its columns ends in
    empty cells; one that says more is told and left out.

    Raises :class:`UnreadableFile` for a file without a row of tags.
    """
    reading = Reading(name, report)
    numbered = _rows(file, reading)
    above: list[str] = []
    for line, cells in islice(numbered, FIRST_ROWS):
        if _tags(cells):
            return Table(_columns(cells, above, line, reading), numbered, reading)
        above = cells
    raise UnreadableFile(
        name,
        _("there is no row of tags of HXL (#org, #adm1 …) in its first %(most)s rows"),
        _("Put one below the headings, or choose a file that has one."),
        most=FIRST_ROWS,
    )


def write_hxl(file: BinaryIO, columns: Sequence[Column], table: Iterable[Sequence[str]]) -> int:
    """Write headings, tags and the rows of *table*, so that no spreadsheet runs a cell; and how many rows they were.

    Raises ValueError for a row that has more or fewer cells than there are columns, and writes nothing of it.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    count = 0
    try:
        if any(column.heading for column in columns):
            writer.writerow([guarded(column.heading) for column in columns])
        writer.writerow(["" if column.tag is None else str(column.tag) for column in columns])
        for cells in table:
            if len(cells) != len(columns):
                raise ValueError(f"row {count + 1} has {len(cells)} cells, but there are {len(columns)} columns.")
            writer.writerow([guarded(cell) for cell in cells])
            count += 1
    finally:
        text.detach()
    return count


def _tags(cells: Sequence[str]) -> bool:
    """Whether a row is the one of tags."""
    said = [cell for cell in cells if cell]
    found = sum(Tag.of(cell) is not None for cell in said)
    return found > 0 and found * _MOST_UNTAGGED >= len(said)


def _columns(cells: Sequence[str], above: Sequence[str], line: int, reading: Reading) -> list[Column]:
    columns = []
    for at, cell in enumerate(cells):
        tag = Tag.of(cell)
        heading = above[at] if at < len(above) else ""
        if cell and tag is None:
            reading.wrong(line, heading or f"column {at + 1}", "hashtag", value=cell)
        columns.append(Column(tag, heading))
    while columns and columns[-1] == Column(None):
        columns.pop()
    return columns


def _rows(file: BinaryIO, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Each row that isn't blank with the line on which it begins, without blanks around its cells."""
    numbered = lines(file, reading)
    first = next(numbered, None)
    if first is not None:
        for line, cells in rows(chain([first], numbered), reading, parted_by(first[1])):
            yield line, [unguarded(cell.strip()) for cell in cells]
