"""Read the log. Who may read which events is the reading room's policy; it is asked for here, so that none forgets."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.audit.models import Event


def events(
    allowed: Q,
    *,
    actor_id: UUID | None = None,
    verb: str = "",
    object_type: str = "",
    object_id: str = "",
    outcome: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Event]:
    """Events, newest first, of those that *allowed* (a room's ``visible(Event, actor)``) lets through.

    *actor_id* finds what somebody did themselves or a deputy did for them. *verb* is a beginning: ``register`` finds
    ``register.commitment.added``, not ``registered``. *since* is included, *until* isn't.
    """
    found = Event.objects.filter(allowed)
    if actor_id:
        found = found.filter(Q(actor_id=actor_id) | Q(on_behalf_of_id=actor_id))
    if verb:
        found = found.filter(Q(verb=verb) | Q(verb__startswith=verb.rstrip(".") + "."))
    exact = {"object_type": object_type, "object_id": object_id, "outcome": outcome}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found.order_by("-id")
