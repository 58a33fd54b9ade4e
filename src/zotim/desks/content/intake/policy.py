"""Who sees what was reported."""

from django.db.models import Q

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, visible_to
from zotim.desks.content.intake.models import Item, ItemPrint, Location, Report
from zotim.desks.content.law.policy import SEE_ITEMS


@visible_to(Item, Location, Report, ItemPrint)
def items(actor: Actor, purpose: str) -> Q:
    """Readers and advisers; a conflict of interest takes items away in the room above."""
    return EVERYTHING if actor.roles & SEE_ITEMS else NOTHING
