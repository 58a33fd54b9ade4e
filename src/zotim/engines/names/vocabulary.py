"""The different words of an index's names, each once, and what is like a word that somebody asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from zotim.engines.names.forms import MOST_WORDS, count_forms, fill_forms
from zotim.engines.names.sifting import heard
from zotim.engines.scripts.romanising import LONGEST, Spelling

LONG_AT, LOUD_AT, HARD_AT, BARE_AT = range(3 * LONGEST, 3 * LONGEST + 4)
COLUMNS = BARE_AT + 1
"""Bytes of a word's row, and which of them say how many letters, sounds and consonants it has, and ``bare``."""
_LONG = [chr(min(long, LONGEST)) for long in range(4 * LONGEST)]
FILL = 3
"""The table of forms has so many bits of buckets less than of forms: four to eight forms stand in a bucket."""


def packed(words: Iterable[Spelling]) -> bytes:
    """Words as rows of :class:`Words`."""
    rows = []
    for roman, sound, skeleton, bare in words:
        rows += [text.ljust(LONGEST, "\0")[:LONGEST] for text in (roman, sound, skeleton)]
        rows.append(_LONG[len(roman)] + _LONG[len(sound)] + _LONG[len(skeleton)] + _LONG[bare])
    return "".join(rows).encode("ascii")


@dataclass(frozen=True, slots=True)
class Words:
    """Words as the kernels read them: three byte matrices of :data:`LONGEST` columns with lengths, and ``bare``.

    All of it stands in the rows of one matrix, so that what belongs to a word lies together in memory.
    """

    rows: np.ndarray

    @classmethod
    def of(cls, spellings: list[Spelling]) -> "Words":
        """The matrices of some spellings."""
        return cls(np.frombuffer(bytearray(packed(spellings)), np.uint8).reshape(len(spellings), COLUMNS))

    @property
    def roman(self) -> np.ndarray:
        """Their Latin letters."""
        return self.rows[:, :LONGEST]

    @property
    def long(self) -> np.ndarray:
        """How many letters each has."""
        return self.rows[:, LONG_AT]

    @property
    def sound(self) -> np.ndarray:
        """Their sounds."""
        return self.rows[:, LONGEST : 2 * LONGEST]

    @property
    def loud(self) -> np.ndarray:
        """How many sounds each has."""
        return self.rows[:, LOUD_AT]

    @property
    def bones(self) -> np.ndarray:
        """Their skeletons."""
        return self.rows[:, 2 * LONGEST : 3 * LONGEST]

    @property
    def hard(self) -> np.ndarray:
        """How many consonants each has."""
        return self.rows[:, HARD_AT]

    @property
    def bare(self) -> np.ndarray:
        """Which are written without short vowels."""
        return self.rows[:, BARE_AT].view(np.bool_)

    def __len__(self) -> int:
        return len(self.rows)

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
    heard: np.ndarray
    order: np.ndarray
    bits: int
    start: np.ndarray
    entries: np.ndarray

    @classmethod
    def build(cls, words: Words) -> "Vocabulary":
        """Of words that are all different. Raises ValueError for more than :data:`forms.MOST_WORDS`."""
        if len(words) > MOST_WORDS:
            raise ValueError(f"{len(words):,} different words; one index holds at most {MOST_WORDS:,}")
        total = count_forms(words.roman, words.long, words.bones, words.hard, words.bare) if len(words) else 0
        bits = max(8, min(26, int(total).bit_length() - FILL))
        start = np.zeros(2**bits + 1, np.uint32)
        entries = np.empty(total, np.uint32)
        if len(words):
            fill_forms(words.roman, words.long, words.bones, words.hard, words.bare, bits, start, entries)
        keys = np.ascontiguousarray(words.roman).view(f"S{LONGEST}").ravel() if len(words) else np.empty(0, "S1")
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return cls(words, heard(words.sound, words.loud, words.bare), order, bits, start, entries)

    def table(self) -> tuple[Any, ...]:
        """As :func:`neighbours.neighbours` takes it."""
        return *self.words.table(), self.heard, self.order, self.bits, self.start, self.entries
