"""Names that claims carry in English, as each language says them: states, missions, organisations."""

from collections.abc import Mapping
from functools import cache

from zotim.engines.claims.lexicon import raw
from zotim.engines.claims.phrases import fold
from zotim.vocabulary import Language


@cache
def names_in(language: Language) -> Mapping[str, str]:
    """The canonical English name of each state, mission and organisation that is known, with its name in *language*."""
    if language == Language.ENGLISH:
        return {}
    named = {one["name"]: one[language] for one in raw("names")["names"] if language in one}
    for state in raw("states")["states"]:
        if language == Language.ALBANIAN and "sq" in state:
            named.setdefault(state["name"], state["sq"])
        # Its terms stand in the order of CLDR: English, Albanian where that differs, Arabic, then others.
        said = [term for term in state["terms"][1:] if _arabic(term) == (language == Language.ARABIC)]
        first = said[:1] if language == Language.ARABIC or not _arabic(state["terms"][1]) else []
        named.setdefault(state["name"], first[0] if first else state["name"])
    return named


def states_in(language: Language) -> Mapping[str, str]:
    """The name of each state and territory in *language*, by its ISO 3166-1 code (XK for Kosovo)."""
    named = names_in(language)
    return {code: named.get(name, name) for name, code in _codes().items()}


def state_code(actor: str) -> str | None:
    """The ISO 3166-1 code of the state that a claim names as its actor; ``None`` for whoever is no state."""
    return _codes().get(actor)


def is_organisation(actor: str) -> bool:
    """Whether a claim's actor is an organisation or a mission of several states."""
    return actor in _organisations()


def institution(name: str) -> str:
    """What a claim calls the institution with this name in any language, «Ministria e Mbrojtjes»; empty for others."""
    return _institutions().get(fold(name), "")


@cache
def _institutions() -> Mapping[str, str]:
    listed = [one for one in raw("names")["names"] if one["kind"] == "institution"]
    return {fold(term): one["name"] for one in listed for term in one["terms"]}


@cache
def _codes() -> Mapping[str, str]:
    return {state["name"]: state["code"] for state in raw("states")["states"]}


@cache
def _organisations() -> frozenset[str]:
    return frozenset(one["name"] for one in raw("names")["names"] if one["kind"] != "institution")


def _arabic(term: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in term)
