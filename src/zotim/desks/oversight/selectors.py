"""Reads of the oversight desk: events with words for what was done, and the names of who did it."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.functional import Promise

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS, visible
from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.core.states.machine import MACHINES


def events(actor: Actor) -> QuerySet[Event]:
    """The events that the actor may read, newest first, with the names that accounts have today."""
    name = User.objects.values("name")
    return (
        Event.objects.filter(visible(Event, actor))
        .annotate(
            actor_name=Subquery(name.filter(pk=OuterRef("actor_id"))),
            on_behalf_of_name=Subquery(name.filter(pk=OuterRef("on_behalf_of_id"))),
        )
        .order_by("-id")
    )


def what(verb: str) -> str | Promise:
    """A verb in words, from the tables that the code runs; a verb that stands in none stays a code."""
    words = {action.event: action.label for action in ACTIONS.values()}
    words |= {step.event: step.label for machine in MACHINES.values() for step in machine.transitions}
    words |= {action.name: action.label for action in ACTIONS.values()}  # a refusal is logged under what was tried
    return words.get(verb, verb)
