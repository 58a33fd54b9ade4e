"""What waits for somebody: each room offers its own, home puts them together.

A room's ``tasks.py`` enters a function of the actor and the day: ``@tasks("register.home.view")``. It is asked only
when that action is open to the actor, and answers what they may see and have to do, most pressing first,
:data:`MOST` at most.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.texts import Translated

MOST = 6
"""Tasks of one source that home shows; the lists hold the rest."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: *what* it is about (with its *language*, if the text is one), *why* it waits, and where
    it is done. *due_on* is a day by which, *since* one from which it waits; *step* is the verb on its tag; *count* says
    how many there are where one line stands for several."""

    what: Translated | str | Promise
    why: str | Promise
    url: str
    step: str | Promise
    due_on: date | None = None
    since: date | None = None
    reference: str = ""
    note: Translated | str = ""
    language: str = ""
    count: int = 0


Source = Callable[[Actor, date], Iterable[Task]]


@dataclass(frozen=True, slots=True)
class Entered:
    """A source of tasks. *logged*: what it shows are records, so that a look at it leaves an event."""

    action: str
    source: Source
    logged: bool


SOURCES: list[Entered] = []


def tasks(action: str, *, logged: bool = True) -> Callable[[Source], Source]:
    """Enter a source of tasks under an action of a policy table."""

    def enter(source: Source) -> Source:
        SOURCES.append(Entered(action, source, logged))
        return source

    return enter


def tasks_of(actor: Actor, today: date) -> tuple[list[Task], set[str]]:
    """What waits for the actor, what is due first, then what waits longest; and the actions that were looked under."""
    found: list[Task] = []
    looked: set[str] = set()
    for entered in SOURCES:
        if not ACTIONS[entered.action].open_to(actor):
            continue
        offered = list(entered.source(actor, today))
        found += offered
        if offered and entered.logged:
            looked.add(entered.action)
    return sorted(found, key=lambda task: (task.due_on or today, task.since or today)), looked


def waiting(actor: Actor, today: date) -> int:
    """How many things wait for the actor on home, each of those counted for which one line stands; notices aside."""
    asked = [one for one in SOURCES if one.logged and ACTIONS[one.action].open_to(actor)]
    return sum(task.count or 1 for one in asked for task in one.source(actor, today))
