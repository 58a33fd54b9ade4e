"""Lists as one index, in which an entry whose kind nobody knows is found whatever kind is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zotim.engines.names import KINDS, Entry, Hit, NameIndex, Query
from zotim.formats.lists import Listing
from zotim.matching.entries import entries

_AS = "\0"
"""Stands in the index behind the id of an entry of no known kind, before the kind as which it is there."""


class Listed:
    """The entries of lists, ready to be asked. One of no known kind stands in the index once as each."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        made = entries(listings)
        self._copies = 1 if all(entry.kind for entry in made) else len(KINDS)
        self._index = NameIndex.build(copy for entry in made for copy in _as_each_kind(entry))
        self.threshold = self._index.threshold

    def match_many(self, queries: Iterable[Query], limit: int, threshold: float) -> list[list[Hit]]:
        """The hits of each query, best first, each entry once; as of :meth:`NameIndex.match_many`."""
        found = self._index.match_many(queries, limit * self._copies, threshold)
        return found if self._copies == 1 else [_each_once(hits)[:limit] for hits in found]


def _as_each_kind(entry: Entry) -> Iterator[Entry]:
    if entry.kind:
        yield entry
    else:
        yield from (replace(entry, id=f"{entry.id}{_AS}{kind}", kind=kind) for kind in KINDS)


def _each_once(hits: list[Hit]) -> list[Hit]:
    once: dict[str, Hit] = {}
    for hit in hits:
        name = hit.entry_id.partition(_AS)[0]
        once.setdefault(name, Hit(name, hit.score, lambda hit=hit: hit.explanation))
    return list(once.values())
