"""What an obliged entity counts: customers on file, payments seen and parties asked for, alerts by either."""

from collections.abc import Callable
from functools import partial

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.figures.registry import Figure, Period, figures
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.models import Origin
from zotim.desks.screening.finance.models import Customer, Delivery
from zotim.desks.screening.finance.services.asking import inside


def _counted(count: Callable[[Period], int], period: Period) -> int:
    with inside():
        return count(period)


def _on_file(period: Period) -> int:
    stayed = Q(ended_on=None) | Q(ended_on__gte=period.end.date())
    return Customer.objects.filter(stayed, created_at__lt=period.end).count()


def _sum(field: str, holds: str, period: Period) -> int:
    rows = Delivery.objects.filter(holds=holds, ended_at__gte=period.start, ended_at__lt=period.end)
    return rows.aggregate(total=Sum(field))["total"] or 0


def _alerts(origin: str, period: Period) -> int:
    rows = Alert.objects.filter(question__origin=origin, question__met__isnull=False)
    return rows.filter(created_at__gte=period.start, created_at__lt=period.end).count()


def _figure(code: str, label: object, definition: object, unit: object, count: Callable[[Period], int]) -> Figure:
    return Figure(code, label, definition, unit, partial(_counted, count), personal=True)  # type: ignore[arg-type]


_alerts_unit = pgettext_lazy("unit of a figure", "alerts")
figures(
    _figure(
        "screening.customers.on_file", _("Customers on file"),
        _("Customers who were on file at the end of the period, each matched whenever a list changes"),
        pgettext_lazy("unit of a figure", "customers"), _on_file,
    ),
    _figure(
        "screening.customers.alerts", _("Alerts about customers on file"),
        _("Alerts that were raised in the period because a customer on file met an entry of a list"),
        _alerts_unit, partial(_alerts, Origin.CUSTOMER),
    ),
    _figure(
        "screening.payments.seen", _("Payments seen"),
        _("Payments in the files that were worked through in the period"),
        pgettext_lazy("unit of a figure", "payments"), partial(_sum, "read", Delivery.Holds.PAYMENTS),
    ),
    _figure(
        "screening.payments.screened", _("Parties of payments who were screened"),
        _("Parties with a name in the payments of the period, each counted once for a payment"),
        pgettext_lazy("unit of a figure", "parties"), partial(_sum, "asked", Delivery.Holds.PAYMENTS),
    ),
    _figure(
        "screening.payments.alerts", _("Alerts about payments"),
        _("Alerts that were raised in the period because a party of a payment met an entry of a list"),
        _alerts_unit, partial(_alerts, Origin.PAYMENT),
    ),
)  # fmt: skip
