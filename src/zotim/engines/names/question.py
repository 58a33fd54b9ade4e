"""Names that are looked for, as the kernels read them: their parts, and the words of a segment that are like each.

What is like a word is worked out when it is first asked for and remembered; names are asked for in batches, so that
one call of a kernel does the work for many. What is found depends neither on the batch nor on what is remembered.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np

from zotim.engines.names.context import GENDERS, as_document, as_land, as_number
from zotim.engines.names.forms import FORMS_ROOM
from zotim.engines.names.model import KINDS, Query
from zotim.engines.names.neighbours import AT_ONCE, meet
from zotim.engines.names.parts import SUPPORTING, Part, parts
from zotim.engines.names.segment import KIND_CODES, Segment
from zotim.engines.names.table import SMALLEST
from zotim.engines.names.vocabulary import Words
from zotim.engines.scripts.romanising import LONGEST, Spelling, spellings

PAIR_LEAST, PAIR_HELPED = 950, 900
"""Two parts written as one meet a word only where they are this much alike: two names; a particle and a name, or parts
without short vowels."""
MOST_KEPT = 4_000_000
"""Bytes that words and their neighbours take that are remembered; when they take more, all are forgotten."""
_OF_WORD, _OF_NEAR = 600, 7
"""Bytes that a remembered word takes, about, and each of its neighbours."""


_ALL = ((False, 1), (True, 14))
_WAYS = {"": _ALL} | {kind: ((kind != "person", 1 << bit),) for bit, kind in enumerate(KINDS)}


class Joined(NamedTuple):
    """Two parts written as one: the letters, ``bare``, and how alike a word must be."""

    roman: str
    bare: bool
    least: int


class Question(NamedTuple):
    """One name of a query, cut as a person's or as another's; ``kinds``: of which entries it is asked, as bits."""

    query: int
    name: str
    organisation: bool
    kinds: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """The tuples that :func:`searching.search` takes for some questions, and how many nodes they need at most."""

    questions: tuple[Any, ...]
    words: tuple[np.ndarray, ...]
    near: tuple[np.ndarray, ...]
    nodes: int


class Neighbourhood:
    """What of a segment's words is like what. Rows that were handed out stay as they are; new ones come behind them."""

    def __init__(self, segment: Segment, table: np.ndarray) -> None:
        self.segment, self.table = segment, table
        self.lock = threading.Lock()
        size = len(segment.words)
        self._seen, self._mark = np.zeros(size, np.uint32), 1
        self._found = np.empty(size, np.int32), np.empty(size, np.int16), np.empty(size, np.uint8)
        self._room = (
            np.empty(FORMS_ROOM, np.uint32), np.empty(FORMS_ROOM, np.uint16), np.empty(32, np.uint64),
            np.empty(FORMS_ROOM, np.uint32), np.empty(FORMS_ROOM, np.uint32), np.empty(AT_ONCE, np.uint32),
            np.empty(AT_ONCE, np.uint64),
        )  # fmt: skip
        self._tally = np.empty(1002 - SMALLEST, np.int32)
        self._forget()

    def _forget(self) -> None:
        self._parts: dict[Part, tuple[int, int, int]] = {}
        self._pairs: dict[tuple[Part, Part], int] = {}
        self._numbers: dict[Spelling | Joined, int] = {}
        self._words = Words.of([])
        self._rows = tuple(np.empty(0, np.int64) for _ in range(3))
        self._near = np.empty(0, np.int32), np.empty(0, np.int16), np.empty(0, np.uint8)
        self._known = self._used = 0

    def batch(self, questions: Sequence[Question], queries: Sequence[Query]) -> Batch:
        """*questions* (each of at least one part) that *queries* ask, for this segment."""
        with self.lock:
            if _OF_WORD * (len(self._parts) + len(self._pairs)) + _OF_NEAR * self._used > MOST_KEPT:
                self._forget()
            known, pairs_known = self._parts, self._pairs
            new: list[Spelling | Joined] = []
            kind: list[int] = []
            weight: list[int] = []
            row: list[int] = []
            pair: list[int] = []
            for question in questions:
                found = question.parts
                for part in found:
                    told = known.get(part)
                    if told is None:
                        number = self._number(part.spelling, new)
                        told = known[part] = number, KIND_CODES[part.kind], part.weight
                    row.append(told[0])
                    kind.append(told[1])
                    weight.append(told[2])
                for both in pairwise(found):
                    at = pairs_known.get(both)
                    if at is None:
                        joined = together(*both)
                        at = pairs_known[both] = -1 if joined is None else self._number(joined, new)
                    pair.append(at)
                pair.append(-1)
            if new:
                self._learn(new)
            words, rows_of, near_of = self._words.table(), self._rows, self._near
        first = _starts([len(question.parts) for question in questions])
        rows, pairs = np.array(row, np.int32), np.array(pair, np.int32)
        begin, end = rows_of[0], rows_of[1]
        near = (end[rows] - begin[rows]) + np.where(pairs >= 0, end[pairs] - begin[pairs], 0)
        return Batch(
            (
                first, np.array([question.kinds for question in questions], np.int64), np.array(kind, np.int64),
                np.array(weight, np.int64), rows, pairs, *self._about(questions, queries),
            ),
            words,
            (*rows_of, *near_of),
            int(np.add.reduceat(near, first[:-1]).max()),
        )  # fmt: skip

    def _number(self, word: Spelling | Joined, new: list[Spelling | Joined]) -> int:
        """The row of a word; it is put among the *new* ones where it isn't known."""
        number = self._numbers.setdefault(word, len(self._numbers))
        if number == self._known + len(new):
            new.append(word)
        return number

    def _about(self, questions: Sequence[Question], queries: Sequence[Query]) -> tuple[np.ndarray, ...]:
        """Dates, countries, gender and documents of what is asked."""
        asked = [queries[question.query] for question in questions]
        dates = [[number for date in one.birth_dates if (number := as_number(date))] for one in asked]
        lands = [[code for land in one.countries if (code := as_land(land))] for one in asked]
        genders = [sum({GENDERS.get(gender.lower(), 0) for gender in one.genders}) for one in asked]
        papers = [self._with_documents(one.documents) if one.documents else () for one in asked]
        return (
            _starts([len(one) for one in dates]), np.array([date for one in dates for date in one], np.int32),
            _starts([len(one) for one in lands]), np.array([land for one in lands for land in one], np.int32),
            np.array(genders, np.int64),
            _starts([len(one) for one in papers]), np.array([paper for one in papers for paper in one], np.int64),
        )  # fmt: skip

    def _with_documents(self, numbers: Sequence[str]) -> list[int]:
        plain = {number for one in numbers if (number := as_document(one))}
        return sorted({entity for number in plain for entity in self.segment.with_document(number).tolist()})

    def _learn(self, new: list[Spelling | Joined]) -> None:
        """Work out what is like some words."""
        row, last = self._known, self._known + len(new)
        if last > len(self._rows[0]):  # what was handed out goes on in the old arrays
            room = max(2 * last, 256)
            self._words = Words(_longer(self._words.rows, row, room))
            self._rows = tuple(_longer(old, row, room) for old in self._rows)
        self._words.rows[row:last] = Words.of(_spelt(new)).rows
        least = np.array([one.least if isinstance(one, Joined) else 1 for one in new], np.int16)
        if self._mark + 2 * len(new) + 64 >= 2**32:
            self._seen[:] = 0
            self._mark = 1
        segment, begin = self.segment, row
        near_from, near_to, cost = self._rows
        while row < last:
            before = row
            row, self._used = meet(
                self._words.table(), least, begin, row, last, segment.vocabulary.table(),
                segment.arrays["post_start"], self.table, self._seen, self._mark, self._found, self._near, self._used,
                near_from, near_to, cost, self._room, self._tally,
            )  # fmt: skip
            self._mark += row - before + 1
            if row < last:
                room = max(2 * len(self._near[0]), self._used + len(self._seen), 1024)
                self._near = tuple(_longer(old, self._used, room) for old in self._near)  # type: ignore[assignment]
        self._known = last


