"""With which evidence a body corrects a sentence about it."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.search.choosing import choosable
from zotim.register.models import Evidence
from zotim.register.reports.models import Hearing
from zotim.register.reports.selectors import own_evidence


@choosable("register.hearing.evidence")
def _own(actor: Actor, of: UUID) -> QuerySet[Evidence]:
    hearing = Hearing.objects.filter(visible(Hearing, actor), pk=of).first()
    if hearing is None or not may(actor, "register.hearing.comment", hearing):
        return Evidence.objects.none()
    return own_evidence(hearing)
