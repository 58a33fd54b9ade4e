"""Passages of a document word for word, cut where sentences end."""

import re

from zotim.core.documents.paper import Quote
from zotim.engines.claims.sentences import sentences
from zotim.register.models import Commitment

CONTEXT = 240
"""Characters of its sentences that are shown on either side of a passage, at most."""


def excerpt(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The sentence or sentences that hold ``text[start:end]``, and where the passage stands in the excerpt.

    Where one goes on for more than CONTEXT characters before or after the passage, it is cut at a word, with "…".
    """
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around = list(sentences(text, low, high))
    head = next((one for one in around if one.start <= start < one.end), None)
    tail = next((one for one in around if one.start < end <= one.end), None)
    if head is not None and head is around[0] and low > 0:  # it was begun before
        before = "…" + _from_word(text[low:start])
    else:
        before = text[head.start : start] if head else ""
    if tail is not None and tail is around[-1] and high < len(text):  # it goes on
        after = _from_word(text[end:high][::-1])[::-1] + "…"
    else:
        after = text[end : tail.end] if tail else ""
    return before + text[start:end] + after, (len(before), len(before) + end - start)


def _from_word(text: str) -> str:
    """*text* without the piece of a word that it may begin with; nothing where it holds no space."""
    space = re.search(r"\s", text)
    return text[space.end() :].lstrip() if space else ""


def quote(commitment: Commitment) -> Quote:
    """The passage, lit, in its sentence."""
    document = commitment.document
    text, lit = excerpt(document.text, commitment.start, commitment.end)
    return Quote(text, document.language, lit, f"{document.title} · {document.reference}")
