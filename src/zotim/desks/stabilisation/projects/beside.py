"""What projects add to the page of a commitment."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.stabilisation.projects.selectors import keeping
from zotim.register.beside import on_page
from zotim.register.models import Commitment


@on_page(Commitment)
def kept_by_projects(actor: Actor, one: Commitment) -> dict[str, Any]:
    """Which projects keep it, and at which stage they are."""
    found = keeping(actor, one)
    return {"kept_by": found, "cards": ["stabilisation/commitment_projects.html"]} if found else {}
