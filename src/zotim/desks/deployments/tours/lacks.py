"""What somebody lacks for a tour, worked out of what is kept; nothing is typed in. Pure: no clock, no database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from zotim.desks.deployments.missions.days import DAY, Span
from zotim.desks.deployments.missions.grounds import Missing
from zotim.desks.deployments.missions.models import RANKS, Billet, Clearance
from zotim.desks.deployments.people.models import Aspect, Nominee

LEVELS = (Clearance.NONE, Clearance.RESTRICTED, Clearance.CONFIDENTIAL, Clearance.SECRET)


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is lacking: *what*, a code; *until*, the day on which it ends too early; *span*, its
    days; *which* one, where a billet asks for several; *of*, the title of what a room above asks for."""

    what: str
    until: date | None = None
    span: Span | None = None
    of: Any = None
    which: str = ""


@dataclass(frozen=True, slots=True)
class Has:
    """What somebody has: in which respects they are *fit* until when, the level of English and its end, other
    qualifications with theirs, and the days that they were back from tours before."""

    fit: Mapping[str, date] = field(default_factory=dict)
    english: tuple[int, date | None] | None = None
    held: Mapping[str, date | None] = field(default_factory=dict)
    back: tuple[date, ...] = ()


def lacks(nominee: Nominee, billet: Billet, away: Span, has: Has, rest: timedelta) -> Iterator[Lack]:
    """What *nominee* lacks to be away for these days in *billet*. *rest* is how long they stay at home before."""
    if nominee.state != "listed":
        yield Lack("left")
    if billet.state != "accepted":
        yield Lack("billet")
    yield from _days(nominee, away, has, rest)
    lowest, highest = RANKS.index(billet.rank_from), RANKS.index(billet.rank_to or billet.rank_from)
    if not lowest <= RANKS.index(nominee.rank) <= highest:
        yield Lack("rank")
    if billet.english is not None:
        level, until = has.english or (-1, None)
        if level < billet.english:
            yield Lack("english")
        elif until and until < away.last:
            yield Lack("english", until)
    for kind in billet.qualifications:
        if kind not in has.held:
            yield Lack("qualification", which=kind)
        elif (ends := has.held[kind]) and ends < away.last:
            yield Lack("qualification", ends, which=kind)
    if billet.clearance != Clearance.NONE:
        if LEVELS.index(Clearance(nominee.clearance)) < LEVELS.index(Clearance(billet.clearance)):
            yield Lack("clearance")
        elif nominee.clearance_until and nominee.clearance_until < away.last:
            yield Lack("clearance", nominee.clearance_until)
    for aspect in Aspect.values:
        fit_until = has.fit.get(aspect)
        if fit_until is None:
            yield Lack(aspect)
        elif fit_until < away.last:
            yield Lack(aspect, fit_until)


def _days(nominee: Nominee, away: Span, has: Has, rest: timedelta) -> Iterator[Lack]:
    first, last = nominee.available_from, nominee.available_until
    if first is None or first > away.first or (last and last < away.last):
        yield Lack("available")
    back = max((one for one in (*has.back, nominee.last_return) if one and one <= away.first), default=None)
    if back and back + rest > away.first:
        yield Lack("rest", span=Span(away.first, back + rest - DAY))


def grounded(gaps: Iterable[Missing], away: Span) -> Iterator[Lack]:
    """The days of a tour on which the mission lacks a ground."""
    for gap in gaps:
        first, last = max(gap.span.first, away.first), min(gap.span.last, away.last)
        if first <= last:
            yield Lack("ground", span=Span(first, last))
