"""Every read about places. Each takes the actor and returns only what the actor may see."""

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.desks.stabilisation.places.models import Place


def places(actor: Actor) -> QuerySet[Place]:
    """Places, by reference."""
    return Place.objects.filter(visible(Place, actor)).order_by("reference")
