"""What measures count: how long a promise waits for its first one. It isn't about people."""

from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import Case, F, Min, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.register.models import Measure


def days_to_first_measure(period: Period) -> Value:
    """Median of the days from a promise to its first measure, over commitments whose first measure began in the period.

    The day of the promise is that of its document, or that on which it was entered. A measure that had begun before
    the promise counts as 0 days.
    """
    begun = Measure.commitments.through.objects.exclude(measure__state="planned")
    each: Any = begun.values("commitment_id", "commitment__document__dated_on", "commitment__created_at")
    first = each.annotate(first=Min("measure__starts_on")).filter(first__gte=period.first, first__lte=period.last)
    dated = F("commitment__document__dated_on")
    entered = Case(When(commitment__document__dated_on=None, then="commitment__created_at"))
    days = first.values_list("first", dated, entered)  # of a hundred thousand, nothing more
    waits = [max(0, (day - (said or timezone.localdate(at))).days) for day, said, at in days]
    return Decimal(median(waits)) if waits else None


figures(
    Figure(
        "register.measure.wait",
        _("Days from a promise to its first measure"),
        _("Median over commitments whose first measure began in the period; a promise is as old as its document"),
        _("days"),
        days_to_first_measure,
        Shape.MEDIAN,
    ),
)
