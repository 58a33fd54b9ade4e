"""Whom one may let in by a basis: people of the body that it names, or of a kind of body that an article names."""

from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS, visible
from zotim.core.access.walls import walled
from zotim.core.people.models import Membership, User
from zotim.core.search.choosing import choosable, named
from zotim.desks.reintegration.bases.models import Consent, Duty, Ground
from zotim.desks.reintegration.cases.policy import NEVER


@choosable("reintegration.let_in", fits=named)
def _let_in(actor: Actor, of: UUID) -> QuerySet[User]:
    """Active accounts of others, in the body of the basis *of*."""
    if not ACTIONS["reintegration.grant.give"].open_to(actor):
        return User.objects.none()
    with walled(actor):
        bodies = list(Consent.objects.filter(visible(Consent, actor), pk=of).values_list("recipient", flat=True))
        bodies += Ground.objects.filter(visible(Ground, actor), pk=of).values_list("recipient", flat=True)
    kinds = Duty.objects.filter(visible(Duty, actor), pk=of).exclude(recipients__in=NEVER).values("recipients")
    held = (
        Membership.objects.live().filter(Q(organisation__in=bodies) | Q(organisation__kind__in=kinds)).values("user_id")
    )
    return User.objects.filter(is_active=True, pk__in=held).exclude(pk__in=actor.people).order_by("name")
