"""A name that is looked for, as the kernels read it: its parts, and the words of a segment that are like each."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from zotim.engines.names.parts import SUPPORTING, Part, parts
from zotim.engines.names.segment import KIND_CODES, Segment
from zotim.engines.names.vocabulary import Words
from zotim.engines.scripts.romanising import LONGEST, Spelling, spelling

PAIR_LEAST, PAIR_HELPED = 950, 900
"""Two parts written as one meet a word only where they are this much alike: two names, or a particle and a name."""
MOST_KEPT = 200_000
"""Words whose neighbours are remembered; when there are more, all are forgotten. What is found doesn't depend on it."""

_NOTHING = (np.empty(0, np.int32), np.empty(0, np.int16), np.empty(0, np.uint8), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True)
class Question:
    """The tuples that :func:`searching.search` takes for one name."""

    parts: tuple[Part, ...]
    query: tuple[Any, ...]
    near: tuple[np.ndarray, ...]
    pair: tuple[np.ndarray, ...]
    half: tuple[np.ndarray, ...]


class Neighbourhood:
    """What of a segment's words is like what: worked out when first asked, and remembered."""

    def __init__(self, segment: Segment, table: np.ndarray) -> None:
        self.segment, self.table = segment, table
        self._near: dict[Spelling, tuple[np.ndarray, ...]] = {}
        self._pair: dict[tuple[Spelling, int], tuple[np.ndarray, ...]] = {}
        self._half: dict[Spelling, np.ndarray] = {}

    def question(self, name: str, organisation: bool, kinds: int) -> Question | None:
        """*name* for this segment; None where it has no part. *kinds*: which kinds of entries, as bits."""
        found = parts(name, organisation)
        if not found:
            return None
        words = Words.of([part.spelling for part in found])
        count = len(found)
        near = [self._like(part.spelling) for part in found]
        pair = [
            self._together(one, other) for one, other in pairwise(found)
        ] + [_NOTHING]  # fmt: skip
        half = [_NOTHING[0] if part.kind in SUPPORTING else self._halves(part) for part in found]
        query = (
            count,
            np.fromiter((KIND_CODES[part.kind] for part in found), np.int64, count),
            np.fromiter((part.weight for part in found), np.int64, count),
            words.roman, words.long, words.bones, words.hard, words.bare, kinds,
        )  # fmt: skip
        near_start, pair_start, half_start = _offsets(near), _offsets(pair), _offsets([(one,) for one in half])
        return Question(
            found,
            query,
            (near_start, *_flat(near, 3), _walk(near, near_start)),
            (pair_start, *_flat(pair, 2), _walk(pair, pair_start)),
            (half_start, np.concatenate(half)),
        )

    def _like(self, asked: Spelling) -> tuple[np.ndarray, ...]:
        kept = self._near.get(asked)
        if kept is None:
            if len(self._near) > MOST_KEPT:
                self._near.clear()
            row = Words.of([asked]).row(0)
            word, alike, how = self.segment.vocabulary.like(row, self.table)
            walk = np.argsort(-alike, kind="stable").astype(np.int32)
            kept = self._near[asked] = word.copy(), alike.copy(), how.copy(), walk
        return kept

    def _together(self, one: Part, other: Part) -> tuple[np.ndarray, ...]:
        if one.kind in SUPPORTING and other.kind in SUPPORTING:
            return _NOTHING
        if min(len(one.spelling.roman), len(other.spelling.roman)) < 2:
            return _NOTHING
        least = PAIR_HELPED if one.kind in SUPPORTING or other.kind in SUPPORTING else PAIR_LEAST
        roman = (one.spelling.roman + other.spelling.roman)[:LONGEST]
        key = spelling(roman, bare=one.spelling.bare or other.spelling.bare), least
        kept = self._pair.get(key)
        if kept is None:
            if len(self._pair) > MOST_KEPT:
                self._pair.clear()
            word, alike, how, _ = self._like(key[0])
            enough = alike >= least
            word, alike = word[enough], alike[enough]
            kept = self._pair[key] = word, alike, how[enough], np.argsort(-alike, kind="stable").astype(np.int32)
        return kept

    def _halves(self, part: Part) -> np.ndarray:
        """Names in which two neighbouring words may be *part* written as two."""
        key = part.spelling
        kept = self._half.get(key)
        if kept is None:
            if len(self._half) > MOST_KEPT:
                self._half.clear()
            one = Words.of([part.spelling])
            kept = self._half[key] = self.segment.joined(one.roman[0], int(one.long[0]), one.bones[0], int(one.hard[0]))
        return kept


def _offsets(some: list[tuple[np.ndarray, ...]]) -> np.ndarray:
    start = np.zeros(len(some) + 1, np.int64)
    np.cumsum([len(one[0]) for one in some], out=start[1:])
    return start


def _flat(some: list[tuple[np.ndarray, ...]], columns: int) -> list[np.ndarray]:
    return [np.concatenate([one[column] for one in some]) for column in range(columns)]


def _walk(some: list[tuple[np.ndarray, ...]], start: np.ndarray) -> np.ndarray:
    """Each part's words from the most alike down, as places in the flat arrays."""
    return np.concatenate([one[3] + begin for one, begin in zip(some, start, strict=False)]).astype(np.int64)
