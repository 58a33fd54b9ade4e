"""What measures count: holds, freezes and their sums by currency, exemptions, and how long a second person took."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from statistics import median

from django.db.models import F, Q, QuerySet, Sum
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.figures import FIGURES
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.measures.models import Asset, Exemption, Freeze

CURRENCIES = ("ALL", "EUR", "USD")
"""The currencies whose sums are told; the catalogue of figures is fixed."""


def _held(period: Period) -> QuerySet[Freeze]:
    return Freeze.objects.filter(held_at__gte=period.start, held_at__lt=period.end)


def _decided(period: Period) -> QuerySet[Freeze]:
    return Freeze.objects.filter(decided_at__gte=period.start, decided_at__lt=period.end)


def _frozen_at_end(period: Period) -> QuerySet[Freeze]:
    """Confirmed before the period was over, and not ended by then."""
    rows = Freeze.objects.filter(decided_at__lt=period.end).exclude(state="lifted")
    return rows.filter(Q(over_at=None) | Q(over_at__gte=period.end))


def _hours(period: Period) -> Value:
    spans = list(_decided(period).annotate(took=F("decided_at") - F("held_at")).values_list("took", flat=True))
    return Decimal(str(round(median(spans) / timedelta(hours=1), 1))) if spans else None


def _sum(currency: str, period: Period) -> Value:
    """With what was added. A sum of nothing is nothing."""
    with in_channels(FIGURES, Channel.FINANCE):
        rows = Asset.objects.filter(freeze__in=_frozen_at_end(period), currency=currency)
        total: Decimal | None = rows.aggregate(total=Sum(F("amount") + F("added")))["total"]
    return total or Decimal(0)


def _behind(currency: str, period: Period) -> int:
    with in_channels(FIGURES, Channel.FINANCE):
        rows = Asset.objects.filter(freeze__in=_frozen_at_end(period), currency=currency)
        return rows.values("freeze").distinct().count()


def _granted(period: Period) -> Value:
    rows = Exemption.objects.filter(decided_at__gte=period.start, decided_at__lt=period.end)
    return rows.exclude(state="refused").count()


def _counted(rows: Callable[[Period], QuerySet[Freeze]]) -> Callable[[Period], int]:
    return lambda period: rows(period).count()


figures(
    Figure(
        "screening.freezes.held", _("Provisional holds"), _("Holds that one officer placed in the period"), _("holds"),
        _counted(_held), personal=True,
    ),
    Figure(
        "screening.freezes.in_force", _("Freezes in force"),
        _("Freezes that two people decided and that were in force at the end of the period"), _("freezes"),
        _counted(_frozen_at_end), personal=True,
    ),
    Figure(
        "screening.freezes.hours", _("Time until a hold is decided"),
        _("Hours from a hold until a second person confirmed or lifted it: the median of those decided in the period"),
        _("hours"), _hours, Shape.MEDIAN, personal=True, base=_counted(_decided),
    ),
    Figure(
        "screening.exemptions.granted", _("Exemptions granted"), _("Exemptions that two people granted in the period"),
        _("exemptions"), _granted, personal=True,
    ),
    *(
        Figure(
            f"screening.freezes.sum_{currency.lower()}",
            format_lazy("{what}, {currency}", what=_("Frozen sums"), currency=currency),
            _("What freezes in force at the end of the period cover in this currency, with what was added to it"),
            currency, partial(_sum, currency), Shape.SUM, personal=True, base=partial(_behind, currency),
        )
        for currency in CURRENCIES
    ),
)  # fmt: skip
