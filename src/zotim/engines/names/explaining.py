"""Why a pair of names scores what it does: the steps of its alignment, in words."""

from typing import NamedTuple

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
    segment: Segment, scoring: Scoring, asked: str, parts: tuple[Part, ...], name: int, score: int, told: Told,
    rows: list[list[int]],
) -> Explanation:  # fmt: skip
    """Of a name of an entity that a name, cut into its parts, met, for this *score*; *rows* say how
    (:func:`alignment.align`)."""
    theirs = segment.parts_of(name)
    mine = [part.spelling.roman for part in parts]
    met, left, right = [], [*mine], [*theirs]
    for i, long, j, wide, alike, how, weight in rows:
        one, other = mine[i], theirs[j]
        left[i] = right[j] = ""
        if long == 2:
            one, left[i + 1] = f"{one} {mine[i + 1]}", ""
        if wide == 2:
            other, right[j + 1] = f"{other} {theirs[j + 1]}", ""
        met.append(Met(one, other, HOW[how], alike / 1000, weight))
    context: list[tuple[str, int]] = []
    value = told.score
    if segment.is_weak(name):
        lowered = min(int(scoring.numbers[WEAK]), value)
        context.append(("weak alias", -lowered))
        value -= lowered
    for what, by in (("birth date", told.by_date), ("country", told.by_land), ("gender", told.by_gender)):
        if by:
            context.append((what, by))
    change = told.by_date + told.by_land + told.by_gender
    if told.document:
        context.append(("same document", score - min(max(value + change, 0), 1000)))
    return Explanation(
        query=asked,
        entry=segment.name(name),
        met=tuple(met),
        only_in_query=tuple([one for one in left if one]),
        only_in_entry=tuple([one for one in right if one]),
        name=value / 1000,
        context=tuple([(what, change / 1000) for what, change in context]),
        score=score / 1000,
        scoring=scoring.name,
    )
