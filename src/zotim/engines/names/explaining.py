"""Why a pair of names scores what it does: the steps of its alignment, in words."""

from typing import NamedTuple

from zotim.engines.names.likeness import HOW
from zotim.engines.names.model import Explanation, Met
from zotim.engines.names.segment import Segment
from zotim.engines.names.table import WEAK, Scoring


class Told(NamedTuple):
    """What a search tells of one hit, in thousandths: its score, the entity and which of its names; the score of the
    names before an alias is weighed, what dates, countries and gender change, whether a document is the same; and which
    rows of the alignment are its own."""

    score: int
    entity: int
    name: int
    value: int
    by_date: int
    by_land: int
    by_gender: int
    document: int
    first: int
    last: int


def explain(
    segment: Segment, scoring: Scoring, asked: str, mine: list[str], told: list[int], rows: list[list[int]]
) -> Explanation:
    """Of a hit of a name whose parts are *mine*; *rows* say how these met those of the entry (:func:`alignment.align`).

    *told*: the numbers of :class:`Told`, in their order.
    """
    score, _, name, value, by_date, by_land, by_gender, document, _, _ = told
    theirs = segment.parts_of(name)
    met, left, right = [], [*mine], [*theirs]
    for i, long, j, wide, alike, how, weight in rows:
        one, other = mine[i], theirs[j]
        left[i] = right[j] = ""
        if long == 2:
            one, left[i + 1] = f"{one} {mine[i + 1]}", ""
        if wide == 2:
            other, right[j + 1] = f"{other} {theirs[j + 1]}", ""
        met.append(Met(one, other, HOW[how], alike / 1000, weight))
    context: list[tuple[str, float]] = []
    if segment.is_weak(name):
        lowered = min(int(scoring.numbers[WEAK]), value)
        context.append(("weak alias", -lowered / 1000))
        value -= lowered
    if by_date:
        context.append(("birth date", by_date / 1000))
    if by_land:
        context.append(("country", by_land / 1000))
    if by_gender:
        context.append(("gender", by_gender / 1000))
    if document:
        plain = min(max(value + by_date + by_land + by_gender, 0), 1000)
        context.append(("same document", (score - plain) / 1000))
    return Explanation(  # by place, which is quicker
        asked, segment.name(name), tuple(met), tuple(filter(None, left)), tuple(filter(None, right)), value / 1000,
        tuple(context), score / 1000, scoring.name,
    )  # fmt: skip
