"""How strongly sentences say what they say: "fosters" and "may foster" are not the same promise."""

from collections.abc import Sequence
from dataclasses import dataclass

from zotim.engines.claims.lexicon import lexicon
from zotim.engines.claims.sentences import Word, sentences, words
from zotim.engines.contradictions.concepts import before_present, deeds_in, modals, things_in
from zotim.engines.contradictions.model import Contradiction, Kind, Side
from zotim.vocabulary import Language

_COMMON = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, ``text[start:end]``, with what it speaks of and how strongly."""

    start: int
    end: int
    concepts: frozenset[str]
    force: str


def said(text: str, language: Language) -> list[Said]:
    """The sentences of a text."""
    found = []
    for sentence in sentences(text):
        own = words(text, sentence.start, sentence.end, language)
        found.append(Said(sentence.start, sentence.end, deeds_in(own) | things_in(own), _force(own, language)))
    return found


def _force(found: Sequence[Word], language: Language) -> str:
    if any(modals("due", language).all(found)):
        return "duty"
    for start, end, _ in modals("possible", language).all(found):
        if before_present(found[start].text) and not _present(found, end, language):
            continue
        return "possibility"
    return "assertion"


def _present(found: Sequence[Word], index: int, language: Language) -> bool:
    if index >= len(found):
        return False
    readings = {tense for form in found[index].verbal for tense, _ in lexicon(language).verbs.get(form, ())}
    return "present" in readings or (not readings and found[index].text[:1] in "يتن")


def weakened(
    one_text: str, one_language: Language, other_text: str, other_language: Language, *, in_order: bool = False
) -> list[Contradiction]:
    """Sentences on the same matter of which one asserts and the other only allows, or demands.

    ``in_order``: the two are translations, so that a sentence is compared with the one at its place.
    """
    ours, theirs = said(one_text, one_language), said(other_text, other_language)
    paired = in_order and len(ours) == len(theirs)
    result = []
    for position, one in enumerate(ours):
        candidates = theirs[position : position + 1] if paired else theirs
        best = max(candidates, key=lambda other: len(one.concepts & other.concepts), default=None)
        if best is None:
            continue
        common = one.concepts & best.concepts
        alike = len(common) >= _COMMON and 2 * len(common) >= len(one.concepts | best.concepts)
        if (alike or (paired and common)) and {one.force, best.force} in (
            {"assertion", "possibility"},
            {"assertion", "duty"},
            {"duty", "possibility"},
        ):
            result.append(
                Contradiction(
                    Kind.FORCE,
                    Side(one_text[one.start : one.end], one_language, one.start, one.end),
                    Side(other_text[best.start : best.end], other_language, best.start, best.end),
                    one.force,
                    best.force,
                    "force.modal",
                )
            )
    return result
