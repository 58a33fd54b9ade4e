"""What else a passage states: partner and instrument."""

import re
from collections.abc import Sequence

from zotim.engines.claims.actors import is_named
from zotim.engines.claims.items import Item
from zotim.engines.claims.lexicon import Lexicon, names
from zotim.engines.claims.sentences import Word

_RANK = {"mission": 0, "organisation": 1, "state": 2, "institution": 3}
_SYMBOL = re.compile(r"\d{3,4}|\d{2}/\d{1,3}")
_LAW_NUMBER = re.compile(r"\d[\w/-]*")


def partner_in(
    words: Sequence[Word], item: Item, start: int, end: int, behind: int, actor: str | None, lexicon: Lexicon
) -> str | None:
    """With whom: a mission before an organisation before a state; in the item, else its clause, else in front of it."""
    for first, last in ((item.object, item.end), (start, end), (behind, item.start)):
        hits = [
            hit[2]
            for hit in names().names.all(words, first, max(first, last))
            if hit[2].name != actor and is_named(words, hit, lexicon) and hit[2].kind != "institution"
        ]
        if (first, last) == (behind, item.start):
            hits = [name for name in hits if name.kind in {"mission", "organisation"}]
        if hits:
            return min(hits, key=lambda name: _RANK[name.kind]).name
    return None


def instrument_in(text: str, words: Sequence[Word], start: int, end: int) -> str | None:
    """The instrument a passage names: a resolution by its symbol, a law by its number, others by their name."""
    known = names()
    for index in range(start, end):
        if known.resolution.at(words, index) is not None:
            symbol = _resolution(words, index, end)
            if symbol is not None:
                return symbol
        if words[index].text in known.law:
            number = index + 1
            while number < end and words[number].text in known.number_sign:
                number += 1
            if number < end and (figure := _LAW_NUMBER.match(text, words[number].start)) is not None:
                return text[words[index].start : figure.end()]
        hit = known.instruments.at(words, index)
        if hit is not None:
            return hit[1]
    return None


def _resolution(words: Sequence[Word], index: int, end: int) -> str | None:
    for number in range(index + 1, min(end, index + 6)):
        symbol = words[number].text
        if _SYMBOL.fullmatch(symbol):
            assembly = "/" in symbol or any(
                names().assembly.at(words, near) is not None for near in range(max(0, index - 3), number)
            )
            return f"A/RES/{symbol}" if assembly else f"S/RES/{symbol}"
    return None
