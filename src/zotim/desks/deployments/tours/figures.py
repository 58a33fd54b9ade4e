"""What is counted of tours: how many began, on how many days nobody held a billet, and how long a promise waited for
the first who came."""

from datetime import timedelta
from decimal import Decimal
from statistics import median

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.walls import walled
from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.desks.deployments.missions.days import Span, uncovered
from zotim.desks.deployments.missions.holding import holdings
from zotim.desks.deployments.missions.models import Billet
from zotim.desks.deployments.tours.models import Tour
from zotim.desks.deployments.tours.selectors import PROGRAM
from zotim.desks.deployments.tours.states import AWAY, OVER


def begun(period: Period) -> int:
    """Tours that somebody set out for, by the day of arrival."""
    with walled(PROGRAM):
        rows = Tour.objects.filter(state__in=(*AWAY, *OVER))
        return rows.filter(arrives_on__gte=period.first, arrives_on__lte=period.last).count()


def open_days(period: Period) -> int:
    """Days of accepted billets on which nobody was agreed, until yesterday at the latest."""
    last = min(period.last, timezone.localdate() - timedelta(days=1))
    billets = list(Billet.objects.filter(state="accepted", from_on__lte=last, until_on__gte=period.first))
    held = [one for one in holdings(billets) if one.agreed]
    return sum(
        gap.days
        for one in billets
        for gap in uncovered(
            Span(max(one.from_on, period.first), min(one.until_on, last)),
            [each.span for each in held if each.billet == one.pk],
        )
    )


def waited(period: Period) -> Value:
    """Days from the statement of a promise to the first arrival in one of its billets, the middle one."""
    with walled(PROGRAM):
        rows = Tour.objects.filter(state__in=(*AWAY, *OVER), billet__pledge__isnull=False)
        first = rows.values("billet__pledge", "billet__pledge__created_at").annotate(first=Min("arrives_on"))
        spans = [
            (one["first"] - timezone.localdate(one["billet__pledge__created_at"])).days
            for one in first.filter(first__gte=period.first, first__lte=period.last)
        ]
    return Decimal(median(spans)) if spans else None


DAYS = pgettext_lazy("unit of a figure", "days")

figures(
    Figure(
        "deployments.tours.begun", _("Tours that began"),
        _("Tours whose day of arrival lies in the period and that somebody set out for"),
        pgettext_lazy("unit of a figure", "tours"), begun, personal=True,
    ),
    Figure(
        "deployments.billets.open_days", _("Days on which nobody held a billet"),
        _("Days of the period, until yesterday, on which nobody was agreed to hold a billet that its mission accepted"),
        DAYS, open_days, shape=Shape.SUM,
    ),
    Figure(
        "deployments.pledges.waited", _("Days from a promise of people to the first who came"),
        _("The median, over promises whose first arrival lies in the period, from the day on which they were recorded"),
        DAYS, waited, shape=Shape.MEDIAN,
    ),
)  # fmt: skip
