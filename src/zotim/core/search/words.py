"""Words as the index holds them: cut and folded by us, so that no database cuts them its own way.

A word of :func:`zotim.engines.scripts.tokens` is spelled with the letters a to p, two for each byte of its UTF-8. Every
full-text engine takes such a run of letters for one word, and what begins alike is spelled alike at the beginning.

The index holds words as they were written. What is asked for are beginnings, without the ending that says case and
number: who asks for *trajnimin e policëve* finds *Trajnimi i policisë*.
"""

import re
from collections.abc import Iterable

from zotim.engines.scripts import tokens

LONGEST = 64
"""Characters of a word that count; what follows isn't looked at."""
LIMIT = 1_000_000
"""Letters of one record in the index: PostgreSQL keeps a million. It holds some 20,000 different words."""
KIND = 32
"""Letters that are kept free before each word for the kind of the record."""
MOST = 12
"""Words of a question that count."""
LEFT = 4
"""Letters that are left when an ending is cut off."""
ENDINGS = frozenset((
    "a", "ia", "ja", "i", "u", "e", "s", "es", "se", "ise", "t", "at", "et", "it", "ut", "te",
    "en", "in", "un", "ne", "ine", "ve", "ave", "eve", "ive", "vet", "avet", "evet", "ivet", "sh", "esh",
))  # fmt: skip
"""Of Albanian nouns, folded: definite or not, one or many, in any case."""
LINKING = frozenset(("i", "e", "te", "se"))
"""What links Albanian words and changes with their case; it is asked for only where nothing else is."""

_LETTERS = "abcdefghijklmnop"
_ARABIC = re.compile(r"[\u0621-\u064a]")
_AND = "\u0648"
_ROOT = 3


def spelled(word: str) -> str:
    """A word in the letters of the index: ``spelled("un") == "hfgo"``."""
    return "".join(_LETTERS[byte >> 4] + _LETTERS[byte & 15] for byte in word[:LONGEST].encode())


def words_of(texts: Iterable[str]) -> str:
    """The different words of *texts*, sorted, as the index holds them.

    Of a text with more different words than fit (:data:`LIMIT`) the last ones are left out.
    """
    found: dict[str, None] = {}
    room = LIMIT
    for text in texts:
        for word in tokens(text):
            code = spelled(word)
            if code not in found:
                room -= KIND + len(code) + 1
                if room < 0:
                    return " ".join(sorted(found))
                found[code] = None
    return " ".join(sorted(found))


def asked(text: str) -> list[str]:
    """The words of a question as they were typed, spelled as the index holds them."""
    return [spelled(word) for word in _counting(text)]


def beginnings(text: str) -> list[tuple[str, ...]]:
    """How a word may begin, spelled, for each word of a question: a record holds one for each."""
    return [tuple(spelled(beginning) for beginning in _begins(word)) for word in _counting(text)]


def _counting(text: str) -> list[str]:
    every = tokens(text)
    return ([word for word in every if word not in LINKING] or every)[:MOST]


def _begins(word: str) -> list[str]:
    """How words begin that are *word* in another form. The Arabic "and" (و) is written onto the next word; a word may
    also begin with that letter, so both are looked for."""
    if not _ARABIC.match(word):
        return [_stem(word)]
    begins = [word, _AND + word]
    if word.startswith(_AND) and len(word) > _ROOT:
        begins.append(word[1:])
    return begins


def _stem(word: str) -> str:
    """*word* without the longest of :data:`ENDINGS` that leaves enough of it; a number or a reference stays whole."""
    if word.isalpha():
        for length in range(LEFT, len(word)):
            if word[length:] in ENDINGS:
                return word[:length]
    return word
