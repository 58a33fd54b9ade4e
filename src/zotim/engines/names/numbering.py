"""The different parts of names while an index is made of them: each word is cut once, each part known by a number."""

from collections.abc import Mapping

import numpy as np

from zotim.engines.names.parts import MOST_PARTS, SUPPORTING, Kind, Part, assembled, parts_of, words, words_of
from zotim.engines.names.vocabulary import Words, packed

FEW, MANY = 2_000, 5_000
"""Parts that are remembered as such, of names whose words aren't cut one by one; and words, of each way to cut them."""


class Numbering:
    """What it remembers goes with it. A part may get several numbers: :meth:`settled` brings them together.

    Of a word only the numbers of its parts are remembered, and of a part its row of bytes: there may be millions.
    """

    def __init__(self, codes: Mapping[Kind, int]) -> None:
        self._codes = codes
        self._rows = bytearray()
        self._count = 0
        self._words: tuple[dict[str, tuple[int, ...]], ...] = {}, {}
        self._few: dict[Part, int] = {}
        self._supporting: set[int] = set()
        self._joining: set[int] = set()
        self._leading: set[int] = set()

    def cut(self, name: str, organisation: bool) -> tuple[int, ...]:
        """The numbers of the parts that :func:`parts.parts` finds in *name*."""
        known, written = self._words[organisation], words_of(name, organisation)
        found: list[int] = []
        for at, word in enumerate(written):
            numbers = known.get(word)
            if numbers is None:
                if len(known) >= MANY:
                    known.clear()
                numbers = known[word] = tuple([self._new(part) for part in parts_of(word, organisation)])
            found += numbers
            if len(found) > 2 * MOST_PARTS:
                written = written[: at + 1]
                break
        if not found:
            return ()
        alone = not self._supporting.issuperset(found)
        if alone and (organisation or (found[-1] not in self._leading and self._joining.isdisjoint(found))):
            return tuple(found[:MOST_PARTS])
        parts = [part for word in written for part in parts_of(word, organisation)]
        return tuple([self._number(part) for part in assembled(parts, organisation)])

    def _number(self, part: Part) -> int:
        """The number of a part that isn't one of a word."""
        if len(self._few) > FEW:
            self._few.clear()
        number = self._few.get(part)
        if number is None:
            number = self._few[part] = self._new(part)
        return number

    def _new(self, part: Part) -> int:
        number, known, roman = self._count, words(), part.spelling.roman
        self._rows += packed((part.spelling,)) + bytes((self._codes[part.kind], part.weight))
        self._count += 1
        if part.kind in SUPPORTING:
            self._supporting.add(number)
        if roman in known.joining:
            self._joining.add(number)
        if roman in known.leading:
            self._leading.add(number)
        return number

    def settled(self, numbers: np.ndarray) -> tuple[Words, np.ndarray, np.ndarray, np.ndarray]:
        """The different parts in *numbers*: words by their letters, kinds and weights; and *numbers* as theirs."""
        are = np.zeros(self._count, np.bool_)
        are[numbers] = True
        wide = len(self._rows) // max(self._count, 1)
        rows = np.frombuffer(self._rows, np.uint8).reshape(self._count, wide)[are]
        if not len(rows):
            return Words.of([]), np.empty(0, np.uint8), np.empty(0, np.int16), numbers
        _, first, anew = np.unique(rows.view(f"V{wide}").ravel(), return_index=True, return_inverse=True)
        rows = rows[first]
        place = np.zeros(self._count, np.int32)
        place[are] = anew.ravel()
        return (
            Words(np.ascontiguousarray(rows[:, :-2])),
            rows[:, -2].copy(),
            rows[:, -1].astype(np.int16),
            place[numbers],
        )
