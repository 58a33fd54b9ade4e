"""What plans of rotations add to the page of a mission, for the officers of the body that sends."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.access.walls import walled
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.planning import selectors
from zotim.register.beside import on_page

MOST = 20
"""Plans that the page of a mission shows: the newest."""


@on_page(Mission)
def plans(actor: Actor, one: Mission) -> dict[str, Any]:
    """Its plans, and the button that has one made."""
    may_ask = may(actor, "deployments.plan.ask", one)
    with walled(actor):
        found = list(selectors.of_mission(actor, one)[:MOST])
    if not (found or may_ask):
        return {}
    return {"plans": found, "may_plan": may_ask, "cards": ["deployments/mission_plans.html"]}
