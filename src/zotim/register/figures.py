"""What the core of the register counts, and every figure of the house for a period: shown, and taken for good.

No figure here is about people.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.approvals.models import Approval
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Figure, Period, figures
from zotim.core.figures.selectors import as_table, shown_now, shown_value
from zotim.core.figures.services import take


def evidence_reviewed(period: Period) -> int:
    """How many pieces of evidence a second person accepted in the period."""
    decided = Approval.objects.filter(action="register.evidence.review", state="approved")
    return decided.filter(decided_at__gte=period.start, decided_at__lt=period.end).count()


figures(
    Figure(
        "register.evidence.reviewed",
        _("Evidence reviewed"),
        _("Pieces of evidence that a second person accepted in the period"),
        _("pieces"),
        evidence_reviewed,
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure for a period as it is shown: banded if it is about people; *taken_at* says since when it is frozen."""

    figure: Figure
    period: Period
    value: str
    taken_at: datetime | None


def told(period: Period) -> list[Told]:
    """Every figure of this installation for a period: as it was taken, or else as it is now. The rooms' own grants
    don't count here: whoever reads this page sees bands."""
    frozen = {value.code: value for value in FigureValue.objects.filter(first=period.first, last=period.last)}
    return [
        Told(figure, period, shown_value(frozen[figure.code]), frozen[figure.code].taken_at)
        if figure.code in frozen
        else Told(figure, period, shown_now(figure.code, period), None)
        for figure in as_table()
    ]


@transaction.atomic
def figures_take(*, actor: Actor, period: Period) -> list[FigureValue]:
    """Take every figure for a period that is over; what was taken before stays. Raises Unfit."""
    allow(actor, "register.figure.take")
    return [take(code, period, actor=actor) for code in sorted(FIGURES)]
