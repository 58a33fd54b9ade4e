"""What rooms above show on the page of an alert: a room's own ``beside.py`` enters it, so that this one knows none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.screening.alerts.models import Alert


@dataclass(frozen=True, slots=True)
class Way:
    """A link to what a room above can make out of an alert."""

    label: str
    address: str


Part = Callable[[Actor, Alert], dict[str, Any]]
PARTS: list[Part] = []
WAYS: list[Callable[[Actor, Alert], Way | None]] = []


def on_page(part: Part) -> Part:
    """Enter a part of the page of an alert: what goes into its context."""
    if part not in PARTS:
        PARTS.append(part)
    return part


def page_parts(actor: Actor, alert: Alert) -> dict[str, Any]:
    """All that rooms show there."""
    return {name: value for part in PARTS for name, value in part(actor, alert).items()}


SYSTEMS: list[Part] = []


def for_systems(part: Part) -> Part:
    """Enter what another system is told of an alert beside what stands in it: which of its own things raised it."""
    if part not in SYSTEMS:
        SYSTEMS.append(part)
    return part


def told_to_systems(actor: Actor, alert: Alert) -> dict[str, Any]:
    """All that rooms tell."""
    return {name: value for part in SYSTEMS for name, value in part(actor, alert).items()}


def leads_on(way: Callable[[Actor, Alert], Way | None]) -> Callable[[Actor, Alert], Way | None]:
    """Enter a way; it answers None where it isn't open."""
    if way not in WAYS:
        WAYS.append(way)
    return way


def ways(actor: Actor, alert: Alert) -> list[Way]:
    """All that are open now, for the page of an alert and for that of a freeze that rests on it."""
    return [found for way in WAYS if (found := way(actor, alert)) is not None]
