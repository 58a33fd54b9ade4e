"""Which lines of effort a text speaks of, by the weighted terms of the lexicon; for whatever isn't a statement."""

from collections import Counter
from collections.abc import Mapping

from zotim.engines.claims.lexicon import lexicon
from zotim.engines.claims.sentences import words
from zotim.vocabulary import Language, LineOfEffort


def lines_in(text: str, language: Language) -> Mapping[LineOfEffort, int]:
    """Points of each line that a term of *text* belongs to; nothing for a text that speaks of none."""
    found: Counter[LineOfEffort] = Counter()
    for _first, _last, meanings in lexicon(language).lines.all(words(text, 0, len(text), language)):
        for line, weight in meanings:
            found[line] += weight
    return found
