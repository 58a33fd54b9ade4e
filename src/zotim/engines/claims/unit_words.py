"""What a number counts where no list knows it: the text's own word, in the form that a dictionary has."""

import re
from collections.abc import Sequence
from decimal import Decimal

from zotim.engines.claims.lexicon import Lexicon
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import Language

_SMALL = ("prepositions", "conjunctions", "that", "we", "be_present", "be_past", "have", "modals", "clitics")
_HEAD_REACH, _STEM = 4, 3
_MANY = 10
_HARAKAT = re.compile("[\u064b-\u0652]")


def unit_word(words: Sequence[Word], start: int, end: int, value: Decimal, lexicon: Lexicon) -> Word | None:
    """The word that the number before ``words[start]`` counts; ``None`` when no plain word stands there.

    English puts adjectives before it: of "240 Iraqi recruits" it is "recruits", the first plural.
    """
    at = start + 1 if start < end and words[start].text in lexicon.sets["former"] else start  # ish-përfitues
    if at >= end or not _plain(words[at], lexicon):
        return None
    if lexicon.language == Language.ENGLISH and value != 1:
        for index in range(at, min(end, at + _HEAD_REACH)):
            word = words[index]
            if (index > at and word.gap.strip()) or not _plain(word, lexicon):
                break
            if word.text in lexicon.sets["plurals"] or (word.text.endswith("s") and not word.text.endswith("ss")):
                return word
    return words[at]


def base_form(word: str, value: Decimal, lexicon: Lexicon) -> str:
    """A counted word as a dictionary has it, by the endings of the data file: qendrave, qendra; معلما, معلم."""
    bare = _HARAKAT.sub("", word)
    counts = ["any", "two" if value == 2 else "many" if value > _MANY else "few"]
    for ending, base in (pair for count in counts for pair in lexicon.base_forms.get(count, {}).items()):
        if bare.endswith(ending) and len(bare) - len(ending) >= _STEM:
            return bare.removesuffix(ending) + base
    return bare


def _plain(word: Word, lexicon: Lexicon) -> bool:
    small = any(word.text in lexicon.sets.get(name, frozenset()) for name in _SMALL)
    return word.text[0].isalpha() and not small and not word.gap.strip(" \u00a0-")
