"""Who sees what an item met."""

from django.db.models import Q

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, visible_to
from zotim.desks.content.law.policy import SEE_ITEMS
from zotim.desks.content.matching.models import Met


@visible_to(Met)
def met(actor: Actor, purpose: str) -> Q:
    """Whoever sees items."""
    return EVERYTHING if actor.roles & SEE_ITEMS else NOTHING
