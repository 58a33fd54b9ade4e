"""Every read of editions; each takes the actor, but for what is public."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.confirming import PEOPLE
from zotim.core.approvals.services import waiting_for
from zotim.desks.content.account.models import RegisterEdition
from zotim.desks.content.account.states import EDITION


def editions(actor: Actor) -> QuerySet[RegisterEdition]:
    """All editions, newest first."""
    return RegisterEdition.objects.filter(visible(RegisterEdition, actor)).order_by("-year", "-created_at")


def edition(actor: Actor, pk: UUID) -> RegisterEdition:
    """One of them. Raises NotVisible."""
    return get_visible(RegisterEdition.objects.select_related(*PEOPLE), actor, pk=pk)


def to_publish(actor: Actor) -> QuerySet[RegisterEdition]:
    """Those that somebody else put together."""
    return editions(actor).filter(waiting_for(actor, EDITION.confirm), state="entered")


def published() -> list[RegisterEdition]:
    """What everybody may see: the edition of each year that two people have published, newest year first."""
    return list(RegisterEdition.objects.filter(state="confirmed").order_by("-year"))


def published_of(year: int) -> RegisterEdition | None:
    """That of one year, if there is one."""
    return RegisterEdition.objects.filter(state="confirmed", year=year).first()
