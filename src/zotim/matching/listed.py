"""Lists as one index, in which an entry whose kind nobody knows is found whatever kind is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from zotim.engines import names
from zotim.engines.names import KINDS, SHIPPED, Entry, Explanation, Hit, Query
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


class ListIndex:
    """The entries of lists, ready to be asked. One of no known kind stands in the index once as each."""

    def __init__(self, index: "names.NameIndex") -> None:
        self._index = index

    @classmethod
    def of(cls, listings: Iterable[Listing]) -> "ListIndex":
        """An index of listings; what a list says of one id in several places comes together."""
        return cls.build(entries(listings))

    @classmethod
    def build(cls, made: Iterable[Entry], scoring: str = SHIPPED) -> "ListIndex":
        """An index of entries, scored by the table of that name."""
        return cls(names.NameIndex.build(as_each_kind(made), scoring))

    @classmethod
    def open(cls, path: Path, scoring: str = SHIPPED) -> "ListIndex":
        """The index kept at *path*, mapped into memory. Raises ValueError for a file that is none."""
        return cls(names.NameIndex.open(path, scoring))

    def save(self, path: Path) -> None:
        """Keep it at *path*: whole or not at all."""
        self._index.save(path)

    def updated(self, added: Iterable[Entry] = (), removed: Iterable[Entry] = ()) -> "ListIndex":
        """An index with *added* and without *removed*; this one stays as it is. Answers as one built anew.

        Raises KeyError for one to remove that isn't in it.
        """
        return ListIndex(self._index.updated(as_each_kind(added), [one.id for one in as_each_kind(removed)]))

    @property
    def threshold(self) -> float:
        """From which score a hit is shown for a decision."""
        return self._index.threshold

    @property
    def scoring(self) -> str:
        """The name of the scoring version."""
        return self._index.scoring

    def match_many(self, queries: Iterable[Query], limit: int, threshold: float) -> list[list[Found]]:
        """The hits of each query, best first, each entry once; as of :meth:`NameIndex.match_many`."""
        found = self._index.match_many(queries, limit * len(KINDS), threshold)
        return [each_once(hits, limit) for hits in found]

    def match(self, query: Query, limit: int) -> list[Found]:
        """The hits of one query that reach the threshold."""
        return self.match_many([query], limit, self.threshold)[0]


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
