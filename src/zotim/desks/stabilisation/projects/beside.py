"""What projects add to the page of a commitment and of a place, and what they forbid there."""

from typing import Any

from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.states.machine import WrongState
from zotim.desks.stabilisation.places.models import Place
from zotim.desks.stabilisation.projects.policy import CLOSED
from zotim.desks.stabilisation.projects.selectors import at_place, keeping
from zotim.register.beside import before_step, on_page
from zotim.register.models import Commitment


@on_page(Commitment)
def kept_by_projects(actor: Actor, one: Commitment) -> dict[str, Any]:
    """Which projects keep it, and at which stage they are."""
    found = keeping(actor, one)
    return {"kept_by": found, "cards": ["stabilisation/commitment_projects.html"]} if found else {}


@on_page(Place)
def projects_there(actor: Actor, one: Place) -> dict[str, Any]:
    """Which projects are at a place, and at which stage."""
    found = at_place(actor, one)
    return {"projects_there": found, "cards": ["stabilisation/place_projects.html"]} if found else {}


@before_step(Place, "leave")
def nothing_is_done_there(actor: Actor, one: Place) -> None:
    """A place is used no more once every project at it is completed or given up."""
    if one.projects.exclude(state__in=CLOSED).exists():
        raise WrongState(_("A project is at work there. It has to be over first."), transition="leave", state=one.state)
