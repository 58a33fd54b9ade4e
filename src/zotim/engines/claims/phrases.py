"""Terms of one or more words, looked up where they begin in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from zotim.engines.claims.sentences import Word
from zotim.engines.scripts import normalise

Meaning = TypeVar("Meaning")
_REMEMBERED = 20_000
_PART = re.compile(r"[^\W_]+\*?|[%€$£]")


def fold(term: str) -> str:
    """A term of a data file as the words of a text are compared."""
    return normalise(term).text


class Phrases(Generic[Meaning]):
    """Terms of one or more words, looked up by their first word. ``*`` at the end of a word takes any ending."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._by_beginning: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._lengths: set[int] = set()
        self._met: dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]] = {}

    def add(self, term: str, meaning: Meaning) -> None:
        """Add a term as a data file writes it."""
        parts = tuple(_PART.findall(fold(term)))
        if parts[0].endswith("*"):
            beginning = parts[0][:-1]
            self._by_beginning.setdefault(beginning, []).append((parts, meaning))
            self._lengths.add(len(beginning))
        else:
            self._by_first.setdefault(parts[0], []).append((parts, meaning))

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Meaning] | None:
        """Where the longest term that begins at ``index`` ends, and what it means."""
        best: tuple[int, Meaning] | None = None
        for parts, meaning in self._candidates(words[index]):
            end = index + len(parts)
            if (
                (best is None or end > best[0])
                and end <= len(words)
                and all(map(_meets, parts[1:], words[index + 1 : end]))
            ):
                best = end, meaning
        return best

    def all(self, words: Sequence[Word], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Meaning]]:
        """Every term in ``words[start:end]``, the longest at each place, none inside another."""
        stop = len(words) if end is None else end
        index = start
        while index < stop:
            hit = self.at(words, index)
            if hit is not None and hit[0] <= stop:
                yield index, hit[0], hit[1]
                index = hit[0]
            else:
                index += 1

    def as_one(self, words: list[Word]) -> list[Word]:
        """*words* with each term as one word, so that what holds for a word holds for it: "as well as", «si dhe»."""
        kept: list[Word] = []
        behind = 0
        for start, end, _ in self.all(words):
            text = " ".join(word.text for word in words[start:end])
            one = replace(words[start], text=text, end=words[end - 1].end, verbal=(text,), forms=(text,))
            kept += [*words[behind:start], one]
            behind = end
        return [*kept, *words[behind:]] if kept else words

    def _candidates(self, word: Word) -> Iterator[tuple[tuple[str, ...], Meaning]]:
        for form in word.forms:
            met = self._met.get(form)
            if met is None:
                if len(self._met) >= _REMEMBERED:
                    self._met.clear()
                met = self._met[form] = tuple(self._looked_up(form))
            yield from met

    def _looked_up(self, form: str) -> Iterator[tuple[tuple[str, ...], Meaning]]:
        yield from self._by_first.get(form, ())
        for length in sorted(self._lengths):
            if length <= len(form):
                yield from self._by_beginning.get(form[:length], ())


def _meets(part: str, word: Word) -> bool:
    if part.endswith("*"):
        return any(form.startswith(part[:-1]) for form in word.forms)
    return part in word.forms
