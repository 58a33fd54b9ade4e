"""What the register counts: what was reviewed, how long a promise waits for its first measure.

No figure here is about people.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import median

from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.approvals.models import Approval
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Figure, Period, Shape, Value, figures
from zotim.core.figures.selectors import as_table, shown_now, shown_value
from zotim.core.figures.services import take
from zotim.register.models import Commitment


def evidence_reviewed(period: Period) -> int:
    """How many pieces of evidence a second person accepted in the period."""
    decided = Approval.objects.filter(action="register.evidence.review", state="approved")
    return decided.filter(decided_at__gte=period.start, decided_at__lt=period.end).count()


def days_to_first_measure(period: Period) -> Value:
    """Median of the days from a promise to its first measure, over commitments whose first measure began in the period.

    The day of the promise is that of its document, or that on which it was entered. A measure that had begun before
    the promise counts as 0 days.
    """
    first = Min("measures__starts_on", filter=~Q(measures__state="planned"))
    rows = Commitment.objects.annotate(first=first).filter(first__gte=period.first, first__lte=period.last)
    waits = [
        max(0, (row.first - (row.document.dated_on or timezone.localdate(row.created_at))).days)
        for row in rows.select_related("document")
    ]
    return Decimal(median(waits)) if waits else None


figures(
    Figure(
        "register.evidence.reviewed",
        _("Evidence reviewed"),
        _("Pieces of evidence that a second person accepted in the period"),
        _("pieces"),
        evidence_reviewed,
    ),
    Figure(
        "register.measure.wait",
        _("Days from a promise to its first measure"),
        _("Median over commitments whose first measure began in the period; a promise is as old as its document"),
        _("days"),
        days_to_first_measure,
        Shape.MEDIAN,
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
