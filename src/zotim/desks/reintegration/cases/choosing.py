"""To whom a case is given, and to whom parts of it are opened."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.access.roles import fitting
from zotim.core.people.models import Membership, User
from zotim.core.retention.policy import KEEPERS
from zotim.core.search.choosing import choosable, named
from zotim.desks.reintegration.cases.policy import HELPERS, WORKERS


def _people(actor: Actor, action: str, roles: frozenset[str]) -> QuerySet[User]:
    """Active accounts of others that hold one of *roles* now, for whoever may take the step."""
    if not ACTIONS[action].open_to(actor):
        return User.objects.none()
    held = Membership.objects.live().filter(fitting(roles)).values("user_id")
    return User.objects.filter(is_active=True, pk__in=held).exclude(pk__in=actor.people).order_by("name")


def managers(actor: Actor) -> QuerySet[User]:
    """To whom the actor may give a case that they open."""
    return _people(actor, "reintegration.case.open", WORKERS)


@choosable("reintegration.manager", fits=named)
def _managers(actor: Actor, of: UUID) -> QuerySet[User]:
    return managers(actor)


@choosable("reintegration.helper", fits=named)
def _helpers(actor: Actor, of: UUID) -> QuerySet[User]:
    return _people(actor, "reintegration.grant.give", HELPERS)


@choosable("reintegration.barred", fits=named)
def _barred(actor: Actor, of: UUID) -> QuerySet[User]:
    return _people(actor, "reintegration.bar.enter", HELPERS | {"coordinator"} | KEEPERS)
