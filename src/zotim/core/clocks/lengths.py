"""How long a clock runs: exact hours, calendar days, working days or months.

Days and months follow Regulation (EEC, Euratom) No 1182/71, article 3, which the sources of most of our clocks follow:

- the day of the event isn't counted, and a period ends with the end of its last day: local midnight in the zone of the
  installation (paragraphs 1 and 2);
- a **month** ends on the day with the same number, or on the last day of a shorter month (2c);
- with ``rolls`` a period whose last day is no working day ends with the next working day (4), and a period of two
  days or more holds at least two working days (5).

**Hours** are elapsed time from the moment of the event: an hour over the change to summer time is still sixty minutes.
The Regulation would begin with the next full hour; we take the earlier end, so that nobody is late by either count.

Moments go in aware and come out in UTC, never in the zone: Python compares and adds moments of one zone by what the
clock on the wall shows, and is an hour wrong twice a year.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from zotim.core.clocks.holidays import Calendar

DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a length counts."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Length:
    """*amount* of *unit*; *rolls* moves an end on a holiday to the next working day. Raises ValueError below one."""

    amount: int
    unit: Unit
    rolls: bool = False

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("a clock runs for at least one hour, day or month")
        if self.rolls and self.unit in (Unit.HOURS, Unit.WORKING_DAYS):
            raise ValueError("only days and months roll to the next working day")

    @property
    def needs_calendar(self) -> bool:
        """Whether holidays bear on where it ends."""
        return self.rolls or self.unit == Unit.WORKING_DAYS

    def __str__(self) -> str:
        return f"{self.amount} {self.unit.replace('_', ' ')}"


def hours(amount: int) -> Length:
    """So many hours, to the second."""
    return Length(amount, Unit.HOURS)


def days(amount: int, *, rolls: bool = False) -> Length:
    """So many calendar days; two weeks are 14."""
    return Length(amount, Unit.DAYS, rolls)


def working_days(amount: int) -> Length:
    """So many working days."""
    return Length(amount, Unit.WORKING_DAYS)


def months(amount: int, *, rolls: bool = False) -> Length:
    """So many months; a year is twelve."""
    return Length(amount, Unit.MONTHS, rolls)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The local day of an aware moment. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a clock takes aware moments only")
    return moment.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Local midnight at which *day* begins, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which *day* is over in *zone*, in UTC: the next local midnight."""
    return start_of_day(day + DAY, zone)


def last_day_before(due: datetime, zone: ZoneInfo) -> date:
    """The last day of a period that is due at *due*: :func:`end_of_day` read backwards."""
    return day_of(due - timedelta(microseconds=1), zone)


def add_months(day: date, amount: int) -> date:
    """The same day number *amount* months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def recurring(start: date, every: int, first: date, last: date) -> Iterator[date]:
    """The days between two, both included, of what comes every so many months from *start* on (the 31st falls on the
    last of a shorter month); with 0 months *start* alone."""
    # no need to walk through the years before
    count = max(0, (first.year - start.year) * 12 + first.month - start.month) // every if every else 0
    while (day := add_months(start, count * every)) <= last:
        if day >= first:
            yield day
        if not every:
            return
        count += 1


def add_working_days(day: date, amount: int, holidays: Calendar) -> date:
    """The *amount*-th working day after *day*; for none, *day* itself, or the next working day if it isn't one."""
    left = amount
    while left or not holidays.is_working_day(day):
        day += DAY
        left -= left > 0 and holidays.is_working_day(day)
    return day


def working_days_between(first: date, last: date, holidays: Calendar) -> int:
    """How many working days lie after *first* and not after *last*."""
    return sum(holidays.is_working_day(first + DAY * n) for n in range(1, (last - first).days + 1))


def rolled(start: date, last: date, holidays: Calendar) -> date:
    """*last*, moved on until it is a working day and, from two days on, the second one since *start* at least."""
    wanted = 2 if (last - start).days >= 2 else 1
    while not holidays.is_working_day(last) or working_days_between(start, last, holidays) < wanted:
        last += DAY
    return last


def last_day(start: date, length: Length, holidays: Calendar) -> date:
    """The last day of a period that an event on *start* begins. Raises ValueError for hours."""
    match length.unit:
        case Unit.DAYS:
            last = start + DAY * length.amount
        case Unit.MONTHS:
            last = add_months(start, length.amount)
        case Unit.WORKING_DAYS:
            last = add_working_days(start, length.amount, holidays)
        case Unit.HOURS:
            raise ValueError("hours end at a moment, not with a day")
    return rolled(start, last, holidays) if length.rolls else last


def due_at(started: datetime, length: Length, zone: ZoneInfo, holidays: Calendar) -> datetime:
    """When a clock that starts at *started* (aware) is due, in UTC."""
    if length.unit == Unit.HOURS:
        return started.astimezone(UTC) + timedelta(hours=length.amount)
    return end_of_day(last_day(day_of(started, zone), length, holidays), zone)


def left_at(paused: datetime, due: datetime, length: Length, zone: ZoneInfo, holidays: Calendar) -> timedelta:
    """What is left of a clock that is stopped at *paused*, before *due*: exact for hours, else whole days.

    Days are those after the day of the pause: working days for a clock of working days, calendar days for the rest.
    """
    if length.unit == Unit.HOURS:
        return due - paused
    day, last = day_of(paused, zone), last_day_before(due, zone)
    if length.unit == Unit.WORKING_DAYS:
        return DAY * working_days_between(day, last, holidays)
    return last - day


def due_after_pause(resumed: datetime, left: timedelta, length: Length, zone: ZoneInfo, holidays: Calendar) -> datetime:
    """When a clock with so much *left* is due if it runs again from *resumed*. Never earlier than before the pause."""
    if length.unit == Unit.HOURS:
        return resumed.astimezone(UTC) + left
    day = day_of(resumed, zone)
    if length.unit == Unit.WORKING_DAYS:
        return end_of_day(add_working_days(day, left.days, holidays), zone)
    last = day + left
    while length.rolls and not holidays.is_working_day(last):
        last += DAY
    return end_of_day(last, zone)


def begun_before(now: datetime, length: Length, zone: ZoneInfo, holidays: Calendar) -> datetime:
    """The border before which everything has run out by *now*: ``due_at(s) <= now`` exactly when ``s`` is before it.

    For hours the border itself is due too; it is moved by a microsecond so that *before* is right for all units.
    """
    if length.unit == Unit.HOURS:
        return now.astimezone(UTC) - timedelta(hours=length.amount) + timedelta(microseconds=1)
    # Later starts end later (or on the same day), so the border is found by walking from a day that is surely out.
    today = day_of(now, zone)
    day = add_months(today, -length.amount) if length.unit == Unit.MONTHS else today - DAY * length.amount
    while end_of_day(last_day(day, length, holidays), zone) > now:
        day -= DAY
    while end_of_day(last_day(day + DAY, length, holidays), zone) <= now:
        day += DAY
    return end_of_day(day, zone)
