"""What the agency counts: who was told in time, what was returned, sums by currency, requests about a name."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.db.models import F, Max, OuterRef, QuerySet, Subquery, Sum
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.desks.screening.agency.clocks import ACKNOWLEDGE, RETURN, TELL
from zotim.desks.screening.agency.models import ChangeNotice, ChangeReturn, NameAnswer, NameRequest, ReturnedAsset
from zotim.desks.screening.measures.figures import CURRENCIES

STEPS = (
    ("told", _("Obliged entities told in time"), "change__version__in_force_at", "told_at", TELL),
    ("acknowledged", _("Changes acknowledged in time"), "told_at", "acknowledged_at", ACKNOWLEDGE),
    ("returned", _("Returns in time"), "told_at", "returned_at", RETURN),
)
"""Each step of a notice: from when its clock runs, and when it was taken."""


def _due(since: str, length: timedelta, period: Period) -> QuerySet[ChangeNotice]:
    """Notices whose step was due in the period, so long after *since*; closed ones count for nothing."""
    rows = ChangeNotice.objects.exclude(state="closed")
    return rows.filter(**{f"{since}__gte": period.start - length, f"{since}__lt": period.end - length})


def _in_time(since: str, done: str, length: timedelta, period: Period) -> Value:
    rows = _due(since, length, period)
    every = rows.count()
    return Decimal(rows.filter(**{f"{done}__lte": F(since) + length}).count()) / every if every else None


def _base(since: str, length: timedelta, period: Period) -> int:
    return _due(since, length, period).count()


def _returned(period: Period) -> QuerySet[ChangeNotice]:
    return ChangeNotice.objects.filter(returned_at__gte=period.start, returned_at__lt=period.end)


def _last(period: Period) -> QuerySet[ChangeReturn]:
    """The return that counted at the end of the period, of each notice that was returned in it."""
    newest = ChangeReturn.objects.filter(notice=OuterRef("notice"), created_at__lt=period.end).order_by()
    number = newest.values("notice").annotate(n=Max("number")).values("n")
    return ChangeReturn.objects.filter(notice__in=_returned(period), number=Subquery(number))


def _freezes(period: Period) -> QuerySet[ChangeReturn]:
    return _last(period).filter(kind=ChangeReturn.Kind.FREEZE)


def _assets(currency: str, period: Period) -> QuerySet[ReturnedAsset]:
    return ReturnedAsset.objects.filter(of__in=_last(period), currency=currency)


def _sum(currency: str, period: Period) -> Value:
    total: Decimal | None = _assets(currency, period).aggregate(total=Sum("amount"))["total"]
    return total or Decimal(0)


def _behind(currency: str, period: Period) -> int:
    return _assets(currency, period).values("listed").distinct().count()


def _let_out(period: Period) -> QuerySet[NameRequest]:
    rows = NameRequest.objects.filter(state__in=["out", "over"])
    return rows.filter(decided_at__gte=period.start, decided_at__lt=period.end)


def _answers(period: Period) -> QuerySet[NameAnswer]:
    return NameAnswer.objects.filter(answered_at__gte=period.start, answered_at__lt=period.end)


def _counted(rows: Callable[[Period], QuerySet], **where: str) -> Callable[[Period], int]:
    return lambda period: rows(period).filter(**where).count()


figures(
    *(
        Figure(
            f"screening.notices.{code}", label,
            _("Share of notices whose step was due in the period that was taken in time; closed ones aren't counted"),
            pgettext_lazy("unit of a figure", "share"),
            partial(_in_time, since, done, timedelta(hours=clock.length.amount)), Shape.RATIO,
            base=partial(_base, since, timedelta(hours=clock.length.amount)),
        )
        for code, label, since, done, clock in STEPS
    ),
    Figure(
        "screening.returns.all", _("Returns of obliged entities"),
        _("Notices to which the first return came in the period"), _("returns"), _counted(_returned),
    ),
    Figure(
        "screening.returns.freeze", _("Returns that say what was frozen"),
        _("Of these, those whose last return up to the end of the period says that something was frozen"),
        _("returns"), _counted(_freezes), personal=True,
    ),
    *(
        Figure(
            f"screening.returns.sum_{currency.lower()}",
            format_lazy("{what}, {currency}", what=_("Sums frozen by obliged entities"), currency=currency),
            _("What these returns say was frozen in this currency"),
            currency, partial(_sum, currency), Shape.SUM, personal=True, base=partial(_behind, currency),
        )
        for currency in CURRENCIES
    ),
    Figure(
        "screening.name_requests.out", _("Requests about a name"),
        _("Requests that a second person let out in the period"), _("requests"), _counted(_let_out), personal=True,
    ),
    Figure(
        "screening.name_requests.answers", _("Answers to requests about a name"),
        _("Answers of obliged entities that came in the period"), _("answers"), _counted(_answers), personal=True,
    ),
    Figure(
        "screening.name_requests.known", _("Answers that say yes"), _("Of these answers, those that say yes"),
        _("answers"), _counted(_answers, answer="yes"), personal=True,
    ),
)  # fmt: skip
