"""Figures as data: a room's ``figures.py`` enters its own. Counts, sums, medians and ratios over a period."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise

from zotim.core.clocks.lengths import start_of_day
from zotim.core.clocks.registry import zone

Value = int | Decimal | None
"""A figure's value; None where there is nothing to count from, such as the median of nothing."""


class Shape(StrEnum):
    """How a value comes about."""

    COUNT = "count"
    SUM = "sum"
    MEDIAN = "median"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both in it. Raises ValueError when it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends after it begins")

    @classmethod
    def year(cls, number: int) -> "Period":
        """A calendar year."""
        return cls(date(number, 1, 1), date(number, 12, 31))

    @classmethod
    def quarter(cls, year: int, number: int) -> "Period":
        """A quarter, 1 to 4."""
        first = date(year, 3 * number - 2, 1)
        after = date(year + number // 4, 3 * number % 12 + 1, 1)
        return cls(first, after - timedelta(days=1))

    @property
    def start(self) -> datetime:
        """Local midnight at which it begins, in UTC."""
        return start_of_day(self.first, zone())

    @property
    def end(self) -> datetime:
        """Local midnight at which it is over, in UTC; itself not in the period."""
        return start_of_day(self.last + timedelta(days=1), zone())

    def __str__(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One named number. *definition* says in words exactly what is counted.

    *personal*: it is about people, so whoever has no grant sees bands. *base* answers how many people a median or
    ratio stands on; a *personal* one needs it, and is shown only from the threshold on. *together* answers it and its
    sisters, by code, for what is counted in one go. *parts*: the codes of the counts that it is the sum of, its
    breakdown in one dimension; they are taken together, so that none can be worked out of the others.
    """

    code: str
    label: str | Promise
    definition: str | Promise
    unit: str | Promise
    compute: Callable[[Period], Value]
    shape: Shape = Shape.COUNT
    personal: bool = False
    base: Callable[[Period], int] | None = None
    together: Callable[[Period], Mapping[str, Value]] | None = None
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.personal and self.shape != Shape.COUNT and self.base is None:
            raise ValueError(f"figure {self.code}: how many people does it stand on?")
        if self.parts and self.shape != Shape.COUNT:
            raise ValueError(f"figure {self.code}: only a count has parts")


FIGURES: dict[str, Figure] = {}


def families() -> list[set[str]]:
    """Codes of counts that are joined as a sum and its parts, directly or through others."""
    found: list[set[str]] = []
    for figure in FIGURES.values():
        if figure.parts:
            joined = {figure.code, *figure.parts}
            for other in [one for one in found if one & joined]:
                found.remove(other)
                joined |= other
            found.append(joined)
    return found


def figures(*table: Figure) -> None:
    """Enter figures. Raises ValueError for a code that is taken."""
    for figure in table:
        if figure.code in FIGURES:
            raise ValueError(f"figure {figure.code} is declared twice")
        FIGURES[figure.code] = figure
