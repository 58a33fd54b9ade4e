"""The words by which a passage was found, for people: a rule's code says them folded, or not at all."""

import re

from zotim.engines.claims.phrases import fold
from zotim.engines.scripts import normalise

_GROUP = 3
"""So many words a verb has with its helpers at most: «do të dërgojë», "has been sent"."""


def found_by(passage: str, rule: str) -> str:
    """The words of *passage* that the rule with this code met, as they are written there; empty where it names none.

    >>> found_by("do të dërgojë gjashtë ushtarë", "sq.future:dergoje")
    'do të dërgojë'
    """
    term = fold(rule.partition(":")[2])
    if not term:
        return ""
    folded = normalise(passage)
    words = r"\W+".join(re.escape(part).replace(r"\*", r"\w*") for part in term.split())
    met = re.search(rf"(?<!\w){words}(?!\w)", folded.text)
    if met is None:
        return ""
    start, end = folded.original_span(*met.span())
    with_helpers = len(passage[:end].split()) <= _GROUP
    return passage[0 if with_helpers else start : end].strip()
