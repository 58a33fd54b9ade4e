"""What rooms hang onto records of lower rooms: parts of a record's page, and what is asked before or done after a step.

A room's own ``beside.py`` enters it, so that no room needs to know those that lie above it::

    @on_page(Commitment)
    def indicators(actor: Actor, one: Commitment) -> dict[str, Any]: ...   # goes into the page's context

    @before_step(StatusAssessment, "confirm")
    def heard(actor: Actor, one: StatusAssessment) -> None: ...            # raises Unfit where the step can't be taken
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model

from zotim.core.access.actor import Actor

Part = Callable[[Actor, Any], dict[str, Any]]
Step = Callable[[Actor, Any], None]
AnyPart = TypeVar("AnyPart", bound=Part)
AnyStep = TypeVar("AnyStep", bound=Step)

PARTS: list[tuple[type[Model], Part]] = []
BEFORE: list[tuple[type[Model], str, Step]] = []
AFTER: list[tuple[type[Model], str, Step]] = []


def on_page(*models: type[Model]) -> Callable[[AnyPart], AnyPart]:
    """Enter a part of the page of such records, as it stands now; pages of an earlier day don't show it."""

    def enter(part: AnyPart) -> AnyPart:
        PARTS.extend((model, part) for model in models)
        return part

    return enter


def before_step(model: type[Model], step: str) -> Callable[[AnyStep], AnyStep]:
    """Enter what is asked before a step of such a record; it raises Unfit where the step can't be taken."""

    def enter(asked: AnyStep) -> AnyStep:
        BEFORE.append((model, step, asked))
        return asked

    return enter


def after_step(model: type[Model], step: str) -> Callable[[AnyStep], AnyStep]:
    """Enter what follows from a step of such a record, in the same transaction."""

    def enter(done: AnyStep) -> AnyStep:
        AFTER.append((model, step, done))
        return done

    return enter


def page_parts(actor: Actor, one: Model) -> dict[str, Any]:
    """All that rooms show on the page of a record, by the names in its template; under ``cards`` templates of those
    rooms that lie above the register, whose cards the page includes."""
    found: dict[str, Any] = {}
    cards: list[str] = []
    for model, part in PARTS:
        if isinstance(one, model):
            shown = part(actor, one)
            cards += shown.pop("cards", [])
            found |= shown
    return found | ({"cards": cards} if cards else {})


def ask_before(actor: Actor, one: Model, step: str) -> None:
    """Ask the rooms whether a record may take a step. Raises Unfit."""
    for model, name, asked in BEFORE:
        if name == step and isinstance(one, model):
            asked(actor, one)


def follow_after(actor: Actor, one: Model, step: str) -> None:
    """Let the rooms do what follows from a step; for services, inside their transaction."""
    for model, name, done in AFTER:
        if name == step and isinstance(one, model):
            done(actor, one)
