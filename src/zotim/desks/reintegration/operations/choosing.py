"""Who works for somebody who comes back."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.access.roles import fitting
from zotim.core.people.models import Membership, User
from zotim.core.search.choosing import choosable, named
from zotim.desks.reintegration.cases.policy import WORKERS


@choosable("reintegration.traveller_worker", fits=named)
def _workers(actor: Actor, of: UUID) -> QuerySet[User]:
    """Active accounts of whoever works on cases, for who leads an operation; themselves too."""
    if not ACTIONS["reintegration.traveller.enter"].open_to(actor):
        return User.objects.none()
    held = Membership.objects.live().filter(fitting(WORKERS)).values("user_id")
    return User.objects.filter(is_active=True, pk__in=held).order_by("name")
