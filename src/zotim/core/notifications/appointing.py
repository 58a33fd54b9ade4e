"""How a body gets somebody who speaks for it: who may give roles does it, others ask them."""

from dataclasses import dataclass

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.notifications.services import holding
from zotim.core.people.models import User

GIVE = "people.membership.give"
MOST = 5
"""Administrators that are named; one of them is enough."""


@dataclass(frozen=True, slots=True)
class Appointing:
    """Whether the reader *may* give roles, and whom they *ask* if not."""

    may: bool
    ask: list[User]


def appointing(actor: Actor) -> Appointing:
    """What a page says to its reader where a role is held by nobody (``ui/appoint.html``)."""
    if ACTIONS[GIVE].open_to(actor):
        return Appointing(may=True, ask=[])
    held = holding(*ACTIONS[GIVE].roles).values("user")
    return Appointing(may=False, ask=list(User.objects.filter(pk__in=held).order_by("name", "pk")[:MOST]))
