"""The data files of a language, made ready for matching. Each is read once, when its language is first met."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from zotim.engines.claims.sentences import Word
from zotim.engines.claims.verbs import VerbForms, verb_forms
from zotim.engines.scripts import normalise
from zotim.vocabulary import Language, LineOfEffort

Meaning = TypeVar("Meaning")
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

    def add(self, term: str, meaning: Meaning) -> None:
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

    def _candidates(self, word: Word) -> Iterator[tuple[tuple[str, ...], Meaning]]:
        for form in word.forms:
            yield from self._by_first.get(form, ())
            for length in self._lengths:
                if length <= len(form):
                    yield from self._by_beginning.get(form[:length], ())


def _meets(part: str, word: Word) -> bool:
    if part.endswith("*"):
        return any(form.startswith(part[:-1]) for form in word.forms)
    return part in word.forms


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that shows an action."""

    term: str
    action: str
    deed: bool = False
    deed_makes: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something with a name of its own."""

    name: str
    kind: str


@dataclass(slots=True)
class Lexicon:
    """Everything that is known of one language."""

    language: Language
    verbs: VerbForms
    cues: Phrases[Cue]
    blocks: Phrases[str]
    conditions: Phrases[bool]
    lines: Phrases[tuple[tuple[LineOfEffort, int], ...]]
    units: Phrases[str]
    duals: Phrases[str]
    months: Phrases[int]
    meetings: Phrases[bool]
    year_after: Phrases[bool]
    period_after: Phrases[bool]
    quarter: Phrases[bool]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    sets: dict[str, frozenset[str]]


@dataclass(slots=True)
class Names:
    """The gazetteers, which all languages share."""

    names: Phrases[Name]
    instruments: Phrases[str]
    resolution: Phrases[bool]
    assembly: Phrases[bool]
    numbered: Phrases[bool]


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("zotim.engines.claims").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def _flags(terms: Sequence[str]) -> Phrases[bool]:
    phrases: Phrases[bool] = Phrases()
    for term in terms:
        phrases.add(term, True)
    return phrases


def _grouped(table: dict[str, list[str]]) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for meaning, terms in table.items():
        for term in terms:
            phrases.add(term, meaning)
    return phrases


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language."""
    data = _data(language.value)
    cues: Phrases[Cue] = Phrases()
    for entry in data["cues"]:
        cues.add(
            entry["term"], Cue(entry["term"], entry["action"], entry.get("deed", False), entry.get("deed_makes", ""))
        )
    for action in ("pledge", "support", "call"):
        for term in data.get("irregular", {}).get(action, ()):
            cues.add(term, Cue(term, action))
    blocks: Phrases[str] = Phrases()
    for entry in data["blocks"]:
        blocks.add(entry["term"], entry["kind"])
    months: Phrases[int] = Phrases()
    for number, terms in data["months"].items():
        for term in terms:
            months.add(term, int(number))
    dates = data["dates"]
    return Lexicon(
        language=language,
        verbs=verb_forms(language, data),
        cues=cues,
        blocks=blocks,
        conditions=_flags(data["conditions"]),
        lines=_lines(data["lines"]),
        units=_grouped(data["units"]),
        duals=_grouped(data.get("duals", {})),
        months=months,
        meetings=_flags(data["meetings"]),
        year_after=_flags(dates["year_after"]),
        period_after=_flags(dates["period_after"]),
        quarter=_flags(dates["quarter"]),
        ordinals={fold(word): number for word, number in dates["ordinals"].items()},
        numbers={fold(word): number for word, number in data["numbers"].items()},
        sets={
            key: frozenset(map(fold, data[key])) for key in ("conjunctions", "that", "we", "prepositions", "infinitive")
        },
    )


def _lines(table: dict[str, dict[str, list[str]]]) -> Phrases[tuple[tuple[LineOfEffort, int], ...]]:
    # A term may speak for several lines ("school"): gather them, so that the longest match brings all.
    gathered: dict[str, list[tuple[LineOfEffort, int]]] = {}
    for line, weights in table.items():
        for weight, terms in weights.items():
            for term in terms:
                gathered.setdefault(fold(term), []).append((LineOfEffort(line), int(weight)))
    phrases: Phrases[tuple[tuple[LineOfEffort, int], ...]] = Phrases()
    for term, meanings in gathered.items():
        phrases.add(term, tuple(meanings))
    return phrases


@cache
def names() -> Names:
    """The gazetteers."""
    data = _data("names")
    phrases: Phrases[Name] = Phrases()
    for entry in data["names"]:
        for term in entry["terms"]:
            phrases.add(term, Name(entry["name"], entry["kind"]))
    for entry in _data("states")["states"]:
        for term in entry["terms"]:
            for form in _declined(term):
                phrases.add(form, Name(entry["name"], "state"))
    instruments: Phrases[str] = Phrases()
    for entry in data["instruments"]:
        for term in entry["terms"]:
            instruments.add(term, entry["name"])
    rest = (_flags(data[key]) for key in ("resolution", "assembly", "numbered"))
    return Names(phrases, instruments, *rest)


_ALBANIAN_ENDINGS = (
    "",
    "a",
    "ia",
    "ise",
    "ine",
    "iu",
    "it",
    "in",
    "i",
    "u",
    "ut",
    "un",
    "se",
    "ne",
    "es",
    "en",
    "ja",
    "jes",
    "s",
    "n",
)


def _declined(term: str) -> Iterator[str]:
    """A state's name with the endings that Albanian puts on it: Shqipëri, Shqipëria, Shqipërisë."""
    folded = fold(term)
    yield folded
    if " " in folded or not folded.isascii() or len(folded) < 4:
        return
    stem = folded[:-1] if folded[-1] in "ae" else folded
    for ending in _ALBANIAN_ENDINGS:
        yield stem + ending
    if stem.endswith("i"):
        for ending in ("se", "ne", "a"):
            yield stem + ending
