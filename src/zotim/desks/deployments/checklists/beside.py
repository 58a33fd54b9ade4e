"""What checklists add to the page of a tour, and to that of somebody who may be sent."""

from typing import Any

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.deployments.checklists import selectors
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours.models import Tour
from zotim.desks.deployments.tours.states import PLANNED
from zotim.register.beside import on_page


@on_page(Tour)
def what_by_when(actor: Actor, one: Tour) -> dict[str, Any]:
    """What has to be done before it, by when, and where that stands."""
    return {
        "due": selectors.due([one], timezone.localdate()),
        "may_check": one.state in PLANNED and may(actor, "deployments.itemcheck.enter", one),
        "cards": ["deployments/tour_checklist.html"],
    }


@on_page(Nominee)
def days_of_somebody(actor: Actor, one: Nominee) -> dict[str, Any]:
    """What somebody has to do, and what ends, by which day."""
    return {"days": selectors.what_by_when(actor, one), "cards": ["deployments/nominee_days.html"]}
