"""What the room enters elsewhere: rounds of items, and its part of the page of an item."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.audit.services import LISTENERS
from zotim.desks.content.intake.models import WAITING, Item
from zotim.desks.content.intake.parts import buttons, part
from zotim.desks.content.review import selectors
from zotim.desks.content.review.rounds import part_of, turned

if turned not in LISTENERS:
    LISTENERS.append(turned)


@part("content/review_part.html", 20)
def shown(actor: Actor, item: Item) -> dict[str, Any] | None:
    """What was said of an item, as far as the actor may know it yet."""
    said = selectors.said(actor, item)
    turns = [(one, selectors.told(actor, one)) for one in selectors.turns(actor, item)]
    return {"said": said, "turns": turns} if said or turns else None


@buttons
def ways(actor: Actor, item: Item) -> list[tuple[Any, str]]:
    """To the page on which it is read, closed and opened again."""
    if item.state in WAITING and part_of(actor, item):
        return [(_("Read it"), reverse("content_read", args=[item.pk]))]
    return [(_("How it was read"), reverse("content_read", args=[item.pk]))]
