"""An index of image hashes (256 bits), asked for all within a distance: exact, whatever is in it."""

import threading
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from zotim.engines.fingerprints.keeping import Index, Part, Segment, best
from zotim.engines.fingerprints.layout import BITS, SKETCHES, Plan, layout_for, plan
from zotim.engines.fingerprints.model import SAME
from zotim.engines.fingerprints.probing import BLOCK, WAITING, fill, find

BYTES = BITS // 8
TOO_MANY = 4
"""Where more than one in so many of all hashes would be looked at, each is compared instead: the worst case."""


class HashSegment(Segment):
    """Hashes as four numbers each, and the tables of their chunks (:mod:`probing`)."""

    MAGIC = b"zotim-prints-1\n"
    WHAT = "index of image hashes"

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        super().__init__(arrays)
        self.words = arrays["words"]
        self.layout = tuple(arrays["layout"].tolist())
        self.chunks = _chunks(self.layout)
        self.sketched = SKETCHES.get(self.layout, 0)
        self._plans: dict[int, Plan | None] = {}
        self._local = threading.local()

    @classmethod
    def build(cls, rows: Any, ids: np.ndarray) -> "HashSegment":
        words = as_words(rows)
        layout = layout_for(len(words))
        chunks = _chunks(layout)
        start = np.zeros(sum(2**width + 2 for width in layout), np.uint32)
        post = np.empty((len(layout), len(words)), np.uint32)
        sketched = SKETCHES.get(layout, 0)
        sketch = np.empty((len(layout), len(words)), np.uint16 if sketched > 8 else np.uint8)
        for at, (bit, width, base) in enumerate(chunks.tolist()):
            after = chunks[(at + 1) % len(chunks)][0]
            fill(words, bit, width, after, sketched, start[base : base + 2**width + 2], post[at], sketch[at])
        return cls(
            {"ids": ids, "words": words, "layout": np.array(layout, np.int64), "start": start, "post": post,
             "sketch": sketch}
        )  # fmt: skip

    def rows(self, kept: np.ndarray) -> np.ndarray:
        return self.words[kept].view(np.uint8).reshape(-1, BYTES)

    @staticmethod
    def together(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        return np.concatenate([one, other])

    def find(self, queries: np.ndarray, gone: np.ndarray, radius: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Question, id and distance of each hit."""
        if radius not in self._plans:
            self._plans[radius] = plan(self.layout, len(self.words), radius)
        planned = self._plans[radius]
        chunks = self.chunks if planned else self.chunks[:0]
        seen, waiting, block = self._room()
        found = np.zeros(max(4096, 2 * len(queries)), np.uint32)
        done, answers = 0, []
        tables = self.arrays["start"], self.arrays["post"], self.arrays["sketch"]
        ends = np.zeros(len(queries), np.int64)
        while done < len(queries):
            far = np.empty(len(found), np.uint16)
            begun = done
            done, count = find(
                queries, begun, self.words, gone, seen, chunks, self.sketched, *tables, *(planned or _NOTHING), radius,
                len(self.words) // TOO_MANY, waiting, block, found, far, ends,
            )  # fmt: skip
            hits = np.diff(ends[begun:done], prepend=0)
            which = np.repeat(np.arange(begun, done), hits)
            answers.append((which, self.ids[found[:count]].astype(np.int64), far[:count]))
            if done == begun:
                found = np.zeros(4 * len(found), np.uint32)
        return tuple(np.concatenate(arrays) for arrays in zip(*answers, strict=True))  # type: ignore[return-value]

    def _room(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Where this thread works: marks at hashes, which it leaves clean, and what waits."""
        if not hasattr(self._local, "room"):
            marks = np.zeros(len(self.words), np.uint8)
            self._local.room = marks, np.empty(WAITING, np.int64), np.empty((BLOCK, 2), np.int64)
        room: tuple[np.ndarray, np.ndarray, np.ndarray] = self._local.room
        return room


class HashIndex(Index):
    """Image hashes by id. All within the radius are found, and nothing else; :mod:`layout` has the proof.

    >>> index = HashIndex.build([bytes(32)], [7])
    >>> index.search(bytes(31) + b"\\x0f")
    [(7, 4)]
    """

    _segment = HashSegment
    _parts: tuple[Part, ...]

    def search(self, digest: bytes, radius: int = SAME) -> list[tuple[int, int]]:
        """All within *radius* bits (0 to 256) as (id, distance), nearest first, equal ones by id; each id once.

        Raises ValueError for a digest that hasn't 32 bytes or a radius outside.
        """
        return self.search_many([digest], radius)[0]

    def search_many(self, digests: Iterable[bytes] | np.ndarray, radius: int = SAME) -> list[list[tuple[int, int]]]:
        """The same of each digest, faster than one by one; an array (n, 32) of bytes does too."""
        if not 0 <= radius <= BITS:
            raise ValueError(f"a radius is from 0 to {BITS}")
        queries = as_words(digests if isinstance(digests, np.ndarray) else list(digests))
        if not len(queries):
            return []
        found = [part.segment.find(queries, part.gone, radius) for part in self._parts]
        return best(len(queries), found, lambda far: far)


def as_words(digests: Sequence[bytes] | np.ndarray) -> np.ndarray:
    """Digests as four numbers each, in memory of their own. Raises ValueError for one that hasn't 32 bytes."""
    if not isinstance(digests, np.ndarray):
        if any(len(digest) != BYTES for digest in digests):
            raise ValueError(f"a digest has {BYTES} bytes")
        digests = np.frombuffer(b"".join(digests), np.uint8).reshape(-1, BYTES)
    if digests.dtype != np.uint8 or digests.ndim != 2 or digests.shape[1] != BYTES:
        raise ValueError(f"digests are an array of bytes, {BYTES} in a row")
    return np.array(digests, np.uint8, order="C").view("<u8").astype(np.uint64, copy=False)


def _chunks(layout: tuple[int, ...]) -> np.ndarray:
    """Of each chunk its first bit, its width, and where its values begin among those of all."""
    bits = np.cumsum([0, *layout])[: len(layout)]
    bases = np.cumsum([0, *(2**width + 2 for width in layout)])[: len(layout)]
    return np.array([*zip(bits, layout, bases, strict=True)], np.int64).reshape(-1, 3)


_NOTHING = Plan(
    np.empty(0, np.int64), np.empty(0, np.uint32), np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
)
