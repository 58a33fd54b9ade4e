"""What a phase must hold before a case leaves it: checks that rooms enter, each in words of what has to be there."""

from collections.abc import Callable
from dataclasses import dataclass

from zotim.core.access.actor import Actor
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.models import Case

Check = Callable[[Actor, Case], bool]


@dataclass(frozen=True, slots=True)
class Needed:
    """What has to be there, for which phases, and whether it is, as the actor sees the case."""

    what: Word
    phases: tuple[str, ...]
    there: Check


NEEDED: list[Needed] = []


def before_leaving(*phases: str, what: Word) -> Callable[[Check], Check]:
    """Enter ``(actor, case) -> whether it is there``; *what* says it in words."""

    def enter(there: Check) -> Check:
        NEEDED.append(Needed(what, phases, there))
        return there

    return enter


def missing(actor: Actor, case: Case) -> list[Word]:
    """What the case lacks before it may go on to the next phase, in words."""
    return [one.what for one in NEEDED if case.state in one.phases and not one.there(actor, case)]