def _starts(lengths: list[int]) -> np.ndarray:
    """Where each of a few runs begins, and where the last ends."""
    return np.array([0, *accumulate(lengths)], np.int32)


def _longer(old: np.ndarray, used: int, room: int) -> np.ndarray:
    """An array with room for so many rows; the first *used* are those of the old one."""
    new = np.empty((room, *old.shape[1:]), old.dtype)
    new[:used] = old[:used]
    return new


def asked(number: int, query: Query) -> Iterator[Question]:
    """What one query asks: each of its names, as each kind that it looks for. Raises ValueError for an unknown kind."""
    ways = _WAYS.get(query.kind)
    if ways is None:
        raise ValueError(f"unknown kind {query.kind!r}; one of {', '.join(KINDS)}, or none")
    for name in query.names:
        for organisation, kinds in ways:
            found = parts(name, organisation)
            if found:
                yield Question(number, name, organisation, kinds, found)


def _spelt(words: Sequence[Spelling | Joined]) -> list[Spelling]:
    """The words as they are spelt, two parts as one too."""
    spelt: dict[Joined, Spelling] = {}
    for bare in (False, True):
        joined = [one for one in words if isinstance(one, Joined) and one.bare is bare]
        spelt |= zip(joined, spellings([one.roman for one in joined], bare=bare), strict=True) if joined else ()
    return [spelt[one] if isinstance(one, Joined) else one for one in words]


def together(one: Part, other: Part) -> Joined | None:
    """Two parts written as one; None where they don't count as that."""
    mine, theirs = one.spelling, other.spelling
    if one.kind in SUPPORTING and other.kind in SUPPORTING:
        return None
    if len(mine.roman) < 2 or len(theirs.roman) < 2:
        return None
    bare = mine.bare or theirs.bare
    helped = bare or one.kind in SUPPORTING or other.kind in SUPPORTING
    # Of the article before a name Latin letters may keep the l alone: Larbi.
    first = "l" if bare and mine.roman == "al" else mine.roman
    return Joined((first + theirs.roman)[:LONGEST], bare, PAIR_HELPED if helped else PAIR_LEAST)
