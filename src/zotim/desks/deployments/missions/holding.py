"""Who holds a billet when, as much of it as this room needs: days and how sure they are, and nobody's name. The room
``tours``, which lies above, enters what answers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zotim.desks.deployments.missions.days import DAY, Span, uncovered
from zotim.desks.deployments.missions.models import Billet


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody holds a *billet* for the days of *span*, and arrives on a day. *agreed*: it is more than a proposal;
    *ready*: nothing is lacking; *there*: they are; *over*: they have come back."""

    billet: UUID
    arrives: date
    span: Span
    agreed: bool
    ready: bool
    there: bool
    over: bool

    @property
    def standing(self) -> str:
        """Where it stands, in one word: ``proposed``, ``agreed``, ``there`` or ``over``."""
        return "over" if self.over else "there" if self.there else "agreed" if self.agreed else "proposed"

    @property
    def handover(self) -> Span | None:
        """The days on which they are there beside whoever holds the billet."""
        return Span(self.arrives, self.span.first - DAY) if self.arrives < self.span.first else None


Answer = Callable[[Sequence[Billet]], list[Holding]]
_ENTERED: list[Answer] = []


def holds(answer: Answer) -> Answer:
    """Enter what says who holds which of some billets."""
    _ENTERED.append(answer)
    return answer


def holdings(billets: Sequence[Billet]) -> list[Holding]:
    """Who holds these billets, by the day on which they arrive; called off ones aren't told."""
    found = [one for answer in _ENTERED for one in answer(billets)] if billets else []
    return sorted(found, key=lambda one: (one.arrives, one.span))


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody is agreed to hold an accepted billet."""

    billet: Billet
    span: Span


def open_days(billets: Sequence[Billet], held: Sequence[Holding], today: date) -> list[Gap]:
    """Days from today on on which nobody is agreed to hold one of these billets, if it is accepted."""
    found = []
    for one in billets:
        first = max(one.from_on, today)
        if one.state != "accepted" or first > one.until_on:
            continue
        mine = [each.span for each in held if each.billet == one.pk and each.agreed]
        found += [Gap(one, gap) for gap in uncovered(Span(first, one.until_on), mine)]
    return found
