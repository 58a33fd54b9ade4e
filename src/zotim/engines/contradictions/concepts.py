"""What a claim speaks of, as a set of concepts and, within one language, of words."""

import itertools
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from zotim.engines.claims import Claim
from zotim.engines.claims.lexicon import lexicon
from zotim.engines.claims.phrases import Phrases
from zotim.engines.claims.sentences import Word, words
from zotim.engines.contradictions.model import Entry
from zotim.engines.scripts import tokens
from zotim.vocabulary import Language

_STEM, _PLACE = 6, 4
_LEAST = 4
_KEPT = 4096  # topics: a statement's claims meet the same entries of the record


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("zotim.engines.contradictions").joinpath("concepts.toml").read_text(encoding="utf-8"))


@cache
def _phrases(part: str) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for concept, terms in _table()[part].items():
        for term in terms:
            phrases.add(term, concept)
    return phrases


@cache
def modals(force: str, language: Language) -> Phrases[bool]:
    """The words of a language that say a possibility or a duty."""
    phrases: Phrases[bool] = Phrases()
    for term in _table()["force"][force][language]:
        phrases.add(term, True)
    return phrases


def before_present(word: str) -> bool:
    """Whether a word says "may" only before a present."""
    return word in _table()["force"]["due"]["possible_before_present"]


@dataclass(frozen=True, slots=True)
class Topic:
    """Deeds and things by concept, the other words of the passage by stem, the names that are stated, and places."""

    language: Language
    deeds: frozenset[str]
    things: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=_KEPT)
def topic(claim: Claim | Entry) -> Topic:
    """What a claim or an entry of the record speaks of."""
    text = claim.passage if isinstance(claim, Claim) else claim.title
    found = words(text, 0, len(text), claim.language)
    names = {name for name in (claim.partner, claim.instrument) if name}
    return Topic(
        claim.language,
        frozenset(concept for _, _, concept in _phrases("deeds").all(found)),
        things_in(found),
        _stems(text, found, claim.language),
        frozenset(names),
        _places(found, claim.language),
    )


def topics(record: Sequence[Entry]) -> list[Topic]:
    """What each wording of a record speaks of.

    A title may name no deed, «Law against the financing of terrorism»: then it is about the deeds that the other
    wordings with its reference name.
    """
    own = [topic(entry) for entry in record]
    deeds: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for entry, one in zip(record, own, strict=True):
        deeds[entry.reference] |= one.deeds
    return [
        one if one.deeds else replace(one, deeds=deeds[entry.reference]) for entry, one in zip(record, own, strict=True)
    ]


def _places(found: Sequence[Word], language: Language) -> frozenset[str]:
    """Beginnings of the names behind "in" or "at"; none in Arabic, whose names have no capital."""
    placing = lexicon(language).sets["placing"]
    named = (word for before, word in itertools.pairwise(found) if before.text in placing and word.capital)
    return frozenset(word.text[:_PLACE] for word in named)


def terms_of(things: frozenset[str]) -> list[str]:
    """The words that say a thing, in all three languages, as folded beginnings; those of two words are left out."""
    terms = (term.removesuffix("*") for thing in sorted(things) for term in _table()["things"].get(thing, ()))
    return [token for term in terms if len(found := tokens(term)) == 1 for token in found]


def things_in(found: Sequence[Word]) -> frozenset[str]:
    """The things that words name."""
    return frozenset(concept for _, _, concept in _phrases("things").all(found))


def deeds_in(found: Sequence[Word]) -> frozenset[str]:
    """The deeds that words name."""
    return frozenset(concept for _, _, concept in _phrases("deeds").all(found))


def _stems(text: str, found: Sequence[Word], language: Language) -> frozenset[str]:
    known = lexicon(language)
    small = set().union(*(known.sets[name] for name in ("prepositions", "conjunctions", "articles", "that", "we")))
    verbs = {word.text for word in found for form in word.forms if form in known.verbs}
    return frozenset(
        token[:_STEM]
        for token in tokens(text)
        if len(token) >= _LEAST and token not in small | verbs and token not in known.numbers and not token.isdigit()
    )


def shared(one: Topic, other: Topic) -> float:
    """How much of the smaller topic the two have in common, from 0 to 1; 0 when their deeds or places differ."""
    if one.deeds and other.deeds and not one.deeds & other.deeds:
        return 0.0
    if one.places and other.places and not one.places & other.places:
        return 0.0
    ours, theirs = one.things | one.names, other.things | other.names
    if one.language == other.language:
        ours, theirs = ours | one.stems, theirs | other.stems
    common = ours & theirs
    return len(common) / min(len(ours), len(theirs)) if common else 0.0
