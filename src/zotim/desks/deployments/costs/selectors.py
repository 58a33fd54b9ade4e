"""Every read about costs: takes the actor, returns only what the actor may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from uuid import UUID

from django.db.models import QuerySet, Sum

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.deployments.costs.counting import added, in_force, months, tours
from zotim.desks.deployments.costs.models import Payment, Rate, RateKind
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.missions.holding import holdings
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.planning.prices import Prices, priced

MONTH = 30
"""Days of a month, where a plan says what a tour would cost."""


def rates(actor: Actor, of: Mission) -> QuerySet[Rate]:
    """The rates of a mission that count."""
    rows = Rate.objects.filter(visible(Rate, actor), mission=of, ended_at=None)
    return rows.order_by("kind", "ranks", "currency", "from_on")


def rate(actor: Actor, pk: UUID) -> Rate:
    """One that counts. Raises NotVisible."""
    rows = Rate.objects.filter(visible(Rate, actor), ended_at=None).select_related("mission__lead")
    return get_visible(rows, actor, pk=pk)


def payments(actor: Actor, of: Mission) -> QuerySet[Payment]:
    """What was paid for a mission, the newest first."""
    rows = Payment.objects.filter(visible(Payment, actor), mission=of, ended_at=None)
    return rows.select_related("billet").order_by("-paid_on", "-pk")


def payment(actor: Actor, pk: UUID) -> Payment:
    """One that counts. Raises NotVisible."""
    rows = Payment.objects.filter(visible(Payment, actor), ended_at=None).select_related("mission__lead", "billet")
    return get_visible(rows, actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Year:
    """What a mission costs in a year in one currency: *planned* by its rates, and *paid*."""

    year: int
    currency: str
    planned: Decimal
    paid: Decimal


def years(actor: Actor, of: Mission) -> list[Year]:
    """What a mission costs, by year and currency. Planned are the months of billets that it accepted and the tours that
    are agreed, have begun or are over: counted by the billet, nobody is in it."""
    live = list(rates(actor, of))
    billets = list(missions.billets(actor, of).filter(state="accepted"))
    ranks = {one.pk: one.rank_from for one in billets}
    begun = [(ranks[one.billet], one.arrives) for one in holdings(billets) if one.agreed]
    planned = added([*(months(live, one.rank_from, one.span) for one in billets), tours(live, begun)])
    rows = payments(actor, of).order_by().values_list("paid_on__year", "currency").annotate(all=Sum("amount"))
    paid = {(year, currency): amount for year, currency, amount in rows}
    return [
        Year(year, currency, planned.get((year, currency), Decimal(0)), paid.get((year, currency), Decimal(0)))
        for year, currency in sorted(planned.keys() | paid.keys())
    ]


@priced
def of_a_tour(of: Mission, day: date) -> Prices | None:
    """What a tour of a mission would cost by the rates of a day, for plans; nothing where they are in several
    currencies. Of whom it is asked says the plan."""
    rows = Rate.objects.filter(mission=of, ended_at=None, from_on__lte=day)
    live: Sequence[Rate] = list(rows.order_by("from_on", "pk"))
    currencies = {one.currency for one in live}
    if len(currencies) != 1:
        return None

    def cost(rank: str, days: int) -> int:
        month, once = (in_force(live, kind, rank, day) for kind in (RateKind.MONTH, RateKind.TOUR))
        return ceil(_sum(month) * days / MONTH + _sum(once))

    return Prices(currencies.pop(), cost)


def _sum(some: Iterable[Rate]) -> Decimal:
    return sum((one.amount for one in some), Decimal(0))
