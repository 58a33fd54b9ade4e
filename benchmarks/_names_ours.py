"""The names engine as one of the matchers of ``bench names``."""

from pathlib import Path
from typing import Any

from _names_runner import ALL, Found

import zotim
from zotim.engines.names import Entry, NameIndex, Query

PLENTY = 1000
"""Hits to look through for a pair: more than can score as much among as many pairs."""


class Ours:
    """`NameIndex`, as `zotim names` and the screening desk use it."""

    kinds = ALL
    alone = 10_000

    def __init__(self, _folder: Path) -> None:
        self.build([])
        self.threshold = self.index.threshold
        self.version = f"{zotim.__version__}, {self.index.scoring}"

    def ready(self, entries: list[dict[str, Any]]) -> list[Entry]:
        """Entries of the engine."""
        return [
            Entry(one["id"], tuple(one["names"]), one["kind"], tuple(one["born"]), weak=tuple(one["weak"]))
            for one in entries
        ]

    def build(self, entries: list[Entry]) -> None:
        """An index in memory."""
        self.index = NameIndex.build(entries)

    def search(self, questions: list[dict[str, Any]], limit: int, threshold: float, *, explain: bool) -> list[Found]:
        """All at once; *explain* makes the explanation of every hit."""
        queries = [Query((one["name"],), one["kind"], tuple(one["born"])) for one in questions]
        found = self.index.match_many(queries, limit, threshold)
        if explain:
            for hits in found:
                for hit in hits:
                    _ = hit.explanation
        return [[(hit.entry_id, hit.score) for hit in hits] for hits in found]

    def pairs(self, pairs: list[dict[str, Any]]) -> list[float]:
        """All right sides in one index: what else is in it changes no score."""
        index = NameIndex.build([Entry(str(at), (pair["right"],)) for at, pair in enumerate(pairs)])
        scores = []
        for at, pair in enumerate(pairs):
            hits = index.match(Query((pair["left"],)), PLENTY, self.threshold / 2)
            scores.append(next((hit.score for hit in hits if hit.entry_id == str(at)), 0.0))
        return scores
