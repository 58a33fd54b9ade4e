"""Both sides of an alert beside each other, for every page on which somebody decides on it."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.screening.alerts import comparing, selectors
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.picture import drawn
from zotim.formats.lists import from_json


def both_sides(actor: Actor, alert: Alert) -> dict[str, Any]:
    """What ``screening/both_sides.html`` shows of an alert that the actor may see: who was asked for, what the list
    says, line by line and as one, and how the score came about."""
    opened = selectors.asked_for(actor, alert)
    listing = from_json(alert.listed.record, alert.listed.source.code)
    answer = next((one for one in opened.answers if one.listed == str(alert.listed_id)), None)
    return {
        "alert": alert,
        "opened": opened,
        "lines": comparing.side_by_side(opened.query, listing),
        "listing": listing,
        "answer": answer,
        "drawn": drawn(answer.explanation, alert.listed.kind) if answer else None,
    }
