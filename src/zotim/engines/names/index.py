"""An index of names: built, asked, kept, and changed by small deltas that take effect at once."""

import threading
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import numpy as np

from zotim.engines.names.alignment import MOST, OPTIONS
from zotim.engines.names.connecting import BESIDE
from zotim.engines.names.context import LEVELS
from zotim.engines.names.explaining import Told, explain
from zotim.engines.names.model import SHIPPED, Entry, Explanation, Hit, Hits, Query
from zotim.engines.names.question import Neighbourhood, Question, asked
from zotim.engines.names.searching import search
from zotim.engines.names.segment import Segment
from zotim.engines.names.settling import WAITING
from zotim.engines.names.sketches import ANY
from zotim.engines.names.table import Scoring, scoring
from zotim.engines.scripts.romanising import LONGEST

TOGETHER = 256
"""Queries that are prepared and searched at once. What is found doesn't depend on it."""
MOST_ANSWERS = 4096
"""And of how many answers at once."""
_TOLD, _FIRST, _LAST = len(Told._fields), Told._fields.index("first"), Told._fields.index("last")


class _Room:
    """Where one thread works in a segment: marks at names and words, and names that wait to be aligned."""

    def __init__(self, segment: Segment) -> None:
        self.visited = np.zeros(len(segment.arrays["n_start"]) - 1, np.uint8)
        self.head = np.zeros(len(segment.words), np.uint32)
        self.counters = np.array([1, 1, 0], np.int64)
        self.touched = np.empty(0, np.uint16)
        self._for_nodes(1024)
        self.asked = (
            np.empty((MOST, LONGEST), np.uint8), np.empty(MOST, np.uint8),
            np.empty((MOST, LONGEST), np.uint8), np.empty(MOST, np.uint8), np.empty(MOST, np.bool_),
            *(np.empty(MOST, np.int64) for _ in range(3)), *(np.empty((MOST, 2), np.int64) for _ in range(2)),
        )  # fmt: skip
        met = MOST * MOST
        self.near = (
            np.empty(MOST, np.int32), np.empty(MOST, np.int64), np.empty(MOST + 1, np.int64), np.empty(met, np.int32),
            np.empty(met, np.int16), np.empty(met, np.uint8), np.empty(MOST + 1, np.int64), np.empty(met, np.int32),
            np.empty(met, np.int16), np.empty((OPTIONS, 5), np.int64),
        )  # fmt: skip
        self.waiting = (
            np.empty(WAITING, np.int32), np.empty(WAITING, np.int16), np.empty(WAITING, np.int32),
            np.empty(127, np.int32), np.empty(WAITING, np.int32), np.empty(WAITING, np.int32),
            np.empty(WAITING, np.int16),
        )  # fmt: skip
        self.matches = np.empty((2 * MOST, 7), np.int64)
        self.slots = tuple(np.empty(MOST, np.int64) for _ in range(5))
        self.meets, self.row_of = np.zeros(ANY + 1, np.uint8), np.zeros(ANY + 1, np.uint16)
        self.reach = np.empty((2 * BESIDE, LEVELS), np.int64)
        self.levels = np.empty(256, np.uint8), np.empty(LEVELS, np.int64), np.empty(LEVELS, np.int64)
        self.some = np.empty((6, 256), np.int64)

    def _for_nodes(self, nodes: int) -> None:
        """Room for so many nodes, and for as many classes of words; what stands there isn't lost."""
        self.nodes = np.empty((nodes, 6), np.int32)
        touched = np.empty(nodes, np.uint16)
        touched[: len(self.touched)] = self.touched
        self.touched, self.marked = touched, np.empty((min(nodes, ANY) + 1, MOST + 1), np.int16)

    def for_batch(self, questions: int, nodes: int) -> tuple[Any, ...]:
        """The tuple that a search takes, with room for so many questions and nodes of each."""
        if len(self.nodes) < nodes:
            self._for_nodes(2 * nodes)
        if self.counters[0] + questions * nodes >= 2**32:
            self.head[:] = 0
            self.counters[0] = 1
        return (
            self.visited, self.head, self.counters, self.nodes, self.asked, self.near, self.waiting, self.matches,
            self.slots, (self.meets, self.row_of, self.touched, self.marked), self.reach, self.some,
            self.levels,
        )  # fmt: skip


