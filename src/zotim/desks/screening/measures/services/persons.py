"""Who is told of a step of a measure."""

from uuid import UUID

from zotim.core.access.actor import Actor
from zotim.core.notifications.services import holders
from zotim.desks.screening.measures.policy import FINANCE


def officers(but: Actor | None = None) -> set[UUID]:
    """Everybody who works in finance, but those behind *but*."""
    return holders(*FINANCE) - (but.people if but else frozenset())
