"""What is wrong in a file of records, by line and field."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default

WORDS = {
    "encoding": "the file isn't UTF-8; save it as “CSV UTF-8” and send it again",
    "size": "the file is larger than %(most)s bytes; split it",
    "rows": "the file has more than %(most)s rows; split it",
    "empty": "there is no row with the names of the columns",
    "column_unknown": "there is no such column; take it out, or name one of %(known)s",
    "column_missing": "this column is missing",
    "column_twice": "this column stands there twice",
    "cells": "the row has %(has)s cells, but there are %(wanted)s columns; look for a comma or quotation mark too many",
    "csv": "the quotation marks don't close, or a cell is too long",
    "json": "this isn't JSON: %(why)s",
    "format": "the file doesn't say that its format is %(wanted)s",
    "list": "a list of records is expected here",
    "record": "a record with named fields is expected here",
}
"""English words for each code; who shows a problem in another language has a table of its own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the *line* (0: the whole file), the *field* (empty: the whole line), a *code*."""

    line: int
    field: str
    code: str
    values: Mapping[str, object] = default(default_factory=dict)

    def __str__(self) -> str:
        return WORDS[self.code] % self.values


class UnreadableRecords(ValueError):
    """A file whose rows can't be told apart. ``problems`` says where and why."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__(f"{name}: " + "; ".join(map(str, problems)))
        self.name, self.problems = name, problems
