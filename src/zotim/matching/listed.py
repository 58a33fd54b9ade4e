"""Lists as one index, in which an entry whose kind nobody knows is found whatever kind is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from zotim.engines.names import KINDS, Entry, Explanation, Hit, NameIndex, Query
from zotim.formats.lists import Listing
from zotim.matching.entries import entries

_AS = "\0"
"""Stands in the index behind the id of an entry of no known kind, before the kind as which it is there."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit under the id that its list gives it."""

    entry_id: str
    hit: Hit

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.hit.score

    @property
    def explanation(self) -> Explanation:
        """Which part met which, how, and what it added."""
        return self.hit.explanation


class Listed:
    """The entries of lists, ready to be asked. One of no known kind stands in the index once as each."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._index = NameIndex.build(as_each_kind(entries(listings)))
        self.threshold = self._index.threshold

    def match_many(self, queries: Iterable[Query], limit: int, threshold: float) -> list[list[Found]]:
        """The hits of each query, best first, each entry once; as of :meth:`NameIndex.match_many`."""
        found = self._index.match_many(queries, limit * len(KINDS), threshold)
        return [each_once(hits, limit) for hits in found]


def as_each_kind(made: Iterable[Entry]) -> Iterator[Entry]:
    """Entries for an index that is asked by :func:`each_once`."""
    for entry in made:
        if entry.kind:
            yield entry
        else:
            yield from (replace(entry, id=f"{entry.id}{_AS}{kind}", kind=kind) for kind in KINDS)


def each_once(hits: Iterable[Hit], limit: int) -> list[Found]:
    """The first *limit* of hits, each entry once; as many times more hits are needed as there are kinds."""
    once: dict[str, Found] = {}
    for hit in hits:
        if len(once) == limit:
            break
        name = hit.entry_id.partition(_AS)[0]
        once.setdefault(name, Found(name, hit))
    return list(once.values())
