"""The words by which a text is found: indexed and asked for in the same form, whichever database holds them."""

import re

from zotim.engines.scripts.folding import normalise

_WORD = re.compile(r"[^\W_]+")
# The Arabic article with the particles that are written onto it: العراق, والعراق, بالعراق, للعراق.
_ARTICLE = re.compile(r"[وف]?(?:[بكل]?ال|لل)(?=[\u0621-\u064a]{3})")


def bare(word: str) -> str:
    """A folded word without the Arabic article and the particles written onto it.

    Repeated until nothing is left to take, so that a word that itself begins like an article (التزام) agrees with the
    same word behind one (الالتزام). Two words may thereby meet in one form; for finding, that is the lesser harm.
    """
    while (article := _ARTICLE.match(word)) is not None:
        word = word[article.end() :]
    return word


def tokens(text: str) -> list[str]:
    """The search words of a text, in order: folded, cut at whatever is no letter or digit, without Arabic articles."""
    return [bare(word) for word in _WORD.findall(normalise(text).text)]
