"""Sums of money that say what they are: by currency, or in one currency by rates of the day. Pure; no database.

Nothing here knows which movements count (:func:`zotim.desks.stabilisation.money.selectors.counted` does).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

CENT = Decimal("0.01")
OLDEST = timedelta(days=7)
"""How old a rate of the day may be: there is none on days on which no bank works."""
EURO = "EUR"


@dataclass(frozen=True, slots=True)
class Part:
    """An *amount* in one *currency* that moved on one day, at one *step*."""

    step: str
    currency: str
    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True, order=True)
class DayRate:
    """How much of a currency one euro was on a day, and who said so."""

    on: date
    per_euro: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Missing:
    """No rate of a currency for a day, or a few days before."""

    currency: str
    on: date


@dataclass(frozen=True, slots=True)
class InOne:
    """A sum in one *currency* by rates of the day, with the sources of these. *amount* is None where one is missing:
    then there is no sum, and *missing* says why."""

    currency: str
    amount: Decimal | None
    sources: Sequence[str] = ()
    missing: Sequence[Missing] = field(default_factory=tuple)


def by_currency(parts: Iterable[Part]) -> dict[str, dict[str, Decimal]]:
    """One sum for each step and currency; two currencies are never added, nor two steps."""
    found: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in parts:
        found[one.step][one.currency] += one.amount
    return {step: dict(sorted(sums.items())) for step, sums in found.items()}


def rate_of(rates: Sequence[DayRate], on: date) -> DayRate | None:
    """The rate of a day among those of one currency, in the order of their days: of that day, or of the last one before
    it, no more than a week old."""
    at = bisect_right(rates, on, key=lambda one: one.on)
    found = rates[at - 1] if at else None
    return found if found and on - found.on <= OLDEST else None


def in_one(parts: Iterable[Part], currency: str, rates: Mapping[str, Sequence[DayRate]]) -> InOne:
    """The parts, of one step, as a sum in *currency*: each by the rates of its own day, over the euro, rounded to the
    hundredth. *rates* are in the order of their days, by currency. Raises ValueError for parts of two steps."""
    total, sources, missing = Decimal(0), dict[str, None](), dict[Missing, None]()
    steps = set()
    for one in parts:
        steps.add(one.step)
        if one.currency == currency:
            total += one.amount
            continue
        away, into = (_rate(code, one.on, rates) for code in (one.currency, currency))
        for code, rate in ((one.currency, away), (currency, into)):
            if rate is None:
                missing[Missing(code, one.on)] = None
            elif rate.source:
                sources[rate.source] = None
        if away and into:
            total += (one.amount / away.per_euro * into.per_euro).quantize(CENT, ROUND_HALF_EVEN)
    if len(steps) > 1:
        raise ValueError("steps are the same money on its way: they aren't added")
    if missing:
        return InOne(currency, None, tuple(sources), tuple(missing))
    return InOne(currency, total, tuple(sources))


def _rate(currency: str, on: date, rates: Mapping[str, Sequence[DayRate]]) -> DayRate | None:
    if currency == EURO:
        return DayRate(on, Decimal(1), "")
    return rate_of(rates.get(currency, ()), on)
