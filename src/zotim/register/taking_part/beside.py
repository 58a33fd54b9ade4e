"""What taking part abroad adds to the page of a commitment."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.register.beside import on_page
from zotim.register.models import Commitment
from zotim.register.taking_part.selectors import meetings, sponsorships


@on_page(Commitment)
def abroad(actor: Actor, one: Commitment) -> dict[str, Any]:
    """Where it was said, and which resolutions back it."""
    return {
        "meetings": meetings(actor).filter(statement=one.document_id),
        "sponsorships": sponsorships(actor).filter(commitments=one.pk),
    }
