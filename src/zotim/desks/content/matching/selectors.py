"""Every read of what items met; each takes the actor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.intake.models import Item
from zotim.desks.content.matching.models import Clearance, Flood, HeldBack, Met, Reopening
from zotim.desks.content.matching.protection import IN_FORCE

SHOWN = 20
"""Items of a flood that its page names, and meetings of one bank that an item's page does."""


@dataclass(slots=True)
class OfBank:
    """What an item met of one bank, nearest first: *met* as many as are shown, of *count*."""

    bank: Bank
    count: int = 0
    met: list[Met] = field(default_factory=list)


def met(actor: Actor, item: Item) -> list[OfBank]:
    """What an item meets now, by bank: what protects it first."""
    return _by_bank(Met.objects.filter(visible(Met, actor), IN_FORCE, item=item))


def met_before(actor: Actor, item: Item) -> list[OfBank]:
    """What it met and doesn't meet any more: the entry was withdrawn, or its bank isn't asked."""
    return _by_bank(Met.objects.filter(visible(Met, actor), item=item).exclude(IN_FORCE))


def _by_bank(rows: QuerySet[Met]) -> list[OfBank]:
    found: dict[UUID, OfBank] = {}
    for one in rows.select_related("entry__bank").order_by("distance", "pk"):
        of = found.setdefault(one.entry.bank_id, OfBank(one.entry.bank))
        of.count += 1
        if len(of.met) < SHOWN:
            of.met.append(one)
    return sorted(found.values(), key=lambda of: (of.bank.kind == "known", of.met[0].distance, of.bank.code))


def one_met(actor: Actor, pk: UUID) -> Met:
    """A meeting, with both of its sides. Raises NotVisible."""
    rows = Met.objects.select_related("item", "entry__bank", "entry__item")
    return get_visible(rows, actor, pk=pk)


def clearances(actor: Actor, item: Item) -> list[Clearance]:
    """What advisers cleared of an item."""
    return list(Clearance.objects.filter(visible(Clearance, actor), item=item).select_related("by"))


def floods(actor: Actor) -> QuerySet[Flood]:
    """All floods, the newest first; *known* is how many of each were held back, without what the actor may not see."""
    kept = HeldBack.objects.filter(flood=OuterRef("pk")).exclude(visible(HeldBack, actor)).order_by()
    counted = Subquery(kept.values("flood").annotate(count=Count("pk")).values("count"))
    rows = Flood.objects.filter(visible(Flood, actor)).annotate(known=F("held") - Coalesce(counted, 0))
    return rows.filter(known__gt=0).select_related("entry__bank", "decided_by").defer("reason")


def flood(actor: Actor, pk: UUID) -> Flood:
    """One. Raises NotVisible."""
    return get_visible(Flood.objects.select_related("entry__bank", "decided_by"), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be seen of a flood before it is decided: how many, of what, since when, and some of them."""

    count: int
    first: object
    last: object
    kinds: list[tuple[str, int]]
    languages: list[tuple[str, int]]
    some: list[Item]


def flood_told(actor: Actor, flood: Flood) -> Told:
    """Its items that the actor may see, in numbers, and the first ones."""
    rows = Item.objects.filter(visible(Item, actor), held_back__flood=flood).order_by()
    of = rows.aggregate(count=Count("pk"), first=Min("created_at"), last=Max("created_at"))

    def by(name: str) -> list[tuple[str, int]]:
        return [
            (one[name], one["count"]) for one in rows.values(name).annotate(count=Count("pk")).order_by("-count", name)
        ]

    some = list(rows.defer("text").order_by("created_at", "pk")[:SHOWN])
    return Told(of["count"], of["first"], of["last"], by("kind"), by("language"), some)


def reopenings(actor: Actor) -> QuerySet[Reopening]:
    """Closed items that met something since, the newest first."""
    rows = Reopening.objects.filter(visible(Reopening, actor)).defer("reason")
    return rows.select_related("item", "met__entry__bank", "decided_by")


def reopening(actor: Actor, pk: UUID) -> Reopening:
    """One. Raises NotVisible."""
    rows = Reopening.objects.select_related("item", "met__entry__bank", "decided_by")
    return get_visible(rows, actor, pk=pk)


def met_since(actor: Actor, reopening: Reopening) -> Iterable[OfBank]:
    """What a closed item met since the proposal's first meeting."""
    rows = Met.objects.filter(visible(Met, actor), IN_FORCE, item=reopening.item_id)
    return _by_bank(rows.filter(created_at__gte=reopening.met.created_at))
