"""What measures show on the page of an alert: holds and freezes on it or on its entry, and the way to place one."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.access.tasks import MOST
from zotim.desks.screening.alerts.beside import on_page
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.measures import selectors
from zotim.desks.screening.measures.services.holds import HOLD, why_not


@on_page
def measures(actor: Actor, alert: Alert) -> dict[str, Any]:
    """The link is there only where a hold can be placed."""
    return {
        "measures": list(selectors.freezes_on(actor, alert)),
        "on_entry": list(selectors.freezes_on_entry(actor, alert)[:MOST]),
        "may_hold": may(actor, HOLD, alert) and not why_not(actor, alert),
    }
