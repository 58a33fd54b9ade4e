"""What is withheld of counts of people, so that none of them can be worked out of what is out.

The figures of a period are one release. It is audited together with what was taken before: a count and its parts, and
periods that lie in one another, are one linear system (``engines/disclosure``). A year is the sum of its quarters where
it is; where a part of a period was never taken, the rest of it is a cell of which nothing is told.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Period, Shape, Value, families
from zotim.engines import disclosure
from zotim.engines.disclosure import Key, Kind, Rules, Sum, Told

REST = "rest"
HIDDEN = Told(0, None)


def with_families(codes: Iterable[str]) -> list[str]:
    """*codes*, each once, and those that are joined with them as sums and parts."""
    wanted, joined = list(dict.fromkeys(codes)), families()
    more = {code for family in joined if family & set(wanted) for code in family}
    return wanted + sorted(more - set(wanted))


def release(values: Mapping[str, Value], period: Period) -> dict[str, str]:
    """Of new *values* of a period those that are withheld, each with the figure that it would give away.

    Raises Unfit for a period that overlaps an earlier one in part: two such could be subtracted.
    """
    counts = {code: int(value) for code, value in values.items() if value is not None and _of_people(code)}
    joined = families()
    groups = [family & counts.keys() for family in joined if family & counts.keys()]
    groups += [{code} for code in counts if not any(code in family for family in joined)]
    earlier = _earlier(counts, period)
    found = dict[str, str]()
    for codes in groups:
        found |= _System({code: counts[code] for code in sorted(codes)}, period, earlier).withheld()
    return found


def _of_people(code: str) -> bool:
    return FIGURES[code].personal and FIGURES[code].shape == Shape.COUNT


def _earlier(codes: Iterable[str], period: Period) -> dict[str, dict[Period, FigureValue]]:
    """What was taken before of these figures and those that are joined with them, by code and period."""
    found: dict[str, dict[Period, FigureValue]] = {}
    for row in FigureValue.objects.filter(code__in=with_families(codes), is_personal=True, value__isnull=False):
        other = Period(row.first, row.last)
        apart = other.last < period.first or other.first > period.last
        if not apart and not _holds(other, period) and not _holds(period, other):
            raise Unfit(
                _("Figures of %(period)s were taken. Two periods that overlap in part could be subtracted.")
                % {"period": other}
            )
        found.setdefault(row.code, {})[other] = row
    return found


def _holds(outer: Period, inner: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


class _System:
    """The cells of joined counts over all periods that have to do with the new one, and the sums between them."""

    def __init__(
        self, counts: Mapping[str, int], period: Period, earlier: Mapping[str, Mapping[Period, FigureValue]]
    ) -> None:
        self.rules = Rules(settings.ZOTIM_K, banded=True)
        self.cells: dict[Key, int] = {(code, str(period)): count for code, count in counts.items()}
        self.told: dict[Key, Told] = {}
        self.sums: list[Sum] = []
        joined = {code for family in families() if family & counts.keys() for code in family} | counts.keys()
        periods: dict[str, set[Period]] = {code: {period} if code in counts else set() for code in sorted(joined)}
        for code in periods:
            rows = earlier.get(code, {})
            top = max((one for one in rows if _holds(one, period)), key=_days, default=period)
            for other, row in rows.items():
                if _holds(top, other) and row.value is not None:
                    key, value = (code, str(other)), int(row.value)
                    periods[code].add(other)
                    self.cells[key] = value
                    self.told[key] = HIDDEN if row.withheld else disclosure.first_told(value, self.rules)
        for code, some in periods.items():
            for one in sorted(some):
                self._of_its_periods(code, one, some)
        self.sums += self._of_its_parts(periods)

    def _of_its_periods(self, code: str, outer: Period, periods: Iterable[Period]) -> None:
        inside = [one for one in periods if one != outer and _holds(outer, one)]
        largest = sorted(one for one in inside if not any(other != one and _holds(other, one) for other in inside))
        if not largest:
            return
        total: Key = (code, str(outer))
        parts: tuple[Key, ...] = tuple((code, str(one)) for one in largest)
        left = self.cells[total] - sum(self.cells[part] for part in parts)
        whole = sum(_days(one) for one in largest) == _days(outer)
        if left < 0 or (whole and left):
            return  # what stood at an end, or was entered late, doesn't add up: nobody can subtract it
        if not whole:
            rest: Key = (code, str(outer), REST)
            self.cells[rest], self.told[rest] = left, HIDDEN
            parts = (*parts, rest)
        self.sums.append(Sum(total, parts))

    def _of_its_parts(self, periods: Mapping[str, Iterable[Period]]) -> Iterator[Sum]:
        for code, some in periods.items():
            for one in sorted(some):
                total, parts = (code, str(one)), tuple((part, str(one)) for part in FIGURES[code].parts)
                there = parts and all(cell in self.cells for cell in (total, *parts))
                if there and self.cells[total] == sum(self.cells[part] for part in parts):
                    yield Sum(total, parts)

    def withheld(self) -> dict[str, str]:
        if not self.sums:
            return {}
        told = disclosure.publish(self.cells, self.sums, self.rules, self.told).told
        return {key[0]: one.gives_away[0] for key, one in told.items() if one.kind == Kind.HIDDEN and one.gives_away}


def _days(period: Period) -> int:
    return (period.last - period.first).days + 1
