"""What is wrong in a file of any format: which file, which line or segment, which field, and what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default

WORDS = {
    # Of files that are taken whole or not at all (:mod:`zotim.formats.records`).
    "utf8": "the file isn't UTF-8; save it as “CSV UTF-8” and send it again",
    "size": "the file is larger than %(most)s bytes; split it",
    "rows": "the file has more than %(most)s rows; split it",
    "empty": "there is no row with the names of the columns",
    "column_unknown": "there is no such column; take it out, or name one of %(known)s",
    "column_missing": "this column is missing",
    "column_twice": "this column stands there twice",
    "row": "the row has %(has)s cells, but there are %(wanted)s columns; look for a comma or quotation mark too many",
    "csv": "the quotation marks don't close, or a cell is too long",
    "not_json": "this isn't JSON: %(why)s",
    "format": "the file doesn't say that its format is %(wanted)s",
    "list": "a list of records is expected here",
    "record": "a record with named fields is expected here",
    # Of files of reported content.
    "hash": "of a hash (%(value)s) there is nothing to read; a curator puts it into a bank",
    "attribute": "“%(value)s” is no address, text or attachment; it was left out",
    "attributes": "the file holds more than %(most)s attributes; the rest was left out",
    "flag": "“%(value)s” is neither yes nor no; it was taken for yes",
    "base64": "there is no file here, or it isn't base64; it was left out",
    "refused": "%(why)s",
    # Of files whose rest is read all the same.
    "encoding": "a letter isn't UTF-8; it was read as “�”",
    "long": "it is longer than %(most)s characters and was left out",
    "quotes": "the quotation marks don't close; the line was left out",
    "cells": "the row has %(has)s cells, but there are %(wanted)s columns; it was left out",
    "column": "there is no such column; known ones are %(known)s",
    "json": "this isn't JSON: %(why)s; the line was left out",
    "xml": "the XML breaks here: %(why)s; what stands before it was read",
    "no_xml": "this isn't XML: choose a file of pacs.008, pacs.009 or pain.001 (ISO 20022)",
    "id": "there is no id; the entry was left out",
    "name": "there is no name; the entry was left out",
    "twice": "the number stands in the file before; the row was left out",
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
    "place": "the schema has no place for it here; it takes %(known)s",
    "tree": "the schema wants other elements in it, not a text",
    "code": "“%(value)s” is no code of the schema; it takes %(known)s",
    "length": "it has %(has)s letters; the schema takes %(most)s",
    "several": "it stands here %(has)s times; the schema takes one",
    "letters": "it holds a letter that XML can't hold",
    "schema": "the schema says: %(why)s",
    # Of activities of IATI.
    "kept": "“%(value)s” has no place here in the standard; it was kept as it stands",
    "once": "it stands here more than once; the first one was read, the others were kept as they stand",
    "stray": "“%(value)s” stands here as a bare text; it was kept, but only its elements were read",
    "day": "“%(value)s” is no day written as year-month-day; it was kept as it stands",
    "number": "“%(value)s” is no number with a point for decimals; it was kept as it stands",
    "version": "it says version “%(value)s”; it was read as 2.03",
    "again": "the activity stands in the file before, in line %(line)s",
    "listed": "“%(value)s” isn't in the code list %(list)s",
    "rule": "%(why)s (rule %(rule)s)",
    "rule_unknown": "the ruleset has a rule “%(value)s” that isn't known here; it was not looked at",
    "days": "%(first)s (%(start)s) is after %(second)s (%(end)s)",
    "hundred": "the percentages of %(value)s come to %(has)s, not to 100",
    "no_currency": "the sum names no currency, and the activity has no default one",
    "currencies": "the sums are in %(value)s and the activity has no default currency; they can't be added",
    # Of outlines in GeoJSON.
    "no_outline": "there is no outline here; it was left out",
    "no_area": "“%(value)s” is no area; only polygons are taken, and it was left out",
    "few_points": "a ring of the outline has %(has)s points, it needs four; it was left out",
    "open_ring": "a ring of the outline doesn't end where it begins; it was left out",
    "no_point": "“%(value)s” is no point of longitude and latitude; it was left out",
    "no_degrees": "“%(value)s” aren't degrees of longitude and latitude; it was left out",
    # Of HXL.
    "hashtag": "“%(value)s” is no tag of HXL; its column was read as untagged",
    "no_tags": "there is no row of tags of HXL (#org, #adm1 …) in the first %(most)s rows",
}
"""English words for each code; who shows a problem in another language has a table of its own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: *file*, *line* (from 1; 0: the whole file), *field* (empty: all of it), a *code*.

    *unit* is what is counted: ``line``, or ``segment`` in files that have no lines.
    """

    file: str
    line: int
    field: str
    code: str
    values: Mapping[str, object] = default(default_factory=dict)
    unit: str = "line"

    def __str__(self) -> str:
        places = (self.file, f"{self.unit} {self.line}" if self.line else "", self.field)
        where = ", ".join(filter(None, places))
        return f"{where}: {WORDS[self.code] % self.values}"


Report = Callable[[Problem], None]
"""Takes a problem as soon as it is met, so that a long file needs no list of problems."""


MOST = {"value": 60}
"""How many letters of a value a message repeats; of others 500."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that is being read: its name, and whom its reader tells what is wrong."""

    file: str
    report: Report
    unit: str = "line"

    def wrong(self, line: int, field: str, code: str, /, **values: object) -> None:
        """Tell of one problem. Values are cut: a line of a million letters is no message."""
        short = {key: said[: MOST.get(key, 500)] if isinstance(said, str) else said for key, said in values.items()}
        self.report(Problem(self.file, line, field, code, short, self.unit))
