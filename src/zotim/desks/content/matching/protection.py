"""What stops an order until an adviser has cleared it for an item: it met something that is protected or lawful."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.audit.services import System
from zotim.desks.content.banks.models import BankKind
from zotim.desks.content.banks.sources import protects
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.matching.models import Clearance, Met

MATCHING = System("matching")
CLEAR = "content.item.clear"
IN_FORCE = Q(entry__state="in_force", entry__bank__enabled=True)
"""Meetings that count: what was withdrawn, or isn't asked any more, shows nothing as met."""

Readers = Callable[[Item], Iterable[UUID]]
READERS: list[Readers] = []


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an order stops: the item met an entry of a negative or protected bank (*kind*), or stands at a protected
    source. *key* is by what it is cleared, *said* how it is called."""

    kind: str
    key: str
    said: str
    met: Met | None = None


def read_by(readers: Readers) -> Readers:
    """Enter who took part in judging an item, so that nobody clears what they read. For rooms above."""
    if readers not in READERS:
        READERS.append(readers)
    return readers


def readers_of(item: Item) -> frozenset[UUID]:
    """Everybody who took part in judging an item, also those who were stood in for."""
    return frozenset(one for readers in READERS for one in readers(item))


def reasons(item: Item) -> list[Reason]:
    """All that protects an item now, each bank once; empty: nothing does."""
    met = Met.objects.filter(IN_FORCE, item=item, entry__bank__kind__in=[BankKind.NEGATIVE, BankKind.PROTECTED])
    found: dict[str, Reason] = {}
    for one in met.select_related("entry__bank").order_by("distance", "pk"):
        bank = one.entry.bank
        found.setdefault(str(bank.pk), Reason(bank.kind, str(bank.pk), bank.title, one))
    places = list(item.locations.all())
    addresses = [text for one in places if (text := TEXTS.text(MATCHING, one, "address"))]
    for source in protects([one.host for one in places], addresses):
        found[str(source.pk)] = Reason("source", str(source.pk), str(source))
    return list(found.values())


def uncleared(item: Item) -> list[Reason]:
    """The reasons that no adviser has cleared for this item."""
    found = reasons(item)
    if not found:
        return []
    done = {key for keys in Clearance.objects.filter(item=item).values_list("of", flat=True) for key in keys}
    return [one for one in found if one.key not in done]


def cleared(item: Item) -> bool:
    """Whether nothing protects an item, or an adviser has cleared all that does."""
    return not uncleared(item)


def may_clear(actor: Actor, item: Item) -> bool:
    """Whether somebody may clear an item: an adviser who took no part in judging it."""
    return may(actor, CLEAR, item) and not readers_of(item) & actor.people
