"""What this room keeps about an item goes with the item; a flood goes when none of its items is left."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.banks.retention import goes_with_entries
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.rests import rests_on
from zotim.desks.content.intake.retention import goes_along
from zotim.desks.content.matching.models import Asked, Clearance, Flood, HeldBack, Met, Reopening


@goes_along
def met(item: Item) -> QuerySet:
    """What it met, and what met an entry of it that has ended."""
    return Met.objects.filter(Q(item=item) | Q(entry__item=item))


@goes_with_entries
def met_of(entries: QuerySet[Entry]) -> QuerySet:
    """What met entries that go."""
    return Met.objects.filter(entry__in=entries)


@goes_with_entries
def reopenings_of(entries: QuerySet[Entry]) -> QuerySet:
    """Proposals to open an item again because it met them, decided or not: the ground is gone."""
    return Reopening.objects.filter(met__entry__in=entries)


@goes_along
def asked(item: Item) -> QuerySet:
    """Up to what it was asked."""
    return Asked.objects.filter(item=item)


@goes_along
def cleared(item: Item) -> QuerySet:
    """Its clearances."""
    return Clearance.objects.filter(item=item)


@goes_along
def held_back(item: Item) -> QuerySet:
    """With which flood it was held back."""
    return HeldBack.objects.filter(item=item)


@goes_along
def reopenings(item: Item) -> QuerySet:
    """Proposals to open it again, and those of others because they met an entry of it: they name what was met, and go
    before that."""
    return Reopening.objects.filter(Q(item=item) | Q(met__entry__item=item))


rests_on(Q(reopenings__state="proposed"))


def _flood(flood: Flood) -> list[QuerySet]:
    return [Flood.objects.filter(pk=flood.pk)]


rules(
    Rule(
        "content.flood.decided",
        _("Floods that were decided, none of whose items is kept any more"),
        "content.Flood",
        "content",
        months(6),
        since_field="decided_at",
        where=~Q(state="held") & ~Q(Exists(HeldBack.objects.filter(flood=OuterRef("pk")))),
        parts=_flood,
        keyed=True,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
)
