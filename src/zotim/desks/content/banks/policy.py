"""Who sees banks and their entries."""

from django.db.models import Q

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, visible_to
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.law.policy import CURATORS, SEE_ITEMS


@visible_to(Bank, Entry)
def banks(actor: Actor, purpose: str) -> Q:
    """Curators, and those who see what met an entry."""
    return EVERYTHING if actor.roles & (CURATORS | SEE_ITEMS) else NOTHING
