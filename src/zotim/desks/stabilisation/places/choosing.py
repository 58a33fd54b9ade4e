"""Which place something is at, and in which area a place lies."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.core.ui.countries import country
from zotim.core.ui.tables import in_translated
from zotim.desks.stabilisation.places import selectors
from zotim.desks.stabilisation.places.models import Area, Place


def _named(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    found = Q(reference__icontains=words) | Q(code__iexact=words)
    for field in in_translated("title"):
        found |= Q(**{f"{field}__icontains": words})
    return rows.filter(found)


def _spelled(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return _named(rows, words) | rows.filter(also__icontains=words)


@choosable("stabilisation.place", fits=_spelled, title=lambda one: one.title, before=lambda one: country(one.country))
def _places(actor: Actor, of: UUID) -> QuerySet[Place]:
    """Places that are used."""
    return selectors.places(actor).filter(state="used")


@choosable("stabilisation.area", fits=_named, title=lambda one: one.title, before=lambda one: country(one.country))
def _areas(actor: Actor, of: UUID) -> QuerySet[Area]:
    return selectors.areas(actor)
