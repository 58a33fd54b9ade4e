"""Periods of one shape: months, quarters, half-years or years of the calendar. They never overlap."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models

from zotim.core.figures.registry import Period


class Frequency(models.TextChoices):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF: 6, Frequency.YEAR: 12}


def around(day: date, frequency: str) -> Period:
    """The period of this shape in which *day* lies."""
    length = MONTHS[Frequency(frequency)]
    first = day.replace(month=(day.month - 1) // length * length + 1, day=1)
    after = first.month + length
    end = date(first.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return Period(first, end)


def is_one(period: Period, frequency: str) -> bool:
    """Whether a period is of this shape."""
    return around(period.first, frequency) == period


def over(first: date, frequency: str, today: date) -> Iterator[Period]:
    """The periods from the one in which *first* lies up to the last that is over on *today*, the oldest first."""
    period = around(first, frequency)
    while period.last < today:
        yield period
        period = around(period.last + timedelta(days=1), frequency)
