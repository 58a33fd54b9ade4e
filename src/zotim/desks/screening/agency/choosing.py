"""Which obliged entity sent something, and which are asked."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable, named
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.models import ObligedEntity


@choosable("screening.obligedentity", fits=named)
def _entities(actor: Actor, of: UUID) -> QuerySet[ObligedEntity]:
    return selectors.entities(actor)


@choosable("screening.obligedentity.asked", fits=named)
def _obliged_now(actor: Actor, of: UUID) -> QuerySet[ObligedEntity]:
    return selectors.entities(actor).filter(until=None)
