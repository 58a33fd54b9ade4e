"""Periods of one shape: months, quarters, half-years or years of the calendar. They never overlap."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from django.db import models

from zotim.core.figures.registry import Period


class Frequency(models.TextChoices):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS: dict[str, int] = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF: 6, Frequency.YEAR: 12}


def number(day: date, frequency: str) -> int:
    """The number of the period of this shape in which *day* lies: those of one shape are numbered through."""
    return (day.year * 12 + day.month - 1) // MONTHS[frequency]


@lru_cache(maxsize=1024)
def first_day(number: int, frequency: str) -> date:
    """The first day of the period with a number."""
    year, month = divmod(number * MONTHS[frequency], 12)
    return date(year, month + 1, 1)


def around(day: date, frequency: str) -> Period:
    """The period of this shape in which *day* lies."""
    at = number(day, frequency)
    return Period(first_day(at, frequency), first_day(at + 1, frequency) - timedelta(days=1))


def is_one(period: Period, frequency: str) -> bool:
    """Whether a period is of this shape."""
    return around(period.first, frequency) == period


def over(first: date, frequency: str, today: date) -> Iterator[Period]:
    """The periods from the one in which *first* lies up to the last that is over on *today*, the oldest first."""
    period = around(first, frequency)
    while period.last < today:
        yield period
        period = around(period.last + timedelta(days=1), frequency)
