"""Why a pair of names scores what it does: the steps of its alignment, in words."""

from typing import NamedTuple

from zotim.engines.names.context import final
from zotim.engines.names.likeness import HOW
from zotim.engines.names.model import Explanation, Met
from zotim.engines.names.parts import Part
from zotim.engines.names.segment import Segment
from zotim.engines.names.table import WEAK, Scoring


class Told(NamedTuple):
    """What a search tells of one hit, in thousandths: the score of the names before an alias is weighed, what dates,
    countries and gender change, whether a document is the same; and which rows of the alignment are its own."""

    score: int
    by_date: int
    by_land: int
    by_gender: int
    document: int
    first: int
    last: int


def explain(
    segment: Segment, scoring: Scoring, asked: str, parts: tuple[Part, ...], name: int, told: Told,
    rows: list[list[int]],
) -> Explanation:  # fmt: skip
    """Of a name of an entity that a name, cut into its parts, met; *rows* say how (:func:`alignment.align`)."""
    theirs = segment.parts_of(name)
    mine = [part.spelling.roman for part in parts]
    met, left, right = [], set(range(len(mine))), set(range(len(theirs)))
    for i, long, j, wide, alike, how, weight in rows:
        met.append(Met(" ".join(mine[i : i + long]), " ".join(theirs[j : j + wide]), HOW[how], alike / 1000, weight))
        left.difference_update(range(i, i + long))
        right.difference_update(range(j, j + wide))
    context: list[tuple[str, int]] = []
    value = told.score
    if segment.is_weak(name):
        lowered = min(int(scoring.numbers[WEAK]), value)
        context.append(("weak alias", -lowered))
        value -= lowered
    changes = (("birth date", told.by_date), ("country", told.by_land), ("gender", told.by_gender))
    context += [(what, change) for what, change in changes if change]
    change = told.by_date + told.by_land + told.by_gender
    score = final(value, change, bool(told.document), scoring.numbers)
    if told.document:
        context.append(("same document", score - min(max(value + change, 0), 1000)))
    return Explanation(
        query=asked,
        entry=segment.name(name),
        met=tuple(met),
        only_in_query=tuple([mine[i] for i in sorted(left)]),
        only_in_entry=tuple([theirs[j] for j in sorted(right)]),
        name=value / 1000,
        context=tuple([(what, change / 1000) for what, change in context]),
        score=score / 1000,
        scoring=scoring.name,
    )
