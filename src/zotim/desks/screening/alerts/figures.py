"""What alerts count, each channel by itself: raised, decided, how long it took, and whom false alarms burden."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from statistics import median

from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.core.ui.words import Word
from zotim.desks.screening.alerts.models import Alert, Script, Verdict
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.figures import FIGURES
from zotim.desks.screening.asking.models import Channel

VERDICTS = (Verdict.SAME, Verdict.APART)


def _raised(period: Period) -> QuerySet[Alert]:
    return Alert.objects.filter(created_at__gte=period.start, created_at__lt=period.end)


def _decided(period: Period, **where: str) -> QuerySet[Alert]:
    rows = Alert.objects.filter(state__in=VERDICTS, decided_at__gte=period.start, decided_at__lt=period.end)
    return rows.filter(**where)


def _count(channel: str, rows: Callable[[Period], QuerySet[Alert]], period: Period) -> int:
    with in_channels(FIGURES, channel):
        return rows(period).filter(channel=channel).count()


def _hours(channel: str, period: Period) -> Value:
    with in_channels(FIGURES, channel):
        spans = list(_decided(period, channel=channel).values_list("created_at", "decided_at"))
    return (
        Decimal(round(median((end - begin).total_seconds() for begin, end in spans if end) / 3600)) if spans else None
    )


def _false_alarms(channel: str, script: str, period: Period) -> Value:
    every = _count(channel, partial(_decided, script=script), period)
    apart = _count(channel, partial(_decided, script=script, state=Verdict.APART), period)
    return Decimal(apart) / every if every else None


def _of(channel: Channel, text: Word) -> Word:
    return format_lazy("{text} ({channel})", text=text, channel=channel.label)


def _figures(channel: Channel) -> list[Figure]:
    """The figures of one channel."""
    code, alerts = f"screening.{channel.value}.alerts", pgettext_lazy("unit of a figure", "alerts")
    decided = partial(_count, channel.value, _decided)
    found = [
        Figure(
            f"{code}.raised", _of(channel, _("Alerts raised")),
            _("Alerts of this channel that were raised in the period: a question met an entry of a list"),
            alerts, partial(_count, channel.value, _raised), personal=True,
        ),
        Figure(
            f"{code}.hours", _of(channel, _("Hours from an alert to its verdict")),
            _("Median over alerts of this channel whose verdict was given in the period and stands"),
            pgettext_lazy("unit of a figure", "hours"), partial(_hours, channel.value), Shape.MEDIAN,
            personal=True, base=decided,
        ),
    ]  # fmt: skip
    found += [
        Figure(
            f"{code}.{verdict.value}", _of(channel, format_lazy(_("Verdicts: {verdict}"), verdict=verdict.label)),
            _("Alerts of this channel with this verdict, which was given in the period and stands"),
            alerts, partial(_count, channel.value, partial(_decided, state=verdict.value)), personal=True,
        )
        for verdict in VERDICTS
    ]  # fmt: skip
    return found + [
        Figure(
            f"{code}.false.{script.value}",
            _of(channel, format_lazy(_("False alarms: {script}"), script=script.label)),
            _("Share of verdicts in the period that say not the same, of people who were asked for in this script"),
            pgettext_lazy("unit of a figure", "share"), partial(_false_alarms, channel.value, script.value),
            Shape.RATIO, personal=True, base=partial(_count, channel.value, partial(_decided, script=script.value)),
        )
        for script in Script
    ]  # fmt: skip


figures(*(one for channel in Channel if channel in settings.ZOTIM_CHANNELS for one in _figures(channel)))
