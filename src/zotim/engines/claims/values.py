"""What else makes up a claim's values: money in an aside, paid support, a time to come, a meeting's date."""

from collections.abc import Sequence

from zotim.engines.claims.cues import Found, Scene
from zotim.engines.claims.cues.scene import PEOPLE
from zotim.engines.claims.dates import Stated
from zotim.engines.claims.items import Item
from zotim.engines.claims.quantities import Quantity, is_money, quantity
from zotim.vocabulary import ClaimAction, DatePrecision

_ASIDE_REACH = 4
_DEADLINE_REACH = 2
_MEETING_AHEAD, _MEETING_BEHIND = 5, 2


def worth(scene: Scene, start: int, end: int, dates: Sequence[tuple[int, int]]) -> Quantity | None:
    """Money that an aside right behind a passage states: "paid for the pumps, 410,000 euros in all"."""
    if start >= end or scene.gap(start) != ",":
        return None
    close = next((at for at in range(start + 1, end) if scene.gap(at)), end)
    counted = quantity(scene.words, start, close, scene.lexicon, dates)
    near = counted is not None and is_money(counted.unit) and counted.start - start <= _ASIDE_REACH
    return counted if near else None


def with_money(cue: Found, unit: str | None) -> ClaimAction:
    """Support that is paid for is a deed: "supports the reform with 1.8 million euro"."""
    if cue.action != ClaimAction.SUPPORT or not (is_money(unit) or unit in PEOPLE):
        return cue.action
    return ClaimAction.DONE if ".past" in cue.rule else ClaimAction.ONGOING


def to_come(scene: Scene, dates: Sequence[Stated], cue: Found, start: int, end: int) -> bool:
    """Whether a present tells what is to come: "next year we open", "flies out in May 2027", «së shpejti nis»."""
    if any(scene.lexicon.soon.all(scene.words, start, end)):
        return True
    if any(_is_a_deadline(scene, stated) for stated in dates if start <= stated.start < end):
        return True
    return any(
        stated.precision != DatePrecision.YEAR
        and not any(scene.lexicon.beginnings.all(scene.words, max(cue.end, stated.start - 2), stated.start + 1))
        for stated in dates
        if cue.end <= stated.start < end
    )


def _is_a_deadline(scene: Scene, stated: Stated) -> bool:
    """Whether it says by when: "by 2027", «brenda vitit 2027», قبل نهاية عام 2027."""
    near = range(max(0, stated.start - _DEADLINE_REACH), stated.start)
    return any(scene.has(at, "deadlines") and not scene.gap(at + 1) for at in near)


def of_a_meeting(scene: Scene, stated: Stated, floor: int, hosted: Item | None) -> bool:
    """Whether a date is only that of a meeting near it: not in front of its verb, not one that is ``hosted``."""
    near = range(max(floor, stated.start - _MEETING_AHEAD), min(len(scene.words), stated.end + _MEETING_BEHIND))
    return any(
        scene.lexicon.meetings.at(scene.words, index) is not None
        for index in near
        if hosted is None or not hosted.object <= index < hosted.end
    )