class _Searcher:
    """A segment with what it remembers of questions, and a room for each thread."""

    def __init__(self, segment: Segment, table: Scoring) -> None:
        self.segment, self.table = segment, table
        self.neighbourhood = Neighbourhood(segment, table.numbers)
        self._local = threading.local()

    def room(self) -> _Room:
        """The room of this thread."""
        room: _Room | None = getattr(self._local, "room", None)
        if room is None:
            room = self._local.room = _Room(self.segment)
        return room

    def find(self, questions: Sequence[Question], queries: Sequence[Query], limit: int, threshold: int) -> "_Answers":
        """The best of each question, in its order."""
        batch = self.neighbourhood.batch(questions, queries)
        size = len(questions)
        counts, told = np.empty(size, np.int64), np.empty((size * limit, _TOLD), np.int32)
        rows = np.empty((size * limit * MOST, 7), np.int16)
        used = search(
            batch.questions, batch.words, batch.near, *self.segment.tables, self.table.numbers, threshold,
            self.room().for_batch(size, batch.nodes), (np.empty((3, limit), np.int64), counts, told, rows),
        )  # fmt: skip
        return _Answers(self.segment, self.table, questions, counts.tolist(), told, rows[:used].copy())


class _Answers:
    """What a search found for some questions, and why. Of a question its name is kept, and its parts as one text."""

    def __init__(
        self, segment: Segment, table: Scoring, questions: Sequence[Question], counts: list[int], told: np.ndarray,
        rows: np.ndarray,
    ) -> None:  # fmt: skip
        self.segment, self.table, self.rows = segment, table, rows
        self.names = [question.name for question in questions]
        self.parts = [
            " ".join([part.spelling.roman for part in question.parts]) if count else ""
            for question, count in zip(questions, counts, strict=True)
        ]
        self.first = array("i", accumulate(counts, initial=0))
        self.told = told[: self.first[-1]].copy().reshape(-1).data

    def places(self, question: int) -> range:
        """Where the answers of a question begin, best first."""
        return range(_TOLD * self.first[question], _TOLD * self.first[question + 1], _TOLD)

    def score(self, at: int) -> float:
        """The score of the answer that begins at this place."""
        return self.told[at] / 1000

    def entry_id(self, at: int) -> str:
        """The id of the entry of the answer that begins at this place."""
        return self.segment.entry_id(self.told[at + 1])

    def explanation(self, question: int, at: int) -> Explanation:
        """Why the answer that begins at this place scores what it does."""
        told = self.told[at : at + _TOLD].tolist()
        rows = self.rows[told[_FIRST] : told[_LAST]].tolist()
        return explain(self.segment, self.table, self.names[question], self.parts[question].split(), told, rows)


