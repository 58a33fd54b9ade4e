"""Who sees what goes out."""

from django.db.models import Q

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, visible_to
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.law.policy import PROTECTION, SEE_ITEMS


@visible_to(Dispatch)
def dispatches(actor: Actor, purpose: str) -> Q:
    """Whoever sees items; officers of protection what was sent to them, and nothing else."""
    if actor.roles & SEE_ITEMS:
        return EVERYTHING
    return Q(way="protection", sent_at__isnull=False) if actor.roles & PROTECTION else NOTHING
