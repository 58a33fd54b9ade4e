"""What is wrong in a list: which file, which line, which field. The rest of the list is read all the same."""

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
    "kind": "“%(value)s” is no kind that we know; the entry was taken as an organisation",
    "date": "“%(value)s” is no date that we can read; it was left out",
    "gender": "“%(value)s” is no gender that we know; it was left out",
    "shape": "something else is expected here; it was left out",
    "reference": "it points to %(value)s, which isn't in the file",
    "order": "it belongs to entry %(value)s, which isn't in the list or stands elsewhere; it was left out",
}
"""English words for each code; who shows a problem in another language has a table of its own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: *file*, *line* (from 1), *field* (empty: the whole line or entry), a *code*."""

    file: str
    line: int
    field: str
    code: str
    values: Mapping[str, object] = default(default_factory=dict)

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" + (f", {self.field}" if self.field else "")
        return f"{where}: {WORDS[self.code] % self.values}"


Report = Callable[[Problem], None]
"""Takes a problem as soon as it is met, so that a long list needs no list of problems."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a reader reads: the name of its file, and whom it tells what is wrong."""

    file: str
    report: Report

    def wrong(self, line: int, field: str, code: str, **values: object) -> None:
        """Tell of one problem. Values are cut: a line of a million letters is no message."""
        short = {key: value[:60] if isinstance(value, str) else value for key, value in values.items()}
        self.report(Problem(self.file, line, field, code, short))
