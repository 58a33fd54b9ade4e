"""Words as the index holds them: cut and folded by us, so that no database cuts them its own way.

A word of :func:`zotim.engines.scripts.tokens` is spelled with the letters a to p, two for each byte of its UTF-8. Every
full-text engine takes such a run of letters for one word, and what begins alike is spelled alike at the beginning.
"""

from collections.abc import Iterable

from zotim.engines.scripts import tokens

LONGEST = 64
"""Characters of a word that count; what follows isn't looked at."""
LIMIT = 1_000_000
"""Letters of one record in the index: PostgreSQL keeps a million. It holds some 40,000 different words."""
MOST = 12
"""Words of a question that count."""

_LETTERS = "abcdefghijklmnop"


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
                room -= len(code) + 1
                if room < 0:
                    return " ".join(sorted(found))
                found[code] = None
    return " ".join(sorted(found))


def asked(text: str) -> list[str]:
    """The words of a question, as the index holds them. The last one may be the beginning of a word."""
    return [spelled(word) for word in tokens(text)[:MOST]]
