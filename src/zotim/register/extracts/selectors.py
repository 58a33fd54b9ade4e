"""Every read of extracts: those of the centre take the actor, those of the public see what is released and no more."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.notifications.services import holders
from zotim.core.people.models import User
from zotim.register.extracts.models import Extract
from zotim.register.policy import CENTRE


def extracts(actor: Actor) -> QuerySet[Extract]:
    """All versions, the newest first."""
    rows = Extract.objects.filter(visible(Extract, actor)).select_related("content", "proposed_by")
    return rows.defer("content__content").order_by("-created_at", "-pk")


def waiting(actor: Actor) -> Extract | None:
    """The version that waits for its second person; there is one at most."""
    return extracts(actor).filter(state="proposed").first()


def deciders(extract: Extract) -> QuerySet[User]:
    """Who may release a version or return it: everybody at the centre but who proposed it."""
    return User.objects.filter(pk__in=holders(*CENTRE)).exclude(pk=extract.proposed_by_id).order_by("name", "pk")


def extract(actor: Actor, pk: UUID) -> Extract:
    """One version with what it says. Raises NotVisible."""
    return get_visible(Extract.objects.select_related("content", "proposed_by"), actor, pk=pk)


def published() -> QuerySet[Extract]:
    """Versions that the public may cite, the newest first; of a withdrawn one only that it is, and why."""
    rows = Extract.objects.filter(state__in=["released", "withdrawn"]).select_related("content")
    return rows.defer("content__content", "content__withheld").order_by("-number")


def current() -> Extract | None:
    """What the public sees now: the newest version that wasn't withdrawn; None when there is none."""
    released = Extract.objects.filter(state="released").select_related("content").defer("content__withheld")
    return released.order_by("-number").first()


def version(number: int) -> Extract | None:
    """A released version by its number; None for one that never was, waits, was returned or withdrawn."""
    released = Extract.objects.filter(state="released", number=number)
    return released.select_related("content").defer("content__withheld").first()
