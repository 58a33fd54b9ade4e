"""Words for the codes of indicators."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui import words
from zotim.register.indicators.models.indicators import BetterWay, IndicatorKind
from zotim.register.indicators.periods import Frequency

words.add(
    "IndicatorKind",
    {
        IndicatorKind.COUNT: pgettext_lazy("kind of indicator", "a count"),
        IndicatorKind.SUM: pgettext_lazy("kind of indicator", "a sum"),
        IndicatorKind.AMOUNT: pgettext_lazy("kind of indicator", "an amount of money"),
        IndicatorKind.RATIO: pgettext_lazy("kind of indicator", "a ratio, in per cent"),
        IndicatorKind.MEDIAN: pgettext_lazy("kind of indicator", "a median"),
    },
)
words.add(
    "BetterWay",
    {
        BetterWay.UP: pgettext_lazy("direction of an indicator", "more is better"),
        BetterWay.DOWN: pgettext_lazy("direction of an indicator", "less is better"),
        BetterWay.NONE: pgettext_lazy("direction of an indicator", "neither is better"),
    },
)
words.add(
    "Frequency",
    {
        Frequency.MONTH: pgettext_lazy("how often", "each month"),
        Frequency.QUARTER: pgettext_lazy("how often", "each quarter"),
        Frequency.HALF: pgettext_lazy("how often", "each half-year"),
        Frequency.YEAR: pgettext_lazy("how often", "each year"),
    },
)
