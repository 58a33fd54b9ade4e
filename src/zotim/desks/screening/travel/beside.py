"""What the travel channel shows on the page of an alert: what border police were asked and answered, and the way to
ask them."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.screening.alerts.beside import on_page
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.travel import selectors
from zotim.desks.screening.travel.models import Message
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
