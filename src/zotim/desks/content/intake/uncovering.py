"""The one place where something is uncovered before somebody's eyes. Whatever room shows an item asks here; the room
that protects readers counts it, and says no at a day's limit."""

from collections.abc import Callable, Sequence

from zotim.core.access.actor import Actor
from zotim.desks.content.intake.models import Item

Uncover = Callable[[Actor, Sequence[Item], str], None]
Uncovered = Callable[[Actor, Item], str]
COUNTED: list[tuple[Uncover, Uncovered]] = []


def counts(uncover: Uncover, uncovered: Uncovered) -> None:
    """Enter what counts: ``(actor, items, how)`` uncovers them before the actor's eyes, or raises Unfit; ``(actor,
    item)`` answers how an item is uncovered before them now, if it is."""
    if (uncover, uncovered) not in COUNTED:
        COUNTED.append((uncover, uncovered))


def uncover(actor: Actor, items: Sequence[Item], how: str) -> None:
    """Uncover items (*how*: text, grey or colour). Raises Unfit at the day's limit."""
    for one, _uncovered in COUNTED:
        one(actor, items, how)


def uncovered(actor: Actor, item: Item, *how: str) -> bool:
    """Whether an item is uncovered so before the actor's eyes now."""
    return any(one(actor, item) in how for _uncover, one in COUNTED)
