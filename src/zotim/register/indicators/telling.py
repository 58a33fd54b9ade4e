"""Values, targets and the way between them in words. Never a mark, a share of a target, or a rank of bodies."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.figures.bands import spanned
from zotim.core.ui import show
from zotim.register.indicators.models.indicators import BetterWay, Indicator, IndicatorKind, IndicatorTarget


def amount(indicator: Indicator, value: Decimal) -> str:
    """A number of this indicator, in the digits and separators of the page; a ratio in per cent."""
    if indicator.kind == IndicatorKind.RATIO:
        return _("%(number)s %%") % {"number": show.amount(value * 100)}
    return show.amount(value)


def _points(indicator: Indicator, value: Decimal) -> Decimal:
    return value * 100 if indicator.kind == IndicatorKind.RATIO else value


def away(indicator: Indicator, value: Decimal) -> str:
    """What lies between two values of this indicator; between ratios are percentage points, not per cent."""
    points = _points(indicator, value)
    if indicator.kind != IndicatorKind.RATIO:
        return show.amount(points)
    count = int(points) if points == points.to_integral_value() else 100  # a broken number takes the plural
    words = ngettext("%(number)s percentage point", "%(number)s percentage points", count)
    return words % {"number": show.amount(points)}


def value_in_words(indicator: Indicator, low: Decimal, high: Decimal) -> str:
    """A value of this indicator: the number, or its band."""
    return amount(indicator, low) if low == high else show.digits(spanned(low, high))


def cell(pair: list[str]) -> str:
    """A cell of a breakdown."""
    low, high = map(Decimal, pair)
    return show.amount(low) if low == high else show.digits(spanned(low, high))


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a value is from a target: words, and whether it is reached (None where the band doesn't tell)."""

    words: str
    reached: bool | None


def distance(indicator: Indicator, low: Decimal, high: Decimal, target: IndicatorTarget) -> Distance:
    """How far a value is from a target."""
    aim = target.value
    if indicator.direction == BetterWay.NONE:
        return _aside(indicator, low, high, aim)
    up = indicator.direction == BetterWay.UP
    nearest, farthest = (aim - high, aim - low) if up else (low - aim, high - aim)
    if farthest <= 0:
        return Distance(_("reached"), True)
    if nearest <= 0:
        return Distance(_("the band doesn't tell whether it is reached"), None)
    wanted = amount(indicator, aim)
    if nearest == farthest:
        words = _("%(number)s to go until %(target)s") if up else _("%(number)s too many for %(target)s")
        return Distance(words % {"number": away(indicator, nearest), "target": wanted}, False)
    words = (
        _("between %(least)s and %(most)s to go until %(target)s")
        if up
        else _("between %(least)s and %(most)s too many for %(target)s")
    )
    numbers = {"least": show.amount(_points(indicator, nearest)), "most": away(indicator, farthest), "target": wanted}
    return Distance(words % numbers, False)


def _aside(indicator: Indicator, low: Decimal, high: Decimal, aim: Decimal) -> Distance:
    if low == high == aim:
        return Distance(_("as it was set"), True)
    if low <= aim <= high:
        return Distance(_("the band doesn't tell whether it is reached"), None)
    gap = aim - high if high < aim else low - aim
    words = _("%(number)s away from %(target)s")
    return Distance(words % {"number": away(indicator, gap), "target": amount(indicator, aim)}, False)
