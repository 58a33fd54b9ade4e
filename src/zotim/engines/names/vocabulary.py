"""The different words of an index's names, each once, and what is like a word that somebody asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from zotim.engines.names.neighbours import count_forms, fill_forms, neighbours
from zotim.engines.scripts.romanising import LONGEST, Spelling


@dataclass(frozen=True, slots=True)
class Words:
    """Words as the kernels read them: three byte matrices of :data:`LONGEST` columns with lengths, and ``bare``."""

    roman: np.ndarray
    long: np.ndarray
    sound: np.ndarray
    loud: np.ndarray
    bones: np.ndarray
    hard: np.ndarray
    bare: np.ndarray

    @classmethod
    def of(cls, spellings: list[Spelling]) -> "Words":
        """The matrices of some spellings."""
        columns = []
        for text in ("roman", "sound", "skeleton"):
            encoded = [getattr(one, text).encode("ascii")[:LONGEST] for one in spellings]
            lengths = np.fromiter(map(len, encoded), np.uint8, len(encoded))
            joined = bytearray().join(one.ljust(LONGEST, b"\0") for one in encoded)
            columns += [np.frombuffer(joined, np.uint8).reshape(len(encoded), LONGEST), lengths]
        bare = np.fromiter((one.bare for one in spellings), np.bool_, len(spellings))
        return cls(*columns, bare)  # type: ignore[call-arg]

    def __len__(self) -> int:
        return len(self.long)

    def arrays(self) -> dict[str, np.ndarray]:
        """By name, for saving."""
        return {name: getattr(self, name) for name in ("roman", "long", "sound", "loud", "bones", "hard", "bare")}

    def row(self, at: int) -> tuple[np.ndarray | int | bool, ...]:
        """One word as the kernels take it."""
        return (
            self.roman[at], int(self.long[at]), self.sound[at], int(self.loud[at]), self.bones[at], int(self.hard[at]),
            bool(self.bare[at]),
        )  # fmt: skip


@dataclass
class Vocabulary:
    """All words of an index and the table of their forms. Immutable but for the marks that a question leaves."""

    words: Words
    order: np.ndarray
    bits: int
    start: np.ndarray
    hashes: np.ndarray
    entries: np.ndarray
    seen: np.ndarray = field(repr=False, default_factory=lambda: np.empty(0, np.uint32))
    mark: int = 0

    @classmethod
    def build(cls, spellings: Iterable[Spelling]) -> "Vocabulary":
        """Of words that are all different."""
        words = Words.of(list(spellings))
        total = count_forms(words.roman, words.long, words.bones, words.hard) if len(words) else 0
        bits = max(8, min(26, int(total).bit_length() - 1))
        start = np.zeros(2**bits + 1, np.int64)
        hashes, entries = np.empty(total, np.uint32), np.empty(total, np.int32)
        if len(words):
            fill_forms(words.roman, words.long, words.bones, words.hard, bits, start, hashes, entries)
        keys = words.roman.view(f"S{LONGEST}").ravel() if len(words) else np.empty(0, "S1")
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return cls(words, order, bits, start, hashes, entries)

    def like(self, row: tuple, table: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Numbers of the words like *row*, their likeness and the rule, by number."""
        if not self.mark:
            size = len(self.words)
            self.seen = np.zeros(size, np.uint32)
            self._out = np.empty(size, np.int32), np.empty(size, np.int16), np.empty(size, np.uint8)
        self.mark += 1
        if self.mark == 2**32 - 1:
            self.seen[:] = 0
            self.mark = 1
        words = self.words
        out, alike, how = self._out
        found = neighbours(  # type: ignore[call-arg]
            *row, words.roman, words.long, words.sound, words.loud, words.bones, words.hard, words.bare, self.order,
            self.bits, self.start, self.hashes, self.entries, table, self.seen, self.mark, out, alike, how,
        )  # fmt: skip
        by = np.argsort(out[:found], kind="stable")
        return out[:found][by], alike[:found][by], how[:found][by]
