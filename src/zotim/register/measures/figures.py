"""What measures count: how long a promise waits for its first one. It isn't about people."""

from decimal import Decimal
from statistics import median

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.register.models import Commitment


def days_to_first_measure(period: Period) -> Value:
    """Median of the days from a promise to its first measure, over commitments whose first measure began in the period.

    The day of the promise is that of its document, or that on which it was entered. A measure that had begun before
    the promise counts as 0 days.
    """
    first = Min("measures__starts_on", filter=~Q(measures__state="planned"))
    rows = Commitment.objects.values("pk").annotate(first=first).filter(first__gte=period.first, first__lte=period.last)
    days = rows.values_list("first", "document__dated_on", "created_at")  # of a hundred thousand, nothing more
    waits = [max(0, (begun - (dated or timezone.localdate(entered))).days) for begun, dated, entered in days]
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
