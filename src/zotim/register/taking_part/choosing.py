"""What follows from a text that was backed."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.choosing import choosable
from zotim.register import selectors as register
from zotim.register.models import Commitment
from zotim.vocabulary import ClaimAction


@choosable("register.commitment.support")
def _support(actor: Actor, of: UUID) -> QuerySet[Commitment]:
    return register.commitments(actor).filter(action=ClaimAction.SUPPORT, merged_into=None)