class NameIndex:
    """Entries by their names. Nothing in it changes: a delta is a new index that shares what stayed."""

    def __init__(self, segments: Sequence[Segment], added: dict[str, Entry], scoring_name: str = SHIPPED) -> None:
        self._scoring = scoring(scoring_name)
        self._segments = tuple(segments)
        self._added = added
        self._searchers = tuple(_Searcher(segment, self._scoring) for segment in self._segments)

    @property
    def threshold(self) -> float:
        """From which score a hit is shown for a decision."""
        return self._scoring.threshold / 1000

    @property
    def scoring(self) -> str:
        """The name of the scoring version."""
        return self._scoring.name

    def __len__(self) -> int:
        return sum(int(np.count_nonzero(~segment.gone)) for segment in self._segments)

    @classmethod
    def build(cls, entries: Iterable[Entry], scoring: str = SHIPPED) -> "NameIndex":
        """An index of *entries*. Raises ValueError for an id that comes twice, an unknown kind, an unknown scoring."""
        return cls([Segment.build(entries)], {}, scoring)

    def match(self, query: Query, limit: int = 10, threshold: float = 0.0) -> Sequence[Hit]:
        """The *limit* best entries that score *threshold* (0 to 1) or more, best first; equal ones by id.

        Nothing that scores as much is left out, whatever else is in the index. Raises ValueError for a limit below 1,
        a threshold outside 0 to 1 or an unknown kind.
        """
        return self.match_many([query], limit, threshold)[0]

    def match_many(self, queries: Iterable[Query], limit: int = 10, threshold: float = 0.0) -> list[Sequence[Hit]]:
        """The hits of each query: the same as one by one."""
        if limit < 1 or not 0 <= threshold <= 1:
            raise ValueError("limit is at least 1 and threshold from 0 to 1")
        found: list[Sequence[Hit]] = []
        waiting = iter(queries)
        while some := list(islice(waiting, max(1, min(TOGETHER, MOST_ANSWERS // limit)))):
            found += self._match(some, limit, round(threshold * 1000))
        return found

    def _match(self, queries: list[Query], limit: int, threshold: int) -> list[Sequence[Hit]]:
        questions = [question for number, query in enumerate(queries) for question in asked(number, query)]
        found: list[list[Hits]] = [[] for _ in queries]
        for searcher in self._searchers if questions else ():
            answers = searcher.find(questions, queries, limit, threshold)
            for at, question in enumerate(questions):
                found[question.query].append(Hits(answers, at))
        return [some[0] if len(some) == 1 else _best(some, limit) for some in found]

    # Keeping and changing

    def save(self, path: Path | str) -> None:
        """Keep the index at *path*: one file, whole or not at all. Deltas are worked in."""
        index = self if len(self._segments) == 1 else self.merged()
        index._segments[0].save(Path(path))

    @classmethod
    def open(cls, path: Path | str, scoring: str = SHIPPED) -> "NameIndex":
        """The index kept at *path*, mapped into memory. Raises ValueError for a file that is none."""
        return cls([Segment.open(Path(path))], {}, scoring)

    def updated(self, added: Iterable[Entry] = (), removed: Iterable[str] = ()) -> "NameIndex":
        """A new index with *added* and without *removed*; an added entry replaces one with the same id.

        Answers the same as an index built anew. Raises KeyError for an id to remove that isn't there.
        """
        new = {entry.id: entry for entry in added}
        base = self._segments[0]
        gone = base.gone.copy()
        kept = dict(self._added)
        for entry_id in removed:
            entity = base.entity(entry_id)
            if kept.pop(entry_id, None) is None and (entity is None or gone[entity]):
                raise KeyError(entry_id)
            if entity is not None:
                gone[entity] = True
        for entry_id in new:
            entity = base.entity(entry_id)
            if entity is not None:
                gone[entity] = True
        kept |= new
        segments = [base.without(gone)] + ([Segment.build(kept.values())] if kept else [])
        return NameIndex(segments, kept, self._scoring.name)

    def merged(self) -> "NameIndex":
        """The same entries as one segment: what many deltas are worked into from time to time."""
        return NameIndex.build(self.entries(), self._scoring.name)

    def entries(self) -> Iterable[Entry]:
        """What is in the index, by id in each segment."""
        for segment in self._segments:
            yield from segment.entries()


def _best(found: Iterable[Sequence[Hit]], limit: int) -> list[Hit]:
    """The best of several answers, each entry once."""
    ordered = sorted((hit for hits in found for hit in hits), key=lambda hit: (-hit.score, hit.entry_id))
    once: dict[str, Hit] = {}
    for hit in ordered:
        once.setdefault(hit.entry_id, hit)
    return list(once.values())[:limit]
