"""What rooms above add to a mission's paper for the assembly: each answers sections of it. Nobody is named in one."""

from collections.abc import Callable, Iterable
from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.deployments.missions.models import Mission

Part = Callable[[Actor, Mission], Iterable[Any]]
_ENTERED: list[Part] = []


def in_paper(part: Part) -> Part:
    """Enter what a room adds."""
    _ENTERED.append(part)
    return part


def sections(actor: Actor, one: Mission) -> list[Any]:
    """All that is added to the paper of a mission."""
    return [section for part in _ENTERED for section in part(actor, one)]
