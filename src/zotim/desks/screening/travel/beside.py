"""What the travel channel shows on the page of an alert: what border police were asked and answered, and the way to
ask them."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.desks.screening.alerts.beside import for_systems, on_page
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.travel import selectors
from zotim.desks.screening.travel.models import Message, Passenger
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.services.referrals import DRAFT, why_not


@on_page
def referrals(actor: Actor, alert: Alert) -> dict[str, Any]:
    """The link is there only where they can be asked."""
    if alert.channel != Channel.TRAVEL:
        return {}
    rows = list(selectors.referrals_on(actor, alert))
    return {
        "journeys": list(Message.objects.filter(passengers__question=alert.question_id).distinct()),
        "referrals": [(one, TEXTS.text(actor, one, "found")) for one in rows],
        "may_refer": may(actor, DRAFT, alert) and not why_not(alert),
    }


@for_systems
def journeys(actor: Actor, alert: Alert) -> dict[str, Any]:
    """Each message that names them, with their place in it: no name, no booking."""
    if alert.channel != Channel.TRAVEL:
        return {}
    rows = Passenger.objects.filter(visible(Passenger, actor), question=alert.question_id).select_related("message")
    return {
        "journeys": [
            {"message": one.message.reference, "number": one.number, "flight": one.message.flight,
             "leaves_at": one.message.leaves_at}
            for one in rows.order_by("message__received_at", "number")
        ]
    }  # fmt: skip
