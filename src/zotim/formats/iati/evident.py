"""What anybody sees in an activity, without the files of the standard: days in the wrong order, hundreds that aren't,
sums in no currency. With a ruleset its rules say the same, and these are left to them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from zotim.formats.iati.activity import Activity
from zotim.formats.iati.findings import Severity
from zotim.formats.iati.parts import Country, Day, Money, Region, Sector
from zotim.formats.iati.values import number

Seen = tuple[Severity, int, str, str, dict[str, object]]
"""How much it matters, line, field, code of :mod:`zotim.formats.problems`, values."""
_ORDER = (("1", "3", "planned start", "planned end"), ("2", "4", "actual start", "actual end"))
_WHOLE = Decimal(100)


def evident(activity: Activity) -> Iterator[Seen]:
    """What is wrong in *activity* by itself."""
    yield from _days(activity)
    yield from _hundreds(activity)
    yield from _currencies(activity)


def _days(activity: Activity) -> Iterator[Seen]:
    said = {one.type: one for one in reversed(activity.dates)}
    for begins, ends, first, second in _ORDER:
        start, end = said.get(begins), said.get(ends)
        if start is not None and end is not None:
            yield from _ordered(start.day, end.day, start.line, "activity-date", first, second)
    periods: list[tuple[str, Day | None, Day | None]] = [("budget", one.start, one.end) for one in activity.budgets]
    periods += [("planned-disbursement", one.start, one.end) for one in activity.planned]
    periods += [
        ("result/indicator/period", one.start, one.end)
        for result in activity.results for indicator in result.indicators for one in indicator.periods
    ]  # fmt: skip
    for field, begin, finish in periods:
        if begin is not None and finish is not None:
            yield from _ordered(begin.day, finish.day, begin.line, field, "period-start", "period-end")


def _ordered(start: date | None, end: date | None, line: int, field: str, first: str, second: str) -> Iterator[Seen]:
    if start is not None and end is not None and start > end:
        values: dict[str, object] = {"first": first, "start": start.isoformat(), "second": second,
                                     "end": end.isoformat()}  # fmt: skip
        yield "error", line, field, "days", values


def _hundreds(activity: Activity) -> Iterator[Seen]:
    by_vocabulary: dict[str, list[Sector]] = {}
    for one in activity.sectors:
        by_vocabulary.setdefault(one.vocabulary or "1", []).append(one)
    for vocabulary, sectors in by_vocabulary.items():
        yield from _hundred(sectors, "sector", f"sectors of vocabulary {vocabulary}")
    regions: dict[str, list[Country | Region]] = {}
    for region in activity.regions:
        regions.setdefault(region.vocabulary or "1", []).append(region)
    for among in regions.values() or [[]]:
        yield from _hundred([*activity.countries, *among], "recipient-country", "countries and regions")


def _hundred(parts: Sequence[Sector | Country | Region], field: str, words: str) -> Iterator[Seen]:
    said = [number(one.percentage) for one in parts if one.percentage is not None]
    if len(parts) < 2 and not said:
        return
    whole = sum((one for one in said if one is not None), Decimal(0))
    if whole != _WHOLE:
        yield "error", parts[0].line, field, "hundred", {"value": words, "has": f"{whole.normalize():f}"}


def _currencies(activity: Activity) -> Iterator[Seen]:
    if activity.default_currency:
        return
    named: set[str] = set()
    for field, value in _sums(activity):
        if value.currency:
            named.add(value.currency)
        else:
            yield "error", value.line, field, "no_currency", {}
    if len(named) > 1:
        values: dict[str, object] = {"value": ", ".join(sorted(named)[:9])}
        yield "warning", activity.line, "iati-activity/@default-currency", "currencies", values


def _sums(activity: Activity) -> Iterable[tuple[str, Money]]:
    sums = [("transaction", one.value) for one in activity.transactions]
    sums += [("budget", one.value) for one in activity.budgets]
    sums += [("planned-disbursement", one.value) for one in activity.planned]
    return [(f"{name}/value", value) for name, value in sums if value is not None]
