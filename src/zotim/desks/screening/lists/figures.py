"""What lists count: how long it took from their publication until names were matched with them."""

from decimal import Decimal
from statistics import median

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.clocks.lengths import start_of_day
from zotim.core.clocks.registry import zone
from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.desks.screening.lists.models import ListBasis, Version


def _delays(period: Period) -> list[int]:
    """Whole hours of each version of a list on which somebody can be held, that took effect in the period."""
    rows = Version.objects.filter(in_force_at__gte=period.start, in_force_at__lt=period.end)
    spans = rows.exclude(source__basis=ListBasis.OTHER).values_list("published_on", "in_force_at")
    # A publisher gives a day: it is counted from its first moment, so that no delay is told shorter than it was.
    return [round((moment - start_of_day(day, zone())).total_seconds() / 3600) for day, moment in spans if moment]


def _median(period: Period) -> Value:
    found = _delays(period)
    return Decimal(str(median(found))) if found else None


def _worst(period: Period) -> Value:
    found = _delays(period)
    return Decimal(max(found)) if found else None


figures(
    Figure(
        "screening.lists.delay", _("List delay"),
        _("Hours from the beginning of the day on which a list was published until it took effect here: the median of "
          "versions that took effect in the period, of lists on which somebody can be held"),
        pgettext_lazy("unit of a figure", "hours"), _median, Shape.MEDIAN,
    ),
    Figure(
        "screening.lists.worst_delay", _("List delay, the longest"),
        _("The same hours of the version that took longest"),
        pgettext_lazy("unit of a figure", "hours"), _worst,
    ),
)  # fmt: skip
