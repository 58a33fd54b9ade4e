"""Which line of effort a passage belongs to: weighted terms, those of the passage most, those around it less."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zotim.engines.claims.lexicon import Lexicon, lexicon
from zotim.engines.claims.sentences import Word, words
from zotim.vocabulary import Language, LineOfEffort

Lines = tuple[LineOfEffort, LineOfEffort | None]

_ITEM, _CLAUSE, _SENTENCE, _HEADING, _BEFORE, _PARAGRAPH = 8, 4, 2, 4, 1, 2
_LAST, _WHOLE, _ONLY = 3, 3, 12
_SOLE = 0.6  # the share of a text's points that makes a line its only one
_FORM = 3  # quarters that governance counts: a working group, a strategy are the form that a matter takes
_SECOND = 0.6  # a second line counts when it has this share of the first
_SECOND_LEAST = 3 * _ITEM
_ORDER = {line: position for position, line in enumerate(LineOfEffort)}


def weights(words: Sequence[Word], lexicon: Lexicon) -> Counter[LineOfEffort]:
    """How much the words speak of each line."""
    scores: Counter[LineOfEffort] = Counter()
    for _, end, meanings in lexicon.lines.all(words):
        if end < len(words) and words[end].gap.startswith(":"):
            continue  # who speaks: "Journalist: ..."
        for line, weight in meanings:
            scores[line] += weight
    return scores


def lines_in(text: str, language: Language) -> Mapping[LineOfEffort, int]:
    """Points of each line that a term of *text* belongs to, for whatever isn't a statement."""
    return weights(words(text, 0, len(text), language), lexicon(language))


@dataclass(slots=True)
class Context:
    """What surrounds a sentence: its heading, its paragraph, the sentence before it and its line, the whole text."""

    whole: Counter[LineOfEffort] = field(default_factory=Counter)
    paragraph: Counter[LineOfEffort] = field(default_factory=Counter)
    heading: Counter[LineOfEffort] = field(default_factory=Counter)
    before: Counter[LineOfEffort] = field(default_factory=Counter)
    last: LineOfEffort | None = None


def lines_of(
    words: Sequence[Word],
    item: tuple[int, int],
    clause: tuple[int, int],
    lexicon: Lexicon,
    context: Context,
    *,
    law: bool = False,
) -> Lines:
    """The line of effort of ``words[item]`` and a second one, where two are right.

    What a ``law`` or a bill provides is legislation, its matter the second line. Where neither the sentence nor its
    heading names any, the line that the whole text speaks most of; where nothing does, governance.
    """
    scores: Counter[LineOfEffort] = Counter()
    for first, _, meanings in lexicon.lines.all(words):
        inside, near = item[0] <= first < item[1], clause[0] <= first < clause[1]
        for line, weight in meanings:
            scores[line] += weight * (_ITEM if inside else _CLAUSE if near else _SENTENCE)
    for around, weight in ((context.heading, _HEADING), (context.before, _BEFORE), (context.paragraph, _PARAGRAPH)):
        for line, points in around.items():
            scores[line] += min(points, 3) * weight
    if context.last is not None:
        scores[context.last] += _LAST
    for line, points in _ranked(context.whole)[:1]:
        sole = points >= _SOLE * sum(context.whole.values())
        scores[line] += _ONLY if sole else _WHOLE
    form = scores[LineOfEffort.GOVERNANCE]
    scores[LineOfEffort.GOVERNANCE] = form * _FORM // 4
    ranked = [pair for pair in _ranked(scores) if pair[1]]
    if not ranked:
        return LineOfEffort.GOVERNANCE, None
    if law:
        form_lines = {LineOfEffort.LEGISLATION, LineOfEffort.GOVERNANCE}
        matter = next((line for line, points in ranked if line not in form_lines and points >= _ITEM), None)
        return LineOfEffort.LEGISLATION, matter
    best, points = ranked[0]
    second = ranked[1] if len(ranked) > 1 and ranked[1][1] >= max(_SECOND * points, _SECOND_LEAST) else None
    if second is None and best != LineOfEffort.GOVERNANCE and form >= max(points, _SECOND_LEAST):
        return best, LineOfEffort.GOVERNANCE
    return best, second[0] if second else None


def titled(spoken: Counter[LineOfEffort]) -> Counter[LineOfEffort]:
    """What the title of a document says of its matter: that a parliament or a committee meets is only its form."""
    form = {LineOfEffort.LEGISLATION, LineOfEffort.GOVERNANCE}
    return Counter({line: points for line, points in spoken.items() if line not in form})


def _ranked(scores: Counter[LineOfEffort]) -> list[tuple[LineOfEffort, int]]:
    return sorted(scores.items(), key=lambda pair: (-pair[1], _ORDER[pair[0]]))
