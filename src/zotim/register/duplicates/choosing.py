"""Into which record another is merged."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.register import selectors as register
from zotim.register.duplicates import selectors
from zotim.register.measures.selectors import measures
from zotim.register.models import Commitment


@choosable("register.duplicate")
def _mergeable(actor: Actor, of: UUID) -> QuerySet[Any]:
    one = register.commitments(actor).filter(pk=of).first() or measures(actor).filter(pk=of).first()
    return selectors.mergeable(actor, one) if one else Commitment.objects.none()
