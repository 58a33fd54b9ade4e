"""Spans of days, both ends included: what covers them, how many there are at once. Pure; no clock, no database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from *first* to *last*, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it is."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Difference:
    """Days on which there are *by* too few, or too many."""

    span: Span
    by: int


def span(first: date, last: date | None) -> Span:
    """From a day on; with no last one for good."""
    return Span(first, last or date.max - DAY)


def uncovered(whole: Span, parts: Iterable[Span]) -> list[Span]:
    """The days of *whole* that none of *parts* holds, in order, as few spans as can be."""
    left, at = list[Span](), whole.first
    for part in sorted(parts):
        if part.first > whole.last or part.last < part.first:
            continue
        if part.first > at:
            left.append(Span(at, part.first - DAY))
        at = max(at, part.last + DAY)
    if at <= whole.last:
        left.append(Span(at, whole.last))
    return left


def too_few(whole: Span, held: Sequence[Span], number: int) -> list[Difference]:
    """On which days of *whole* fewer than *number* of *held* are there, and by how many."""
    return _where(whole, held, lambda count, day: number - count)


def too_many(whole: Span, held: Sequence[Span], ceilings: Sequence[tuple[Span, int]]) -> list[Difference]:
    """On which days of *whole* more of *held* are there than the lowest ceiling of that day allows, and by how many.
    A day with no ceiling allows any number."""

    def over(count: int, day: date) -> int:
        live = [most for one, most in ceilings if one.first <= day <= one.last]
        return count - min(live) if live else 0

    return _where(whole, held, over, [one for one, _most in ceilings])


def _where(
    whole: Span, held: Sequence[Span], amount: Callable[[int, date], int], also: Sequence[Span] = ()
) -> list[Difference]:
    """Where *amount*, of how many are held and the day, is above nothing: counted once between two days on which
    anything begins or ends."""
    turns = {whole.first}
    for one in (*held, *also):
        turns |= {day for day in (one.first, one.last + DAY) if whole.first < day <= whole.last}
    found = list[Difference]()
    for first, after in zip(sorted(turns), [*sorted(turns)[1:], whole.last + DAY], strict=True):
        by = amount(sum(one.first <= first <= one.last for one in held), first)
        if by <= 0:
            continue
        if found and found[-1].by == by and found[-1].span.last + DAY == first:
            found[-1] = Difference(Span(found[-1].span.first, after - DAY), by)
        else:
            found.append(Difference(Span(first, after - DAY), by))
    return found
