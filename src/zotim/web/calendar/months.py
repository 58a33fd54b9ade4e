"""A month as weeks of days, each with what is due on it."""

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from zotim.core.access.due_days import DueDay

SHOWN = 4
"""Duties of a day that stand in its cell; the list holds the rest."""


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: whether it belongs to the month, what is due, and how much more."""

    day: date
    inside: bool
    shown: list[DueDay]
    more: int


def first_of(text: str, today: date) -> date:
    """The first day of the month written ``2026-11``; of this month for anything else."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


def next_month(first: date, step: int = 1) -> date:
    """The first day of the month after (or before, with -1)."""
    return (first + timedelta(days=32)).replace(day=1) if step > 0 else (first - timedelta(days=1)).replace(day=1)


def weeks(first: date) -> list[list[date]]:
    """The days of a month with those that fill its weeks, Mondays first."""
    return Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)


def cells(first: date, shown: Mapping[date, list[DueDay]], numbers: Mapping[date, int]) -> list[list[Day]]:
    """The weeks of a month with what is due: on each day what is shown, and how much more there is."""
    return [
        [
            Day(day, day.month == first.month, due, numbers.get(day, 0) - len(due))
            for day in week
            for due in (shown.get(day, []),)
        ]
        for week in weeks(first)
    ]
