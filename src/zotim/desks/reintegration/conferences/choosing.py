"""Whom a chair can give a seat: people with a role of this desk, but police, who have no account in it."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.people.models import Membership, User
from zotim.core.search.choosing import choosable, named
from zotim.desks.reintegration.cases.policy import GUESTS
from zotim.desks.reintegration.conferences.policy import POLICE


@choosable("reintegration.seat", fits=named)
def _seats(actor: Actor, of: UUID) -> QuerySet[User]:
    if not ACTIONS["reintegration.seat.give"].open_to(actor):
        return User.objects.none()
    held = Membership.objects.live().filter(role__in=sorted(GUESTS)).exclude(organisation__kind__in=sorted(POLICE))
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("name")
