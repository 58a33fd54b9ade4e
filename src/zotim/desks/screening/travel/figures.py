"""What the travel channel counts: messages, travellers, referrals and answers, and how long an answer took."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from statistics import median

from django.db.models import F, QuerySet, Sum
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.audit.services import System
from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.travel.models import Message, Outcome, Referral

FIGURES = System("figures")


def _messages(period: Period) -> QuerySet[Message]:
    return Message.objects.filter(received_at__gte=period.start, received_at__lt=period.end)


def _sent(period: Period) -> QuerySet[Referral]:
    return Referral.objects.filter(sent_at__gte=period.start, sent_at__lt=period.end)


def _answered(period: Period, **where: str) -> QuerySet[Referral]:
    return Referral.objects.filter(answered_at__gte=period.start, answered_at__lt=period.end, **where)


def _count(rows: Callable[[Period], QuerySet], period: Period) -> int:
    with in_channels(FIGURES, Channel.TRAVEL):
        return rows(period).count()


def _people(period: Period) -> int:
    with in_channels(FIGURES, Channel.TRAVEL):
        return _messages(period).aggregate(total=Sum("people"))["total"] or 0


def _hours(period: Period) -> Value:
    with in_channels(FIGURES, Channel.TRAVEL):
        rows = _answered(period).annotate(took=F("answered_at") - F("sent_at"))
        spans = list(rows.values_list("took", flat=True))
    return Decimal(str(round(median(spans) / timedelta(hours=1), 1))) if spans else None


REFERRALS = pgettext_lazy("unit of a figure", "referrals")

figures(
    Figure(
        "screening.travel.messages", _("Messages of airlines"), _("Messages of airlines that came in the period"),
        pgettext_lazy("unit of a figure", "messages"), partial(_count, _messages),
    ),
    Figure(
        "screening.travel.passengers", _("Travellers who were asked for"),
        _("People in messages of airlines that came in the period, each message by itself"),
        pgettext_lazy("unit of a figure", "people"), _people, Shape.SUM, personal=True, base=_people,
    ),
    Figure(
        "screening.travel.referrals.sent", _("Referrals to border police"),
        _("Referrals that were sent to border police in the period"), REFERRALS, partial(_count, _sent), personal=True,
    ),
    Figure(
        "screening.travel.referrals.hours", _("Hours until border police answer"),
        _("Hours from a referral to its answer: the median of those answered in the period"),
        pgettext_lazy("unit of a figure", "hours"), _hours, Shape.MEDIAN, personal=True,
        base=partial(_count, _answered),
    ),
    *(
        Figure(
            f"screening.travel.referrals.{outcome.value}",
            format_lazy(_("Answers of border police: {outcome}"), outcome=outcome.label),
            _("Referrals that border police answered in the period with this decision"), REFERRALS,
            partial(_count, partial(_answered, outcome=outcome.value)), personal=True,
        )
        for outcome in Outcome
    ),
)  # fmt: skip
