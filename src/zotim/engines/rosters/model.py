"""What is planned: billets of a mission, people, the rules between them, and tours.

All spans are half open: a tour that leaves on a day isn't there on that day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta


class ProblemError(ValueError):
    """A problem that can't be planned; the text names the billet or person and what is wrong."""


@dataclass(frozen=True, slots=True)
class Billet:
    """A post of the mission, to be held every day of a span by somebody who has what it *needs*."""

    code: str
    starts: date
    ends: date
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be sent. *has*: each qualification with the day it expires (None: it doesn't), which counts as
    the first day without it. *absent*: spans in which they can't be there. *returned*: the end of their last tour.
    *cost*: what a tour of theirs costs, in whole units of whatever the caller counts."""

    code: str
    has: Mapping[str, date | None] = field(default_factory=dict)
    absent: tuple[tuple[date, date], ...] = ()
    returned: date | None = None
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """How long a tour lasts, how many days before taking over somebody arrives, how long they rest between two, and how
    many may be there at once (None: no ceiling). Days of handover count for the ceiling."""

    tour_days: int = 183
    handover_days: int = 7
    rest_days: int = 365
    ceiling: int | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts beside the cost of people once as many days as possible are covered: each tour of today's plan that
    isn't kept, and each tour without a handover."""

    change: int = 1_000
    no_handover: int = 100


@dataclass(frozen=True, slots=True)
class Tour:
    """Somebody is there from *arrives* on, holds the billet from *takes_over* on, and *leaves*. One that is *locked*
    has begun, or is promised: it stays as it is."""

    billet: str
    person: str
    arrives: date
    takes_over: date
    leaves: date
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A mission to plan. *today* is the plan there is: what is locked of it stays, of the rest as much as can be.

    Raises ProblemError.
    """

    billets: Sequence[Billet]
    people: Sequence[Person]
    rules: Rules = Rules()
    weights: Weights = Weights()
    today: Sequence[Tour] = ()

    def __post_init__(self) -> None:
        _once((one.code for one in self.billets), "billet")
        _once((one.code for one in self.people), "person")
        for billet in self.billets:
            if billet.ends <= billet.starts:
                raise ProblemError(f"billet {billet.code} ends on {billet.ends}, before it begins")
        rules = self.rules
        if rules.tour_days < 1 or rules.handover_days < 0 or rules.rest_days < 0:
            raise ProblemError("a tour lasts a day or more; handover and rest aren't less than none")
        if rules.handover_days >= rules.tour_days:
            raise ProblemError("a handover is shorter than a tour")
        if rules.ceiling is not None and rules.ceiling < 0:
            raise ProblemError("a ceiling isn't less than none")
        billets = {one.code: one for one in self.billets}
        people = {one.code for one in self.people}
        for tour in self.today:
            if tour.billet not in billets or tour.person not in people:
                raise ProblemError(
                    f"the tour of {tour.person} in {tour.billet} names a billet or person that isn't there"
                )
            if not tour.arrives <= tour.takes_over < tour.leaves:
                raise ProblemError(f"the tour of {tour.person} in {tour.billet} leaves before it takes over")

    @property
    def locked(self) -> list[Tour]:
        """What stays as it is."""
        return [one for one in self.today if one.locked]


def _once(codes: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ProblemError(f"there are two of the {what} {code}")
        seen.add(code)


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def fit(person: Person, needs: Iterable[str], leaves: date) -> bool:
    """Whether somebody has all that is needed until the last day of a tour."""
    return all(need in person.has and (person.has[need] or leaves) >= leaves for need in needs)


def there(person: Person, arrives: date, leaves: date) -> bool:
    """Whether nothing keeps somebody away."""
    return all(ends <= arrives or starts >= leaves for starts, ends in person.absent)


def rested(person: Person, arrives: date, rest_days: int) -> bool:
    """Whether the rest after the last tour is over."""
    return person.returned is None or person.returned + days(rest_days) <= arrives
