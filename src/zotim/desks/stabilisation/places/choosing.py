"""Which place something is at."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.core.ui.tables import in_translated
from zotim.desks.stabilisation.places import selectors
from zotim.desks.stabilisation.places.models import Place


def _named(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    found = Q(reference__icontains=words)
    for field in in_translated("title"):
        found |= Q(**{f"{field}__icontains": words})
    return rows.filter(found)


@choosable("stabilisation.place", fits=_named, title=lambda one: one.title)
def _places(actor: Actor, of: UUID) -> QuerySet[Place]:
    return selectors.places(actor)
