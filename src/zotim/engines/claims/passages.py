"""Where a claim's own words begin and end: as short as they can be, with verb and object.

What a statement adds to its object (a relative clause, an aside behind a comma, the date) is read for values, but
doesn't belong to the passage.
"""

from collections.abc import Sequence

from zotim.engines.claims.cues import Found, Scene
from zotim.engines.claims.dates import Stated
from zotim.engines.claims.items import Item, aside_behind
from zotim.engines.claims.quantities import numbers, quantity

_LEAST = 2
_COUNTED_REACH = 3
_NOUN_REACH = 8


def trimmed(scene: Scene, cue: Found, item: Item, stated: Sequence[Stated]) -> int:
    """Where the passage of an item ends: before a comma, a bracket, a relative clause or a date that closes it."""
    begin = max(item.object, cue.end if item.start <= cue.start else item.start)
    aside = aside_behind(scene.words, cue.end, item.end, scene.lexicon) if item.start <= cue.start else None
    begin = aside[1] if aside is not None else begin
    alone = item.object == item.start < cue.start and not cue.passive  # "works start in April": the date stays
    end = item.end
    for index in range(begin + 1, item.end):
        mark = any(sign in scene.words[index].gap for sign in ",;()—–") or " - " in scene.words[index].gap
        again = scene.has(index - 1, "conjunctions") and any(
            scene.has(index, name) for name in ("have", "be_past", "modals") if name in scene.lexicon.sets
        )
        if again and index - 1 > begin:  # "was installing cameras and had asked"
            end = index - 1
            break
        if mark and _enumerates(scene, index, item.end):
            continue
        if (mark and index - begin >= _LEAST) or (index - begin >= _LEAST and scene.has(index, "relatives")):
            end = index
            break
    end = min(end, _before_votes(scene, begin + 1, end))
    for date in () if alone else reversed(stated):
        if begin < date.start < end and date.end >= end:
            end = date.start
            floor = begin if item.start < cue.start else begin + 1
            while end > floor and (
                scene.has(end - 1, "prepositions")
                or scene.has(end - 1, "before_dates")
                or scene.has(end - 1, "articles")
            ):
                end -= 1
    while (
        end > begin + 1
        and (scene.has(end - 1, "conjunctions") or scene.has(end - 1, "that"))
        and scene.gap(end - 1) != "-"
    ):
        end -= 1
    return end


def _before_votes(scene: Scene, start: int, end: int) -> int:
    """Where it is said by how many votes: "passed the bill / by 98 votes", «e miratoi / me nëntë vota»."""
    for at in range(start + 1, end):
        if scene.has(at, "votes"):
            return next((first for first in range(at - 1, start - 1, -1) if scene.has(first, "prepositions")), end)
    return end


def _enumerates(scene: Scene, index: int, end: int) -> bool:
    """Whether a comma parts names that stay one item: "centres in Kukës, Shkodër and Korçë"."""
    for at in range(index, end):
        if scene.gap(at) not in {"", ","}:
            return False
        if at > index and scene.has(at, "conjunctions"):
            return at + 1 < end and scene.words[at + 1].capital
        if not scene.words[at].capital:
            return False
    return False


def antecedent(scene: Scene, begin: int, cue: int) -> int | None:
    """Where the noun opens that a relative takes up as what is done: "the Bill, which I will introduce"."""
    relative = next((at for at in range(cue - 1, begin, -1) if scene.has(at, "relatives")), None)
    if relative is None or cue - relative > _COUNTED_REACH + 1 or cue == relative + 1:
        return None
    first = relative
    while first > begin and relative - first < _NOUN_REACH and (first == relative or not scene.gap(first)):
        first -= 1
        if scene.has(first, "conjunctions") or scene.has(first, "that") or "past" in scene.readings(first):
            first += 1
            break
    return first if first < relative else None


def counted_start(scene: Scene, begin: int, cue: int, stated: Sequence[Stated], *, whole: bool) -> int | None:
    """Where a subject that is part of the claim begins: one that is counted, or with ``whole`` any.

    "Twelve officers will be deployed", "a team of eight specialists will join them"; a date in front stays outside.
    """
    for date in stated:
        if begin <= date.start and date.end <= cue:
            begin = date.end
    while begin < cue and (scene.has(begin, "conjunctions") or scene.has(begin, "that")):
        begin += 1
    if begin >= cue:
        return None
    spans = [(date.start, date.end) for date in stated]
    counted = quantity(scene.words, begin, cue, scene.lexicon, spans) is not None
    return begin if whole or counted else None


def counted_subject(scene: Scene, begin: int, cue: int) -> int | None:
    """Where the counted Arabic subject that stands right before its verb begins: 830 عائلة غادرت المخيم."""
    found = [number for number in numbers(scene.words, scene.lexicon, begin, cue) if not number.single]
    if not found or not 0 < cue - found[-1].end <= _COUNTED_REACH:
        return None
    first = found[-1].start
    if any(scene.gap(at) or scene.has(at, "prepositions") for at in range(first + 1, cue + 1)):
        return None
    team = scene.actor_ending(first - 1) if scene.text(first - 1) == "من" else None
    if team is not None:
        return team[0]  # فريق من خمسة عشر مستشارا
    ruled = scene.has(first - 1, "prepositions") and not scene.has(first - 1, "about")
    written_on = not scene.text(first).isdigit() and scene.text(first) not in scene.lexicon.numbers
    return None if ruled or written_on else first
