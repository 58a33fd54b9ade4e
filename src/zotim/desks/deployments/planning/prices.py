"""What tours of a mission cost, as much of it as a plan needs. The room ``costs``, which lies above, enters what
answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from zotim.desks.deployments.missions.models import Mission


@dataclass(frozen=True, slots=True)
class Prices:
    """What somebody of a rank costs for so many days away, in whole units of one *currency*."""

    currency: str
    of: Callable[[str, int], int]


Answer = Callable[[Mission, date], Prices | None]
_ENTERED: list[Answer] = []


def priced(answer: Answer) -> Answer:
    """Enter what says what tours of a mission cost from a day on; None where no rates are entered in one currency."""
    _ENTERED.append(answer)
    return answer


def prices(mission: Mission, day: date) -> Prices | None:
    """What tours of a mission cost, if anybody entered it."""
    return next((found for answer in _ENTERED if (found := answer(mission, day))), None)
