"""Days on which a state doesn't work, as data: a file for each country, a table for each year, each with its source.

A year that stands in no file has Saturdays and Sundays only; a year that nobody read against the official
announcement is used and said to be unverified. Both make what is counted with it a *proposal*.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

DATA = Path(__file__).parent / "data"
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The working days of one country: Monday to Friday that are no holiday.

    *holidays* maps days to names; *verified* holds the years that somebody read against the official announcement.
    """

    country: str
    holidays: Mapping[date, str] = field(default_factory=dict)
    verified: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on *day*."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def vouches_for(self, first: date, last: date) -> bool:
        """Whether every year from *first* to *last* was verified."""
        return set(range(first.year, last.year + 1)) <= self.verified


@cache
def calendar(country: str) -> Calendar:
    """The calendar of a country by its code (``AL``, ``XK``). Raises LookupError for one that has no file."""
    path = DATA / f"{country}.toml"
    if country not in countries():
        raise LookupError(f"no holidays for {country!r}: there are {', '.join(countries())}")
    with path.open("rb") as file:
        return _read(tomllib.load(file), path.name)


def _read(table: Mapping[str, object], name: str) -> Calendar:
    days: dict[date, str] = {}
    verified = set()
    years: Iterable[Mapping[str, object]] = table["years"]  # type: ignore[assignment]
    for year in years:
        for entry in year["days"]:  # type: ignore[attr-defined]
            if entry["on"].year != year["year"]:
                raise ValueError(f"{name}: {entry['on']} stands under {year['year']}")
            days[entry["on"]] = entry["name"]
        if year["verified"] is True:
            verified.add(int(year["year"]))  # type: ignore[call-overload]
    return Calendar(str(table["country"]), days, frozenset(verified))


def countries() -> list[str]:
    """The countries that have a file."""
    return sorted(path.stem for path in DATA.glob("*.toml"))


def own_calendar() -> Calendar:
    """The calendar of this installation (``settings.ZOTIM_COUNTRY``)."""
    return calendar(settings.ZOTIM_COUNTRY)
