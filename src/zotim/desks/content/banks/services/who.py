"""Who writes into banks: a person, whom the policy is asked about, or a system, whose check its caller made."""

from zotim.core.access.actor import Actor
from zotim.core.audit.services import Who


def is_person(actor: Who) -> bool:
    """Whether the policy decides here: on people. What another system may, :mod:`exchange.services.systems` asks."""
    return isinstance(actor, Actor) and actor.kind == "person"
