"""Of which project another is a part, and which partner of a project something is with."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.desks.stabilisation.projects import selectors
from zotim.desks.stabilisation.projects.models import Partner, Project


@choosable("stabilisation.project.whole")
def _wholes(actor: Actor, of: UUID) -> QuerySet[Project]:
    return selectors.wholes(actor)


def _named(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(Q(reference__icontains=words) | Q(name__icontains=words))


@choosable("stabilisation.partner", fits=_named, title=lambda one: one.name)
def _partners(actor: Actor, of: UUID) -> QuerySet[Partner]:
    """Of one project; a partner's focal point sees itself alone."""
    one = selectors.projects(actor).filter(pk=of).first()
    return selectors.partners(actor, one).filter(state="partner") if one else Partner.objects.none()
