"""What a phase must hold before a case leaves it, and what a step takes from wherever it is taken: checks that rooms
enter, each in words of what has to be there."""

from collections.abc import Callable
from dataclasses import dataclass

from zotim.core.access.actor import Actor
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.models import Case

Check = Callable[[Actor, Case], bool]


@dataclass(frozen=True, slots=True)
class Needed:
    """What has to be there, for which phases or which step, and whether it is, as the actor sees the case."""

    what: Word
    phases: tuple[str, ...]
    there: Check
    step: str = ""


NEEDED: list[Needed] = []


def before_leaving(*phases: str, what: Word) -> Callable[[Check], Check]:
    """Enter ``(actor, case) -> whether it is there``; *what* says it in words."""

    def enter(there: Check) -> Check:
        NEEDED.append(Needed(what, phases, there))
        return there

    return enter


def before_step(step: str, what: Word) -> Callable[[Check], Check]:
    """The same for one step, from wherever it is taken."""

    def enter(there: Check) -> Check:
        NEEDED.append(Needed(what, (), there, step))
        return there

    return enter


def missing(actor: Actor, case: Case) -> list[Word]:
    """What the case lacks before it may go on to the next phase, in words."""
    return [one.what for one in NEEDED if case.state in one.phases and not one.there(actor, case)]


def missing_for(actor: Actor, case: Case, step: str) -> list[Word]:
    """What the case lacks before it may take this step, in words."""
    return [one.what for one in NEEDED if one.step == step and not one.there(actor, case)]
