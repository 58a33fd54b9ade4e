"""Who can stand in for somebody."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.people.models import User
from zotim.core.search.choosing import choosable, named
from zotim.web.accounts import selectors


@choosable("people.deputy", fits=named)
def _colleagues(actor: Actor, of: UUID) -> QuerySet[User]:
    return selectors.colleagues(actor)
