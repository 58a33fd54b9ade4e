"""What the page of an item shows of this room: what it met, what protects it, who cleared it."""

from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.parts import part
from zotim.desks.content.matching import protection, selectors
from zotim.desks.content.matching.sealed import TEXTS


@part("content/matching_part.html", 10)
def shown(actor: Actor, item: Item) -> dict[str, Any]:
    """The part of the page."""
    left = protection.uncleared(item)
    return {
        "banks": selectors.met(actor, item),
        "before": selectors.met_before(actor, item),
        "reasons": protection.reasons(item),
        "uncleared": left,
        "may_clear": bool(left) and protection.may_clear(actor, item),
        "clearances": [(one, TEXTS.text(actor, one, "reason")) for one in selectors.clearances(actor, item)],
    }
