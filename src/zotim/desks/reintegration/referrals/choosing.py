"""To whom a service is handed."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.people.models import User
from zotim.core.search.choosing import choosable, named
from zotim.desks.reintegration.referrals.handing import heirs
from zotim.desks.reintegration.referrals.models import Service
from zotim.desks.reintegration.referrals.policy import PROVIDER


@choosable("reintegration.heir", fits=named)
def _heirs(actor: Actor, of: UUID) -> QuerySet[User]:
    """Other focal points of the body that offers the service *of*, for one of them."""
    service = Service.objects.filter(visible(Service, actor), pk=of).first()
    if service is None or service.provider_id not in actor.organisations(PROVIDER):
        return User.objects.none()
    return heirs(service)
