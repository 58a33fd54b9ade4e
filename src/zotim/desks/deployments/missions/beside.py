"""What missions add to the page of a commitment."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.deployments.missions.selectors import pledged
from zotim.register.beside import on_page
from zotim.register.models import Commitment


@on_page(Commitment)
def promised_of_missions(actor: Actor, one: Commitment) -> dict[str, Any]:
    """What of it is said to be promised of missions, and how far that is kept."""
    found = pledged(actor, one)
    return {"pledged": found, "cards": ["deployments/commitment_pledges.html"]} if found else {}
