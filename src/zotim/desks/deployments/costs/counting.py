"""What is planned, worked out of rates: months of billets day by day, and tours that are agreed. Sums of one currency
alone; currencies never meet. Pure: no clock, no database."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from zotim.desks.deployments.costs.models import RankGroup, Rate, RateKind
from zotim.desks.deployments.missions.days import DAY, Span

Sums = Mapping[tuple[int, str], Decimal]
"""By year and currency."""
CENT = Decimal("0.01")


def in_force(rates: Iterable[Rate], kind: str, rank: str, day: date) -> list[Rate]:
    """The rates for something on a day, one for each currency: the newest that has begun, and one for the group of a
    *rank* before one for all."""
    found: dict[str, Rate] = {}
    for one in rates:
        if one.kind == kind and one.from_on <= day and one.ranks in (RankGroup.ALL, rank[:2]):
            now = found.get(one.currency)
            if now is None or _first(one) > _first(now):
                found[one.currency] = one
    return [found[name] for name in sorted(found)]


def _first(one: Rate) -> tuple[bool, date]:
    return one.ranks != RankGroup.ALL, one.from_on


def months(rates: Sequence[Rate], rank: str, span: Span) -> Sums:
    """What holding a billet of a *rank* costs on the days of *span*: of each month the share of its days."""
    turns = sorted({one.from_on for one in rates if span.first < one.from_on <= span.last})
    found: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    at = span.first
    while at <= span.last:
        long = monthrange(at.year, at.month)[1]
        last = min(at.replace(day=long), span.last, *(one - DAY for one in turns if one > at))
        for one in in_force(rates, RateKind.MONTH, rank, at):
            found[at.year, one.currency] += one.amount * ((last - at).days + 1) / long
        at = last + DAY
    return rounded(found)


def tours(rates: Sequence[Rate], begun: Iterable[tuple[str, date]]) -> Sums:
    """What tours cost beside their months: each is a rank and the day of arrival."""
    found: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for rank, day in begun:
        for one in in_force(rates, RateKind.TOUR, rank, day):
            found[day.year, one.currency] += one.amount
    return rounded(found)


def rounded(sums: Sums) -> Sums:
    """To hundredths."""
    return {key: value.quantize(CENT, ROUND_HALF_UP) for key, value in sums.items()}


def added(some: Iterable[Sums]) -> Sums:
    """Sums of the same year and currency together."""
    found: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for sums in some:
        for key, value in sums.items():
            found[key] += value
    return dict(found)
