"""What rooms above show on the page of an alert: a room's own ``beside.py`` enters it, so that this one knows none."""

from collections.abc import Callable
from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.screening.alerts.models import Alert

Part = Callable[[Actor, Alert], dict[str, Any]]
PARTS: list[Part] = []


def on_page(part: Part) -> Part:
    """Enter a part of the page of an alert: what goes into its context."""
    if part not in PARTS:
        PARTS.append(part)
    return part


def page_parts(actor: Actor, alert: Alert) -> dict[str, Any]:
    """All that rooms show there."""
    return {name: value for part in PARTS for name, value in part(actor, alert).items()}
