"""Pages about one record, on which rooms above show parts of their own: each part a template, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from zotim.core.access.actor import Actor

R = TypeVar("R")
Link = tuple[Any, str]
Context = Callable[[Actor, R], dict[str, Any] | None]
Links = Callable[[Actor, R], list[Link]]


@dataclass(frozen=True, slots=True)
class Part(Generic[R]):
    """A part of the page: *order* says where it stands, *context* answers None where there is nothing to show."""

    template: str
    order: int
    context: Context[R]


@dataclass(slots=True)
class Parts(Generic[R]):
    """What rooms above have entered for one page: ``ITEM_PAGE: Parts[Item] = Parts()``."""

    parts: list[Part[R]] = field(default_factory=list)
    links: list[Links[R]] = field(default_factory=list)

    def part(self, template: str, order: int) -> Callable[[Context[R]], Context[R]]:
        """Enter ``(actor, record) -> context`` of a template. It is given the context as ``part``, with what the page
        itself has."""

        def enter(context: Context[R]) -> Context[R]:
            self.parts.append(Part(template, order, context))
            self.parts.sort(key=lambda one: one.order)
            return context

        return enter

    def buttons(self, links: Links[R]) -> Links[R]:
        """Enter links at the head of the page: ``(actor, record) -> [(label, address)]``."""
        self.links.append(links)
        return links

    def parts_of(self, actor: Actor, record: R) -> list[tuple[str, dict[str, Any]]]:
        """The template and context of each part that there is for this actor and record, in order."""
        found = ((one.template, one.context(actor, record)) for one in self.parts)
        return [(template, context) for template, context in found if context is not None]

    def buttons_of(self, actor: Actor, record: R) -> list[Link]:
        """The links at the head of the page."""
        return [link for links in self.links for link in links(actor, record)]
