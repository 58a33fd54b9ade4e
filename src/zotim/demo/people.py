"""The demonstration's people, by name."""

from zotim.core.access.actor import Actor, actor_of
from zotim.core.people.models import User
from zotim.demo.state import email_of


def person(name: str) -> Actor:
    """One of the demonstration's people, as an actor."""
    return actor_of(User.objects.get(email=email_of(name)))
