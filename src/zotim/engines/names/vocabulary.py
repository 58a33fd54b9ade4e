"""The different words of an index's names, each once, and what is like a word that somebody asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from zotim.engines.names.neighbours import count_forms, fill_forms
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
        """One word as :func:`likeness.likeness` takes it."""
        return (
            self.roman[at], int(self.long[at]), self.sound[at], int(self.loud[at]), self.bones[at], int(self.hard[at]),
            bool(self.bare[at]),
        )  # fmt: skip

    def table(self) -> tuple[np.ndarray, ...]:
        """All of them as :func:`neighbours.neighbours` takes them."""
        return self.roman, self.long, self.sound, self.loud, self.bones, self.hard, self.bare


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of an index and the table of their forms."""

    words: Words
    order: np.ndarray
    bits: int
    start: np.ndarray
    checks: np.ndarray
    entries: np.ndarray

    @classmethod
    def build(cls, spellings: Iterable[Spelling]) -> "Vocabulary":
        """Of words that are all different."""
        words = Words.of(list(spellings))
        total = count_forms(words.roman, words.long, words.bones, words.hard, words.bare) if len(words) else 0
        bits = max(8, min(26, int(total).bit_length() - 1))
        start = np.zeros(2**bits + 1, np.uint32)
        checks, entries = np.empty(total, np.uint16), np.empty(total, np.int32)
        if len(words):
            fill_forms(words.roman, words.long, words.bones, words.hard, words.bare, bits, start, checks, entries)
        keys = words.roman.view(f"S{LONGEST}").ravel() if len(words) else np.empty(0, "S1")
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return cls(words, order, bits, start, checks, entries)

    def table(self) -> tuple[Any, ...]:
        """As :func:`neighbours.neighbours` takes it."""
        return *self.words.table(), self.order, self.bits, self.start, self.checks, self.entries
