"""What mergers add to the pages of commitments and measures."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.register.beside import on_page
from zotim.register.duplicates.selectors import mergers_of
from zotim.register.models import Commitment, Measure


@on_page(Commitment, Measure)
def mergers(actor: Actor, one: Commitment | Measure) -> dict[str, Any]:
    """What was merged into it, what it was merged into, and what waits."""
    return {"mergers": mergers_of(actor, one)}
