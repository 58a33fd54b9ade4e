"""An index of texts, asked for those that are nearly the same: in Arabic, Albanian, English or any other letters."""

import threading
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from zotim.engines.fingerprints.keeping import Index, Segment, best
from zotim.engines.fingerprints.letters import LONGEST, units
from zotim.engines.fingerprints.model import ALIKE
from zotim.engines.fingerprints.sketching import KEPT, find, sketch, sketches

LEAST = 0.5
"""Below it texts that share nothing are as alike, so that nothing is promised."""


class TextSegment(Segment):
    """Texts as letters, and of each run that is kept of any the texts that have it."""

    MAGIC = b"zotim-texts-1\n"
    WHAT = "index of texts"

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        super().__init__(arrays)
        self._local = threading.local()

    @classmethod
    def build(cls, rows: Any, ids: np.ndarray) -> "TextSegment":
        plain = [row if isinstance(row, np.ndarray) else units(row) for row in rows]
        begins = np.concatenate([[0], np.cumsum([len(one) for one in plain], dtype=np.int64)]).astype(np.int64)
        letters = np.concatenate([*plain, np.empty(0, np.uint16)])
        ends = np.zeros(len(plain), np.int64)
        hashes = np.empty(sum(min(KEPT, max(1, len(one))) for one in plain), np.uint32)
        longest = max((len(one) for one in plain), default=0)
        used = sketches(letters, begins, np.empty(longest + 1, np.uint32), ends, hashes)
        of = np.repeat(np.arange(len(plain), dtype=np.uint32), np.diff(ends, prepend=0))
        by = np.argsort(hashes[:used], kind="stable")
        keys, first = np.unique(hashes[:used][by], return_index=True)
        return cls(
            {"ids": ids, "letters": letters, "begins": begins, "keys": keys, "post": of[by],
             "key_begins": np.append(first, used).astype(np.int64)}
        )  # fmt: skip

    def rows(self, kept: np.ndarray) -> list[np.ndarray]:
        letters, begins = self.arrays["letters"], self.arrays["begins"]
        return [letters[begins[at] : begins[at + 1]] for at in kept.tolist()]

    @staticmethod
    def together(one: list[np.ndarray], other: list[np.ndarray]) -> list[np.ndarray]:
        return one + other

    def find(
        self, queries: Sequence[np.ndarray], gone: np.ndarray, similarity: float
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Question, id and how unlike of each hit."""
        a, room = self.arrays, self._room()
        answers = [(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
        for at, asked in enumerate(queries):
            some = sketch(asked, room.hashes)
            while True:
                room.for_words((len(asked) + 63) // 64)
                count = find(
                    asked, similarity, room.hashes, some, a["letters"], a["begins"], gone, a["keys"], a["key_begins"],
                    a["post"], room.shared, room.where, room.row_of, room.state, room.found, room.values, room.order,
                )  # fmt: skip
                if count >= 0:
                    break
                room.for_hits(4 * len(room.found))
            ids = self.ids[room.found[:count]].astype(np.int64)
            answers.append((np.full(count, at, np.int64), ids, 1 - room.values[:count]))
        return tuple(np.concatenate(arrays) for arrays in zip(*answers, strict=True))  # type: ignore[return-value]

    def _room(self) -> "_Room":
        room: _Room | None = getattr(self._local, "room", None)
        if room is None:
            room = self._local.room = _Room(len(self.ids))
        return room


class _Room:
    """Where one thread works; what is zeros is left so."""

    def __init__(self, texts: int) -> None:
        self.shared, self.row_of = np.zeros(texts, np.uint8), np.zeros(65_536, np.uint16)
        self.hashes, self.order = np.empty(LONGEST + 1, np.uint32), np.empty(KEPT, np.int64)
        self.for_hits(1024)
        self.where, self.state = np.empty((0, 0), np.uint64), np.empty((0, 2), np.uint64)

    def for_hits(self, count: int) -> None:
        """Room for so many texts that may be alike."""
        self.found, self.values = np.empty(count, np.uint32), np.empty(count, np.float64)

    def for_words(self, words: int) -> None:
        """Room for a question of so many words of 64 letters."""
        if self.where.shape[1] < words:
            self.where, self.state = np.empty((64 * words + 1, words), np.uint64), np.empty((words, 2), np.uint64)


class TextIndex(Index):
    """Texts by id. What is found is as alike as it says; that all of it is found is measured, not proven.

    How alike: 1 - changes / length of the longer one, of letters as :mod:`letters` compares them, where a change is a
    letter put in, left out or exchanged.

    >>> index = TextIndex.build(["Mblidhemi në shesh të premten në ora tetë"], [4])
    >>> index.search("MBLIDHEMI NE SHESH te premten ne ora teta!")
    [(4, 0.975609756097561)]
    """

    _segment = TextSegment

    def search(self, text: str, similarity: float = ALIKE) -> list[tuple[int, float]]:
        """The texts at least as alike as *similarity* (0.5 to 1) as (id, similarity), most alike first; each id once.

        A text without a letter meets nothing. Raises ValueError for a similarity outside or a text too long.
        """
        return self.search_many([text], similarity)[0]

    def search_many(self, texts: Iterable[str], similarity: float = ALIKE) -> list[list[tuple[int, float]]]:
        """The same of each text."""
        if not LEAST <= similarity <= 1:
            raise ValueError(f"a similarity is from {LEAST} to 1")
        queries = [units(text) for text in texts]
        if not queries:
            return []
        found = [part.segment.find(queries, part.gone, similarity) for part in self._parts]
        return best(len(queries), found, lambda unlike: 1 - unlike)
