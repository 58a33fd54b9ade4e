"""Whether words speak of the field at all: of what the eight lines of effort are about."""

from collections.abc import Sequence

from zotim.engines.claims.lexicon import Lexicon
from zotim.engines.claims.model import Claim
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import ClaimAction, LineOfEffort

Span = tuple[int, int]

DEEDS = frozenset({ClaimAction.DONE, ClaimAction.ONGOING})
_MATTER = 2


def speaks_of_the_field(words: Sequence[Word], span: Span, lexicon: Lexicon) -> bool:
    """Whether ``words[span]`` name something of a line of effort; a mere help of governance ("visit") doesn't count."""
    return any(line != LineOfEffort.GOVERNANCE or weight > 1 for line, weight in _named(words, span, lexicon))


def names_a_matter(words: Sequence[Word], span: Span, lexicon: Lexicon, *, least: int = _MATTER) -> bool:
    """Whether ``words[span]`` name the matter of a line, which governance is only the form of."""
    return any(line != LineOfEffort.GOVERNANCE and weight >= least for line, weight in _named(words, span, lexicon))


def weighs(claim: Claim, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a claim by itself shows that it is more than a story: it counts, is dated, or names a line's matter."""
    return is_certain(claim) or names_a_matter(words, _span(claim, words), lexicon)


def of_the_field(claim: Claim, words: Sequence[Word], clause: Span, lexicon: Lexicon, *, pronoun: bool) -> bool:
    """Whether a deed is one of the field: it counts, is dated, or passage or clause names a matter.

    What a ``pronoun`` does has to name it in the passage itself: "it began with a row". What is promised, asked or
    backed stays: it seldom is a mere story.
    """
    if claim.action not in DEEDS or is_certain(claim):
        return True
    if speaks_of_the_field(words, _span(claim, words), lexicon):
        return True
    return not pronoun and speaks_of_the_field(words, clause, lexicon)


def is_certain(claim: Claim) -> bool:
    """Whether it counts something or says when."""
    return claim.quantity is not None or claim.date is not None


def _span(claim: Claim, words: Sequence[Word]) -> Span:
    """The words of a claim's passage."""
    first = next(index for index, word in enumerate(words) if word.start >= claim.start)
    return first, next((index for index, word in enumerate(words) if word.start >= claim.end), len(words))


def _named(words: Sequence[Word], span: Span, lexicon: Lexicon) -> list[tuple[LineOfEffort, int]]:
    return [pair for first, _, meanings in lexicon.lines.all(words) if span[0] <= first < span[1] for pair in meanings]
