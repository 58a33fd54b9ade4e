"""What is due when: each room offers its due days, the calendar, feeds and reminders put them together.

A room's ``calendar.py`` enters kinds, and functions of the reader and two days:
``@due_days("register.commitment.list")``. A source is asked only when that action is open to the reader; it answers
what they may see and is due between the days, both included, :data:`MOST` at most. (An entry, the model
``Duty``, is what the centre entered itself, :mod:`zotim.register.duties`; it has due days as other records have.)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.texts import Translated
from zotim.vocabulary import Classification

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST = 1000
"""Due days of one source between two days."""


@dataclass(frozen=True, slots=True)
class DueKind:
    """A kind of due day. The worker reminds *before* and *after* so many days, and *escalate* days after the centre.

    A kind with no days has reminders of its own elsewhere, or needs none.
    """

    code: str
    label: "str | _StrPromise"
    before: tuple[int, ...] = (30, 7, 1)
    after: tuple[int, ...] = (1, 7, 14)
    escalate: int | None = 14


@dataclass(frozen=True, slots=True)
class DueDay:
    """Something that is due on a *day*: *what* it is, on which *record* (its kind and id), for which body.

    *body* is who owes it (none: the centre). *certain* is false where no official source shows the day yet.
    *classification* decides what a feed may say. *url* is the page for whoever may open it.
    """

    kind: str
    day: date
    what: Translated | str | Promise
    url: str
    record: tuple[str, UUID]
    reference: str = ""
    body: UUID | None = None
    body_name: Translated | str = ""
    line: str = ""
    classification: str = Classification.INTERNAL
    certain: bool = True

    @property
    def key(self) -> str:
        """What stays the same about it whatever else changes: its kind and record."""
        return f"{self.kind}:{self.record[1]}"

    @property
    def label(self) -> str:
        """The word for its kind."""
        return str(KINDS[self.kind].label)


Source = Callable[[Actor, date, date], Iterable[DueDay]]
KINDS: dict[str, DueKind] = {}
SOURCES: list[tuple[str, Source]] = []


def due_kinds(*table: DueKind) -> None:
    """Enter kinds. Raises ValueError for a code that is taken by another."""
    for kind in table:
        if KINDS.setdefault(kind.code, kind) != kind:
            raise ValueError(f"kind of due day {kind.code} is declared twice")


def due_days(action: str) -> Callable[[Source], Source]:
    """Enter a source under an action of a policy table."""

    def enter(source: Source) -> Source:
        SOURCES.append((action, source))
        return source

    return enter


def due_days_of(actor: Actor, first: date, last: date) -> list[DueDay]:
    """What the actor may see of what is due between two days, both included, in the order of the days."""
    found = [one for action, source in SOURCES if ACTIONS[action].open_to(actor) for one in source(actor, first, last)]
    return sorted(found, key=lambda one: (one.day, one.kind, one.reference, one.key))


def has_calendar(actor: Actor) -> bool:
    """Whether anything could ever stand in the actor's calendar."""
    return any(ACTIONS[action].open_to(actor) for action, _source in SOURCES)
