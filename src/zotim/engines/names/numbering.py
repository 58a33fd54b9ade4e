"""The different parts of names while an index is made of them: each is known by a number, each word is cut once."""

import numpy as np

from zotim.engines.names.parts import MOST_PARTS, SUPPORTING, Part, assembled, parts_of, words, words_of


class Numbering:
    """Numbers in the order in which parts are met. What it remembers of words goes with it."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._numbers: dict[Part, int] = {}
        self._words: tuple[dict[str, list[int]], ...] = {}, {}
        self._supporting: set[int] = set()
        self._joining: set[int] = set()
        self._leading: set[int] = set()

    def cut(self, name: str, organisation: bool) -> tuple[int, ...]:
        """The numbers of the parts that :func:`parts.parts` finds in *name*."""
        known, found = self._words[organisation], []
        for word in words_of(name, organisation):
            numbers = known.get(word)
            if numbers is None:
                numbers = known[word] = [self._number(part) for part in parts_of(word, organisation)]
            found += numbers
            if len(found) > 2 * MOST_PARTS:
                break
        if found and self._stands_alone(found, organisation):
            return tuple(found[:MOST_PARTS])
        return tuple([self._number(part) for part in assembled([self._parts[one] for one in found], organisation)])

    def _stands_alone(self, found: list[int], organisation: bool) -> bool:
        """Whether the parts of words are those of the name, as :func:`parts.assembled` would find."""
        if self._supporting.issuperset(found):
            return False
        return organisation or (found[-1] not in self._leading and self._joining.isdisjoint(found))

    def _number(self, part: Part) -> int:
        number = self._numbers.get(part)
        if number is None:
            number = self._numbers[part] = len(self._parts)
            self._parts.append(part)
            known, roman = words(), part.spelling.roman
            if part.kind in SUPPORTING:
                self._supporting.add(number)
            if roman in known.faith or roman in known.god:
                self._joining.add(number)
            if roman in known.leading:
                self._leading.add(number)
        return number

    def used(self, numbers: np.ndarray) -> tuple[list[Part], np.ndarray]:
        """The parts that stand in *numbers*, which are those of all names, and the same numbers counted anew."""
        are = np.zeros(len(self._parts), np.bool_)
        are[numbers] = True
        anew = np.cumsum(are, dtype=np.int32) - np.int32(1)
        return [part for part, one in zip(self._parts, are.tolist(), strict=True) if one], anew[numbers]
