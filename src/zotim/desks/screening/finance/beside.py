"""What this room shows on the page of an alert: which customer it is about, or which payment of which file."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.screening.alerts.beside import for_systems, on_page
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.finance import selectors
from zotim.desks.screening.finance.models import CHANNEL
from zotim.desks.screening.finance.sealed import opened
from zotim.desks.screening.finance.words import role


@on_page
def source(actor: Actor, alert: Alert) -> dict[str, Any]:
    """Nothing of an alert that a look-up raised, or of the other channel."""
    found = selectors.whence(actor, alert) if alert.channel == CHANNEL else None
    if found is None:
        return {}
    return {"whence": found, "parts": list(dict.fromkeys(str(role(one)) for one in found.payment.get("roles", ())))}


@for_systems
def whence(actor: Actor, alert: Alert) -> dict[str, Any]:
    """The entity's own number of a customer, or the ids of a payment and the parts that somebody has in it."""
    found = selectors.whence(actor, alert) if alert.channel == CHANNEL else None
    if found is None:
        return {}
    if found.met.delivery is not None:
        return {"delivery": found.met.delivery.reference, "payment": found.payment}
    held = opened(actor, found.met.customer) if found.met.customer else None
    return {"customer": held.number if held else None}
