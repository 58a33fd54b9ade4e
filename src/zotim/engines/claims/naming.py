"""Names that claims carry in English, as each language says them: states, missions, organisations."""

from collections.abc import Mapping
from functools import cache

from zotim.engines.claims.lexicon import raw
from zotim.vocabulary import Language


@cache
def names_in(language: Language) -> Mapping[str, str]:
    """The canonical English name of each state, mission and organisation that is known, with its name in *language*."""
    if language == Language.ENGLISH:
        return {}
    named = {one["name"]: one[language] for one in raw("names")["names"] if language in one}
    for state in raw("states")["states"]:
        # Its terms stand in the order of CLDR: English, Albanian where that differs, Arabic, then others.
        said = [term for term in state["terms"][1:] if _arabic(term) == (language == Language.ARABIC)]
        first = said[:1] if language == Language.ARABIC or not _arabic(state["terms"][1]) else []
        named.setdefault(state["name"], first[0] if first else state["name"])
    return named


def _arabic(term: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in term)
