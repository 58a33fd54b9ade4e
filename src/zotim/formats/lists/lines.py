"""Lines and rows of files of any length: one at a time, each with its number, whatever stands in the others."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from zotim.formats.problems import Reading

LONGEST_LINE = 4_000_000
"""Bytes of one line; a nested entity of a list is never that long."""


def lines(file: BinaryIO, reading: Reading) -> Iterator[tuple[int, str]]:
    """Each line with its number. One that is too long is told and left out; bytes that aren't UTF-8 are told."""
    number = 0
    while raw := file.readline(LONGEST_LINE):
        number += 1
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            reading.wrong(number, "", "long", most=LONGEST_LINE)
            continue
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            text = raw.decode("utf-8", "replace")
            reading.wrong(number, "", "encoding")
        yield number, text.replace("\0", "")


class _Feed:
    """The lines that the CSV reader takes, with those of the record it is at kept, to begin anew after a mistake."""

    def __init__(self, numbered: Iterator[tuple[int, str]]) -> None:
        self._numbered = numbered
        self._again: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        one = self._again.popleft() if self._again else next(self._numbered)
        self.taken.append(one)
        return one[1]

    def back(self) -> None:
        """Give back all lines of this record but the first."""
        self._again.extendleft(reversed(self.taken[1:]))


def rows(
    numbered: Iterator[tuple[int, str]], reading: Reading, delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file (RFC 4180) that aren't blank, each with the line on which it begins.

    A row whose quotation marks don't close is told, and reading goes on with the next line.
    """
    feed = _Feed(numbered)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            reading.wrong(feed.taken[0][0], "", "quotes")
            feed.back()
            continue
        # Old files of the US Treasury end with the sign that ended files in CP/M.
        if any(cell.strip(" \t\r\n\x1a") for cell in cells):
            yield feed.taken[0][0], cells


def named(
    numbered: Iterable[tuple[int, list[str]]], columns: Sequence[str], reading: Reading
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows as cells by *columns*, blanks around them taken away. A row with another number of cells is told."""
    for line, cells in numbered:
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(columns):
            reading.wrong(line, "", "cells", has=len(cells), wanted=len(columns))
            continue
        yield line, {column: cell.strip() for column, cell in zip(columns, cells, strict=True) if column}
