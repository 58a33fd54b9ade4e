"""Named counts of what went out, from the rows themselves: beside the account, which comes from the log."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, figures
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.law.models import ORDERS, TO_PLATFORMS, Way


def _in(period: Period, moment: str, ways: Iterable[str], **more: Any) -> QuerySet[Dispatch]:
    within = {f"{moment}__gte": period.start, f"{moment}__lt": period.end}
    return Dispatch.objects.filter(way__in=list(ways), **within, **more)


def _count(moment: str, ways: Iterable[str], **more: Any) -> Callable[[Period], int]:
    return lambda period: _in(period, moment, ways, **more).count()


figures(
    Figure(
        "content.orders.sent", _("Orders about content"), _("Orders to platforms that were sent in the period"),
        _("orders"), _count("sent_at", ORDERS),
    ),
    Figure(
        "content.orders.carried_out", _("Orders carried out"),
        _("Orders to platforms that were carried out in the period"), _("orders"), _count("carried_out_at", ORDERS),
    ),
    Figure(
        "content.referrals.sent", _("Referrals to platforms"), _("Referrals to platforms that were sent in the period"),
        _("referrals"), _count("sent_at", [Way.REFERRAL]),
    ),
    Figure(
        "content.sent.withdrawn", _("Orders and referrals withdrawn"),
        _("Orders and referrals to platforms that were withdrawn in the period"), _("orders and referrals"),
        _count("moved_at", TO_PLATFORMS, state="withdrawn"),
    ),
    Figure(
        "content.protection.referred", _("Referrals to protection"),
        _("Children and persons for whom a service of protection was asked in the period"), _("referrals"),
        _count("sent_at", [Way.PROTECTION]), personal=True,
    ),
)  # fmt: skip
