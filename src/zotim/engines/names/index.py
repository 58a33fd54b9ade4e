"""An index of names: built, asked, kept, and changed by small deltas that take effect at once."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from zotim.engines.names.alignment import MOST, OPTIONS
from zotim.engines.names.context import GENDERS, as_document, as_land, as_number
from zotim.engines.names.explaining import explain
from zotim.engines.names.model import KINDS, Entry, Hit, Query
from zotim.engines.names.question import Neighbourhood, Question
from zotim.engines.names.searching import search
from zotim.engines.names.segment import Segment
from zotim.engines.names.table import SHIPPED, Scoring, scoring

RARE = 50_000
"""Parts that no more names hold than this are walked first. What is found doesn't depend on it."""


class _Room:
    """Where one thread of a segment works: marks at names, and what is found."""

    def __init__(self, names: int) -> None:
        self.counter = np.ones(1, np.int64)
        self.state = (
            np.zeros(names, np.int64), np.zeros(names, np.int64), np.empty(names, np.int32), np.empty(names, np.int32),
            np.empty(1002, np.int64), self.counter, np.empty((2 * MOST, 7), np.int64), np.empty((OPTIONS, 5), np.int64),
        )  # fmt: skip


class _Searcher:
    """A segment with what it remembers of questions, and a room for each thread."""

    def __init__(self, segment: Segment, table: Scoring) -> None:
        self.segment, self.table = segment, table
        self.neighbourhood = Neighbourhood(segment, table.numbers)
        self._local = threading.local()
        self.lock = threading.Lock()

    def room(self) -> _Room:
        """The room of this thread."""
        room: _Room | None = getattr(self._local, "room", None)
        if room is None:
            room = self._local.room = _Room(len(self.segment.arrays["n_weak"]))
        return room

    def question(self, name: str, organisation: bool, kinds: int) -> Question | None:
        """*name* for this segment."""
        with self.lock:
            return self.neighbourhood.question(name, organisation, kinds)

    def about(self, query: Query) -> tuple[Any, ...]:
        """Dates, countries, gender and documents of a query, for this segment."""
        numbers = {plain for one in query.documents if (plain := as_document(one))}
        known = [self.segment.with_document(number) for number in sorted(numbers)]
        return (
            np.array([number for date in query.birth_dates if (number := as_number(date))], np.int64),
            np.array([code for land in query.countries if (code := as_land(land))], np.int32),
            sum({GENDERS.get(one.lower(), 0) for one in query.genders}),
            np.unique(np.concatenate(known)) if known else np.empty(0, np.int64),
        )

    def find(
        self, question: Question, about: tuple[Any, ...], limit: int, threshold: int
    ) -> list[tuple[int, int, int]]:
        """Score, entity and name of the best."""
        results = np.zeros(limit, np.int64), np.zeros(limit, np.int64), np.zeros(limit, np.int64)
        count = search(
            question.query, question.near, question.pair, question.half, about, *self.segment.tables,
            self.table.numbers, self.table.raises, threshold, RARE, self.room().state, results,
        )  # fmt: skip
        return list(zip(*(array[:count].tolist() for array in results), strict=True))


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

    def match(self, query: Query, limit: int = 10, threshold: float = 0.0) -> list[Hit]:
        """The *limit* best entries that score *threshold* (0 to 1) or more, best first; equal ones by id.

        Nothing that scores as much is left out, whatever else is in the index. Raises ValueError for a limit below 1,
        a threshold outside 0 to 1 or an unknown kind.
        """
        return self.match_many([query], limit, threshold)[0]

    def match_many(self, queries: Iterable[Query], limit: int = 10, threshold: float = 0.0) -> list[list[Hit]]:
        """The hits of each query: the same as one by one."""
        if limit < 1 or not 0 <= threshold <= 1:
            raise ValueError("limit is at least 1 and threshold from 0 to 1")
        return [self._match(query, limit, round(threshold * 1000)) for query in queries]

    def _match(self, query: Query, limit: int, threshold: int) -> list[Hit]:
        if query.kind and query.kind not in KINDS:
            raise ValueError(f"unknown kind {query.kind!r}; one of {', '.join(KINDS)}, or none")
        ways = [(False, 1)] if query.kind == "person" else [(True, 1 << KINDS.index(query.kind))] if query.kind else []
        ways = ways or [(False, 1), (True, 14)]
        best: dict[str, tuple[int, int, int, int, Any]] = {}
        for at, searcher in enumerate(self._searchers):
            about = searcher.about(query)
            for name in query.names:
                for organisation, kinds in ways:
                    question = searcher.question(name, organisation, kinds)
                    if question is None:
                        continue
                    for score, entity, found in searcher.find(question, about, limit, threshold):
                        entry_id = searcher.segment.entry_id(entity)
                        if entry_id not in best or best[entry_id][0] < score:
                            best[entry_id] = score, at, entity, found, (name, organisation, kinds)
        ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
        return [self._hit(query, entry_id, *found) for entry_id, found in ordered]

    def _hit(self, query: Query, entry_id: str, score: int, at: int, entity: int, found: int, way: Any) -> Hit:
        searcher = self._searchers[at]

        def told() -> Any:
            question = searcher.question(*way)
            if question is None:
                raise LookupError(entry_id)
            return explain(searcher.segment, self._scoring, question, searcher.about(query), way[0], entity, found)

        return Hit(entry_id, score / 1000, told)

    # Keeping and changing

    def save(self, path: Path | str) -> None:
        """Keep the index at *path*: one file, whole or not at all. Deltas are worked in."""
        index = self if len(self._segments) == 1 else self.merged()
        path = Path(path)
        beside = path.with_name(path.name + ".part")
        index._segments[0].save(beside)
        beside.replace(path)

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
