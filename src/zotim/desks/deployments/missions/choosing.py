"""Which promise a billet keeps, and which billets keep a promise. Neither has words of its own in the search."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.desks.deployments.missions import selectors
from zotim.desks.deployments.missions.models import Billet, Pledge


def _coded(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(Q(code__icontains=words) | Q(reference__icontains=words))


def _referred(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(Q(reference__icontains=words) | Q(commitment__reference__icontains=words))


@choosable("deployments.billet.pledge", fits=_referred, title=lambda one: one.title)
def _stated(actor: Actor, of: UUID) -> QuerySet[Pledge]:
    """What was promised of one mission."""
    return selectors.pledges(actor).filter(mission=of, state="stated")


@choosable("deployments.pledge.billet", fits=_coded, title=lambda one: one.title, before=lambda one: one.code)
def _free(actor: Actor, of: UUID) -> QuerySet[Billet]:
    """The billets that keep one promise or none."""
    one = selectors.pledges(actor).filter(pk=of).first()
    return selectors.free_billets(actor, one) if one else Billet.objects.none()
