"""Every read of legal bases; each takes the actor."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.desks.screening.bases.models import LegalBasis, LegalStep
from zotim.desks.screening.bases.states import CONFIRM, USABLE


def bases(actor: Actor) -> QuerySet[LegalBasis]:
    """All of them, by list and step."""
    return LegalBasis.objects.filter(visible(LegalBasis, actor)).order_by("side", "step", "-created_at")


def basis(actor: Actor, pk: UUID) -> LegalBasis:
    """One of them. Raises NotVisible."""
    people = ("entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return get_visible(LegalBasis.objects.select_related(*people), actor, pk=pk)


def to_confirm(actor: Actor) -> QuerySet[LegalBasis]:
    """Those that somebody else entered."""
    return bases(actor).filter(waiting_for(actor, CONFIRM), state="entered")


def of_listing(actor: Actor) -> QuerySet[LegalBasis]:
    """Articles on which an entry may be proposed."""
    return bases(actor).filter(step=LegalStep.LISTING, state__in=USABLE).order_by("created_at", "pk")


def in_force(actor: Actor, step: str, side: str) -> LegalBasis | None:
    """On what a step rests now; None while it is off."""
    return bases(actor).filter(step=step, side=side, state="confirmed").first()
