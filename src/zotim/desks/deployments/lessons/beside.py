"""What lessons add to the page of a mission."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.deployments.lessons import selectors
from zotim.desks.deployments.missions.models import Mission
from zotim.register.beside import on_page


@on_page(Mission)
def what_it_taught(actor: Actor, one: Mission) -> dict[str, Any]:
    """Its lessons, what is open first."""
    return {
        "lessons": selectors.lessons(actor, one),
        "may_learn": may(actor, "deployments.lesson.add", one),
        "cards": ["deployments/mission_lessons.html"],
    }
