"""Who leaves, and who follows."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.people.models import Organisation, User
from zotim.core.search.choosing import choosable, named
from zotim.register.duties import selectors
from zotim.register.duties.models import Handover


@choosable("register.handover.leaving", fits=named)
def _leaving(actor: Actor, of: UUID) -> QuerySet[User]:
    """Focal points of a body, now or before."""
    body = Organisation.objects.filter(pk=of).first()
    if body is None or not may(actor, "register.handover.make", body):
        return User.objects.none()
    held = User.objects.filter(memberships__role="focal_point", memberships__organisation=body)
    return held.distinct().order_by("name", "pk")


@choosable("register.handover.successor", fits=named)
def _successors(actor: Actor, of: UUID) -> QuerySet[User]:
    """Focal points, as of now, of the body of a pack."""
    pack = Handover.objects.filter(visible(Handover, actor), pk=of).first()
    if pack is None or not may(actor, "register.handover.give", pack):
        return User.objects.none()
    return selectors.successors(pack)
