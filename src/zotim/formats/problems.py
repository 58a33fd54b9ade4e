"""What is wrong in a file: which file, which line or segment, which field. The rest is read all the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default

WORDS = {
    "encoding": "a letter isn't UTF-8; it was read as “�”",
    "long": "it is longer than %(most)s characters and was left out",
    "quotes": "the quotation marks don't close; the line was left out",
    "cells": "the row has %(has)s cells, but there are %(wanted)s columns; it was left out",
    "column": "there is no such column; known ones are %(known)s",
    "json": "this isn't JSON: %(why)s; the line was left out",
    "xml": "the XML breaks here: %(why)s; what stands before it was read",
    "id": "there is no id; the entry was left out",
    "name": "there is no name; the entry was left out",
    "kind": "“%(value)s” is no kind that we know; the entry stands for any kind",
    "date": "“%(value)s” is no date that we can read; it was left out",
    "gender": "“%(value)s” is no gender that we know; it was left out",
    "shape": "something else is expected here; it was left out",
    "reference": "it points to %(value)s, which isn't in the file",
    "order": "it belongs to entry %(value)s, which isn't in the list or stands elsewhere; it was left out",
    "open": "it has no end; it was read as far as it goes",
    "tag": "“%(value)s” is no segment; it was left out",
    "early": "nobody has been named yet to whom this belongs; it was left out",
    "count": "%(has)s are there, but the message counts %(wanted)s",
    "missing": "it says no %(value)s",
    "currency": "“%(value)s” is no currency of three letters",
    "amount": "“%(value)s” is no amount",
    "message": "“%(value)s” is no message that is read here; it was left out",
}
"""English words for each code; who shows a problem in another language has a table of its own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: *file*, *line* (from 1), *field* (empty: the whole line or entry), a *code*.

    *unit* is what is counted: ``line``, or ``segment`` in files that have no lines.
    """

    file: str
    line: int
    field: str
    code: str
    values: Mapping[str, object] = default(default_factory=dict)
    unit: str = "line"

    def __str__(self) -> str:
        where = f"{self.file}, {self.unit} {self.line}" + (f", {self.field}" if self.field else "")
        return f"{where}: {WORDS[self.code] % self.values}"


Report = Callable[[Problem], None]
"""Takes a problem as soon as it is met, so that a long file needs no list of problems."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a reader reads: the name of its file, and whom it tells what is wrong."""

    file: str
    report: Report
    unit: str = "line"

    def wrong(self, line: int, field: str, code: str, **values: object) -> None:
        """Tell of one problem. Values are cut: a line of a million letters is no message."""
        short = {key: value[:60] if isinstance(value, str) else value for key, value in values.items()}
        self.report(Problem(self.file, line, field, code, short, self.unit))
