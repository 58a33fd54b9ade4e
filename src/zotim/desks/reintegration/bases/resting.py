"""What rooms above let rest on consent, a measure or an article, beside access: what of it there is, and its end."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from zotim.core.access.actor import Actor
from zotim.desks.reintegration.bases.models import Scope
from zotim.desks.reintegration.cases.models import Case


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that rests on a row: in words, on which (*kind* and *key*), and whether it does now."""

    text: str
    kind: str
    key: UUID
    live: bool


Lines = Callable[[Actor, Case], list[Line]]
End = Callable[[Actor, Scope], object]


@dataclass(frozen=True, slots=True)
class Above:
    """What a room above has entered: *lines* tells what rests on something in a case, *end* ends what rests on a row
    that has just ended. *kind* names the model whose rows are a basis of grants themselves: those end with what their
    row rests on, and its line tells of them."""

    lines: Lines
    end: End
    kind: str = ""


ABOVE: list[Above] = []


def lines_of(actor: Actor, case: Case) -> list[Line]:
    """Everything that rooms above let rest on something in a case."""
    return [line for one in ABOVE for line in one.lines(actor, case)]


def told_by_lines() -> frozenset[str]:
    """Kinds of bases whose grants end with what their row rests on itself."""
    return frozenset(one.kind for one in ABOVE if one.kind)


def end_with(actor: Actor, row: Scope) -> None:
    """End what rests on *row*, in the caller's transaction."""
    for one in ABOVE:
        one.end(actor, row)
