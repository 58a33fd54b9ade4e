"""What assistance adds to the page of a commitment."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.register.assistance.selectors import assistance
from zotim.register.beside import on_page
from zotim.register.models import Commitment


@on_page(Commitment)
def help_given(actor: Actor, one: Commitment) -> dict[str, Any]:
    """What was given to keep it."""
    return {"help": assistance(actor).filter(commitment=one.pk)}
