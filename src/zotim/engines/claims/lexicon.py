"""The data files of a language, made ready for matching. Each is read once, when its language is first met."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from zotim.engines.claims.phrases import Phrases, fold
from zotim.engines.claims.verbs import VerbForms, verb_forms
from zotim.vocabulary import Language, LineOfEffort

_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that shows an action."""

    term: str
    action: str
    deed: bool = False
    deed_makes: str = ""
    money: bool = False
    opens: bool = False
    contributed: bool = False


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
    subordinate: Phrases[bool]
    bodies: Phrases[bool]
    deed_nouns: Phrases[bool]
    backing: Phrases[bool]
    giving: Phrases[bool]
    parties: Phrases[bool]
    roles: Phrases[bool]
    incoming: Phrases[bool]
    sendings: Phrases[bool]
    drafts: Phrases[bool]
    preparing: Phrases[bool]
    laws: Phrases[bool]
    idioms: Phrases[bool]
    questions: Phrases[bool]
    table: Phrases[str]
    leads: Phrases[str]
    lines: Phrases[tuple[tuple[LineOfEffort, int], ...]]
    units: Phrases[str]
    duals: Phrases[str]
    months: Phrases[int]
    meetings: Phrases[bool]
    year_after: Phrases[bool]
    end_of: Phrases[bool]
    soon: Phrases[bool]
    same_year: Phrases[bool]
    beginnings: Phrases[bool]
    half: Phrases[bool]
    named_after: Phrases[bool]
    period_after: Phrases[bool]
    quarter: Phrases[bool]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    base_forms: dict[str, dict[str, str]]
    """Endings of counted words with those of their dictionary form, by how many are counted."""
    sets: dict[str, frozenset[str]]
    """Small words by what the rules look for; empty where a language has none."""
    joining: Phrases[bool]
    """The conjunctions of several words: "as well as"."""
    endings: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Names:
    """The gazetteers, which all languages share."""

    names: Phrases[Name]
    states: Phrases[str]
    """Adjectives that say whose a body is: "the German government"."""
    seats: Phrases[str]
    """Capitals, each with its state."""
    instruments: Phrases[str]
    resolution: Phrases[bool]
    assembly: Phrases[bool]
    numbered: Phrases[bool]
    law: frozenset[str]
    number_sign: frozenset[str]


def raw(name: str) -> dict[str, Any]:
    """A data file as it stands."""
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
    data = raw(language.value)
    cues: Phrases[Cue] = Phrases()
    for entry in data["cues"]:
        cues.add(entry["term"], Cue(**{key: value for key, value in entry.items() if key != "note"}))
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
        subordinate=_flags(data["subordinate"]),
        bodies=_flags(data["nouns"]["bodies"]),
        deed_nouns=_flags(data["nouns"]["deeds"]),
        backing=_flags(data["nouns"]["backing"]),
        giving=_flags(data["nouns"]["giving"]),
        parties=_flags(data["nouns"]["parties"]),
        roles=_flags(data["nouns"]["roles"]),
        incoming=_flags(data["nouns"]["incoming"]),
        sendings=_flags(data["nouns"]["sendings"]),
        drafts=_flags(data["nouns"]["drafts"]),
        preparing=_flags(data["nouns"]["preparing"]),
        laws=_flags(data["nouns"]["laws"]),
        idioms=_flags(data["idioms"]),
        questions=_flags(data["questions"]),
        table=_grouped(data["table"]),
        leads=_grouped(data["leads"]),
        lines=_lines(data["lines"]),
        units=_grouped(data["units"]),
        duals=_grouped(data.get("duals", {})),
        months=months,
        meetings=_flags(dates["meetings"]),
        year_after=_flags(dates["year_after"]),
        end_of=_flags(dates["end_of"]),
        soon=_flags(dates["soon"]),
        same_year=_flags(dates["same_year"]),
        beginnings=_flags(dates["beginnings"]),
        half=_flags(dates["half"]),
        named_after=_flags(dates["named_after"]),
        period_after=_flags(dates["period_after"]),
        quarter=_flags(dates["quarter"]),
        ordinals={fold(word): number for word, number in dates["ordinals"].items()},
        numbers={fold(word): number for word, number in data["numbers"].items()},
        base_forms=data.get("base_forms", {}),
        sets=defaultdict(frozenset, {key: frozenset(map(fold, terms)) for key, terms in data["grammar"].items()}),
        joining=_flags([term for term in data["grammar"]["conjunctions"] if " " in term]),
        endings={key: tuple(map(fold, terms)) for key, terms in data["endings"].items()},
    )


def _lines(table: dict[str, dict[str, list[str]]]) -> Phrases[tuple[tuple[LineOfEffort, int], ...]]:
    # A term may speak for several lines ("school"): gather them, so that the longest match brings all.
    gathered: dict[str, list[tuple[LineOfEffort, int]]] = {}
    for line, weights in table.items():
        for weight, terms in weights.items():
            for term in terms:
                gathered.setdefault(fold(term), []).append((LineOfEffort(line), int(weight)))
    phrases: Phrases[tuple[tuple[LineOfEffort, int], ...]] = Phrases()
    beginnings = {term[:-1]: meanings for term, meanings in gathered.items() if term.endswith("*")}
    for term, meanings in gathered.items():
        # A whole word says at least what its beginning says: "strategy" and "strateg*".
        points = dict(meanings)
        for length in range(_BEGINNING, len(term) if " " not in term else 0):
            for effort, strength in beginnings.get(term[:length], ()):
                points[effort] = max(strength, points.get(effort, 0))
        phrases.add(term, tuple(points.items()))
    return phrases


@cache
def names() -> Names:
    """The gazetteers."""
    data = raw("names")
    phrases: Phrases[Name] = Phrases()
    for entry in data["names"]:
        for term in entry["terms"]:
            phrases.add(term, Name(entry["name"], entry["kind"]))
    states: Phrases[str] = Phrases()
    seats: Phrases[str] = Phrases()
    for entry in raw("states")["states"]:
        for term in entry["terms"]:
            for form in _declined(term):
                phrases.add(form, Name(entry["name"], "state"))
        for adjective in entry.get("of", ()):
            states.add(adjective, entry["name"])
        for seat in entry.get("seat", ()):
            for form in _declined(seat):
                seats.add(form, entry["name"])
    instruments: Phrases[str] = Phrases()
    for entry in data["instruments"]:
        for term in entry["terms"]:
            instruments.add(term, entry["name"])
    law, sign = (frozenset(map(fold, data[key])) for key in ("law", "number_sign"))
    resolution, assembly, numbered = (_flags(data[key]) for key in ("resolution", "assembly", "numbered"))
    return Names(phrases, states, seats, instruments, resolution, assembly, numbered, law, sign)


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
