"""What rooms above show on the page of an item: each part a template, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zotim.core.access.actor import Actor
from zotim.desks.content.intake.models import Item

Context = Callable[[Actor, Item], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: *order* says where it stands, *context* answers None where there is nothing to show."""

    template: str
    order: int
    context: Context


PARTS: list[Part] = []
BUTTONS: list[Callable[[Actor, Item], list[tuple[Any, str]]]] = []


def part(template: str, order: int) -> Callable[[Context], Context]:
    """Enter ``(actor, item) -> context`` of a template: ``@part("content/matching_part.html", 10)``. The template is
    given the context as ``part``, with ``item`` and what every page has."""

    def enter(context: Context) -> Context:
        PARTS.append(Part(template, order, context))
        PARTS.sort(key=lambda one: one.order)
        return context

    return enter


def buttons(links: Callable[[Actor, Item], list[tuple[Any, str]]]) -> Callable[[Actor, Item], list[tuple[Any, str]]]:
    """Enter links at the head of the page: ``(actor, item) -> [(label, address)]``."""
    BUTTONS.append(links)
    return links


def parts_of(actor: Actor, item: Item) -> list[tuple[str, dict[str, Any]]]:
    """The template and context of each part that there is for this actor and item, in order."""
    found = ((one.template, one.context(actor, item)) for one in PARTS)
    return [(template, context) for template, context in found if context is not None]


def buttons_of(actor: Actor, item: Item) -> list[tuple[Any, str]]:
    """The links at the head of the page."""
    return [link for links in BUTTONS for link in links(actor, item)]
