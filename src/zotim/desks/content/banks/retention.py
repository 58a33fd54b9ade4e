"""An item is kept while one of its entries is proposed or in force; what has ended goes with it, and its text."""

from django.db.models import Q, QuerySet

from zotim.desks.content.banks.models import Entry, EntryPart
from zotim.desks.content.banks.services.entries import HERE
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.rests import rests_on
from zotim.desks.content.intake.retention import goes_along

rests_on(Q(entries__state__in=HERE))


@goes_along
def entries(item: Item) -> QuerySet:
    """Its entries, which have ended."""
    return Entry.objects.filter(item=item)


@goes_along
def parts(item: Item) -> QuerySet:
    """Their parts, which go before them."""
    return EntryPart.objects.filter(entry__item=item)
