"""Who sees what readers said."""

from django.db.models import Q

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, visible_to
from zotim.desks.content.law.policy import SEE_ITEMS
from zotim.desks.content.review.models import Reading


@visible_to(Reading)
def readings(actor: Actor, purpose: str) -> Q:
    """Whoever sees items; a second reader sees the first reading only after theirs."""
    return EVERYTHING if actor.roles & SEE_ITEMS else NOTHING
