"""Passages of a document word for word, cut where sentences end."""

import re

from zotim.core.documents.paper import Quote
from zotim.engines.claims.sentences import sentences
from zotim.register.models import Commitment

CONTEXT = 240
"""Characters of the document shown before and after a passage."""


def excerpt(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """``text[start:end]`` with up to CONTEXT characters on either side, and where the passage stands in the excerpt.

    It begins and ends with a sentence where one does within the CONTEXT, else at a word, and then with "…".
    """
    low, high = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    around = list(sentences(text, low, high))  # the first was begun before, and the last goes on
    first = 0 if low == 0 else min((one.start for one in around[1:] if one.start <= start), default=-1)
    last = len(text) if high == len(text) else max((one.end for one in around[:-1] if one.end >= end), default=-1)
    before = text[first:start] if first >= 0 else "…" + _from_word(text[low:start])
    after = text[end:last] if last >= 0 else _from_word(text[end:high][::-1])[::-1] + "…"
    return before + text[start:end] + after, (len(before), len(before) + end - start)


def _from_word(text: str) -> str:
    """*text* without the piece of a word that it may begin with; nothing where it holds no space."""
    space = re.search(r"\s", text)
    return text[space.end() :].lstrip() if space else ""


def quote(commitment: Commitment) -> Quote:
    """The passage, lit, with as much around it as is needed to understand it."""
    document = commitment.document
    text, lit = excerpt(document.text, commitment.start, commitment.end)
    return Quote(text, document.language, lit, f"{document.title} · {document.reference}")
