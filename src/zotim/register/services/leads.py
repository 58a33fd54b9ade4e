"""A body is told when a record becomes its own, and when it isn't any more."""

from uuid import UUID

from django.db.models import Model

from zotim.core.access.actor import Actor
from zotim.core.notifications.services import holding, notify


def lead_told(actor: Actor, obj: Model, now: UUID | None, before: UUID | None = None) -> None:
    """Tell the focal points of *now*, the body that answers for *obj*, and of *before*, the one that did.

    For services, inside their transaction, after *obj* was written. Nobody is told of what they did themselves, nor of
    a lead that stayed. The kinds are those of :func:`zotim.register.notices.given_and_taken`.
    """
    if now == before:
        return
    kind, own = f"register.{obj._meta.model_name}", speakers(now)
    notify(own - actor.people, f"{kind}.given", obj)
    notify(speakers(before) - own - actor.people, f"{kind}.taken", obj)


def speakers(body: UUID | None) -> set[UUID]:
    """Who speaks for a body now: its focal points."""
    if body is None:
        return set()
    return set(holding("focal_point").filter(organisation=body).values_list("user_id", flat=True))
