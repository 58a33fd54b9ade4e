"""Of which project another is a part."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.desks.stabilisation.projects import selectors
from zotim.desks.stabilisation.projects.models import Project


@choosable("stabilisation.project.whole")
def _wholes(actor: Actor, of: UUID) -> QuerySet[Project]:
    return selectors.wholes(actor)
