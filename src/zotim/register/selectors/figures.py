"""Every figure of the house for a period, as it is shown."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.figures.bands import NOT_YET, NOTHING, WITHHELD
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import Figure, Period
from zotim.core.figures.selectors import as_table, shown_now, shown_value


@dataclass(frozen=True, slots=True)
class Told:
    """A figure for a period as it is shown: banded if it is about people; *taken_at* says since when it is frozen,
    *why* what keeps it from being told."""

    figure: Figure
    period: Period
    value: str
    taken_at: datetime | None
    why: str | Promise = ""

    @property
    def definition(self) -> str:
        """What exactly is counted, and why it isn't told where it isn't."""
        return f"{self.figure.definition}. {self.why}" if self.why else str(self.figure.definition)


def figures_told(actor: Actor, period: Period) -> list[Told]:
    """Every figure of this installation for a period: as it was taken, or else as it is now; none for who may not.

    The rooms' own grants don't count here: whoever reads this sees bands. What is about people is told once it is
    taken: the bands of two periods that anybody may choose would say on which day the tenth came.
    """
    if not may(actor, "register.figure.list"):
        return []
    frozen = {value.code: value for value in FigureValue.objects.filter(first=period.first, last=period.last)}
    waiting = [figure for figure in as_table() if figure.code not in frozen]
    open_ones = shown_now([figure.code for figure in waiting if not figure.personal], period)
    return [
        _frozen(figure, period, frozen[figure.code])
        if figure.code in frozen
        else Told(figure, period, open_ones.get(figure.code, NOTHING), None, NOT_YET if figure.personal else "")
        for figure in as_table()
    ]


def _frozen(figure: Figure, period: Period, value: FigureValue) -> Told:
    return Told(figure, period, shown_value(value), value.taken_at, WITHHELD if value.withheld else "")
