"""Names that are looked for, as the kernels read them: their parts, and the words of a segment that are like each.

What is like a word is worked out when it is first asked for and remembered; names are asked for in batches, so that
one call of a kernel does the work for many. What is found depends neither on the batch nor on what is remembered.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numba import njit

from zotim.engines.names.context import GENDERS, as_document, as_land, as_number
from zotim.engines.names.forms import FORMS_ROOM
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.model import KINDS, Query
from zotim.engines.names.neighbours import AT_ONCE, meet
from zotim.engines.names.parts import SUPPORTING, Part, parts
from zotim.engines.names.segment import KIND_CODES, Segment
from zotim.engines.names.sounding import table as sounds
from zotim.engines.names.sounding import write_as_one
from zotim.engines.names.table import SMALLEST
from zotim.engines.names.vocabulary import Words
from zotim.engines.scripts.romanising import Spelling

PAIR_LEAST, PAIR_HELPED = 950, 900
"""Two parts written as one meet a word only where they are this much alike: two names; a particle and a name, or parts
without short vowels."""
MOST_KEPT = 4_000_000
"""Bytes that words and their neighbours take that are remembered; when they take more, all are forgotten."""
SHARE = 16
"""Of a large index as many as one in so many of its own bytes instead."""
_OF_WORD, _OF_NEAR = 600, 7
"""Bytes that a remembered word takes, about, and each of its neighbours."""


_ALL = ((False, 1), (True, 14))
_WAYS = {"": _ALL} | {kind: ((kind != "person", 1 << bit),) for bit, kind in enumerate(KINDS)}


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

    questions: tuple[np.ndarray, ...]
    words: tuple[np.ndarray, ...]
    near: tuple[np.ndarray, ...]
    nodes: int


class Neighbourhood:
    """What of a segment's words is like what. Rows that were handed out stay as they are; new ones come behind them."""

    def __init__(self, segment: Segment, table: np.ndarray) -> None:
        self.segment, self.table = segment, table
        self.lock = threading.Lock()
        size = len(segment.words)
        self._vocabulary = segment.vocabulary.table()
        self._most = max(MOST_KEPT, sum(some.nbytes for some in segment.arrays.values()) // SHARE)
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
        self._parts: dict[Part, int] = {}
        self._pairs: dict[int, int] = {}
        self._words = Words.of([])
        self._words_table = self._words.table()
        self._rows = tuple(np.empty(0, np.int64) for _ in range(3))
        self._near = np.empty(0, np.int32), np.empty(0, np.int16), np.empty(0, np.uint8)
        self._known = self._used = 0

    def batch(self, questions: Sequence[Question], queries: Sequence[Query]) -> Batch:
        """*questions* (each of at least one part) that *queries* ask, for this segment."""
        first, row, kind, weight, pair = [0], *(list[int]() for _ in range(4))
        new: list[Spelling] = []
        joined: list[tuple[int, int]] = []
        leasts: list[int] = []
        with self.lock:
            if _OF_WORD * (len(self._parts) + len(self._pairs)) + _OF_NEAR * self._used > self._most:
                self._forget()
            known, pairs_known = self._parts, self._pairs
            for question in questions:
                for part in question.parts:
                    at = known.get(part)
                    if at is None:
                        at = known[part] = self._known + len(new)
                        new.append(part.spelling)
                    row.append(at)
                    kind.append(KIND_CODES[part.kind])
                    weight.append(part.weight)
                first.append(len(row))
            if new:
                self._add(len(new))
                self._words.rows[self._known : self._known + len(new)] = Words.of(new).rows
                self._learn(np.ones(len(new), np.int16))
            for question, begin in zip(questions, first, strict=False):
                parts_, at = question.parts, begin
                for k in range(len(parts_) - 1):
                    both = row[at] << 32 | row[at + 1]
                    number = pairs_known.get(both)
                    if number is None:
                        number, least = -1, together(parts_[k], parts_[k + 1])
                        if least:
                            number = self._known + len(joined)
                            joined.append((row[at], row[at + 1]))
                            leasts.append(least)
                        pairs_known[both] = number
                    pair.append(number)
                    at += 1
                pair.append(-1)
            if joined:
                self._add(len(joined))
                write_as_one(self._words.rows, np.array(joined), self._known, sounds(bare=False), sounds(bare=True))
                self._learn(np.array(leasts, np.int16))
            words, rows_of, near_of = self._words_table, self._rows, self._near
        about = self._about(questions, queries)
        asked = _in_one([first, [question.kinds for question in questions], kind, weight, row, pair, *about])
        nodes = most_nodes(asked[0], asked[4], asked[5], rows_of[0], rows_of[1])
        return Batch(asked, words, (*rows_of, *near_of), nodes)

    def _about(self, questions: Sequence[Question], queries: Sequence[Query]) -> list[list[int]]:
        """Dates, countries, gender and documents of what is asked, each with where those of a question begin."""
        dates, lands, genders, papers = (list[int]() for _ in range(4))
        dates_from, lands_from, papers_from = [0], [0], [0]
        for question in questions:
            one = queries[question.query]
            dates += [number for date in one.birth_dates if (number := as_number(date))]
            lands += [code for land in one.countries if (code := as_land(land))]
            genders.append(sum({GENDERS.get(gender.lower(), 0) for gender in one.genders}) if one.genders else 0)
            if one.documents:
                papers += self._with_documents(one.documents)
            dates_from.append(len(dates))
            lands_from.append(len(lands))
            papers_from.append(len(papers))
        return [dates_from, dates, lands_from, lands, genders, papers_from, papers]

    def _with_documents(self, numbers: Sequence[str]) -> list[int]:
        plain = {number for one in numbers if (number := as_document(one))}
        return sorted({entity for number in plain for entity in self.segment.with_document(number).tolist()})

    def _add(self, count: int) -> None:
        """Make room for so many rows; what was handed out goes on in the old arrays."""
        if self._known + count > len(self._rows[0]):
            room = max(2 * (self._known + count), 256)
            self._words = Words(_longer(self._words.rows, self._known, room))
            self._words_table = self._words.table()
            self._rows = tuple(_longer(old, self._known, room) for old in self._rows)

    def _learn(self, least: np.ndarray) -> None:
        """Work out what is like the next words, each *least* alike."""
        begin = row = self._known
        last, (near_from, near_to, cost) = begin + len(least), self._rows
        if self._mark + 2 * len(least) + 64 >= 2**32:
            self._seen[:] = 0
            self._mark = 1
        while row < last:
            before = row
            row, self._used = meet(
                self._words_table, least, begin, row, last, self._vocabulary, self.segment.arrays["post_start"],
                self.table, self._seen, self._mark, self._found, self._near, self._used, near_from, near_to, cost,
                self._room, self._tally,
            )  # fmt: skip
            self._mark += row - before + 1
            if row < last:
                room = max(2 * len(self._near[0]), self._used + len(self._seen), 1024)
                self._near = tuple(_longer(old, self._used, room) for old in self._near)  # type: ignore[assignment]
        self._known = last


def _in_one(lists: list[list[int]]) -> tuple[np.ndarray, ...]:
    """Each of some lists as an array: all are pieces of one."""
    every = np.array([one for some in lists for one in some], np.int64)
    ends = [*accumulate(map(len, lists), initial=0)]
    return tuple([every[first:last] for first, last in pairwise(ends)])


@njit("int64(int64[::1], int64[::1], int64[::1], int64[::1], int64[::1])", **KERNEL)
def most_nodes(first, rows, pairs, near_from, near_to):
    """How many words the parts of a question and its pairs are like, at most."""
    most = 0
    for q in range(len(first) - 1):
        count = 0
        for at in range(first[q], first[q + 1]):
            count += near_to[rows[at]] - near_from[rows[at]]
            if pairs[at] >= 0:
                count += near_to[pairs[at]] - near_from[pairs[at]]
        most = max(most, count)
    return most


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


def together(one: Part, other: Part) -> int:
    """How alike a word must be to two parts written as one; 0 where they don't count as that."""
    mine, theirs = one.spelling, other.spelling
    supports = (one.kind in SUPPORTING) + (other.kind in SUPPORTING)
    if supports == 2 or len(mine.roman) < 2 or len(theirs.roman) < 2:
        return 0
    return PAIR_HELPED if supports or mine.bare or theirs.bare else PAIR_LEAST
