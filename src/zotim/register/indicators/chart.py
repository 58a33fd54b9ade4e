"""The picture of an indicator: baseline, target line, values. SVG made here; the table below it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zotim.core.ui import show
from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget, IndicatorValue
from zotim.register.indicators.telling import amount
from zotim.vocabulary import RIGHT_TO_LEFT

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 74, 20, 18, 34
"""Room for the numbers beside and the days below."""
STEPS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Days and numbers as places. In Arabic time runs from right to left, as the text does."""

    first: date
    last: date
    top: Decimal
    mirrored: bool

    def x(self, day: date) -> float:
        """Where a day stands."""
        span = max(1, (self.last - self.first).days)
        along = (min(max(day, self.first), self.last) - self.first).days / span * (WIDTH - LEFT - RIGHT)
        return WIDTH - LEFT - along if self.mirrored else LEFT + along

    def y(self, number: Decimal) -> float:
        """Where a number stands."""
        return float(TOP + (HEIGHT - TOP - BOTTOM) * (1 - number / self.top))


def _nice(number: Decimal) -> Decimal:
    """A round number, not below: 1, 2, 4, 5, 8 or 10 times a power of ten; all of them part by four."""
    if number <= 0:
        return Decimal(1)
    power = Decimal(10) ** (number.adjusted())
    return next(power * step for step in (1, 2, 4, 5, 8, 10) if power * step >= number)


def chart(
    indicator: Indicator, values: Sequence[IndicatorValue], targets: Sequence[IndicatorTarget], language: str
) -> SafeString:
    """The picture; nothing where there is no value. *values* count, the oldest first; *targets* count, by day."""
    if not values or min(one.low for one in values) < 0:
        return SafeString("")
    days = [one.last for one in values] + [one.on for one in targets] + [values[0].first]
    numbers = [one.high for one in values] + [one.value for one in targets]
    if indicator.baseline is not None and indicator.baseline_on:
        days.append(indicator.baseline_on)
        numbers.append(indicator.baseline)
    scale = Scale(min(days), max(days), _nice(max(numbers)), language in RIGHT_TO_LEFT)
    parts = [_grid(indicator, scale), _days(scale), _base(indicator, scale), _aims(scale, targets), _run(scale, values)]
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="chart-title" aria-describedby="values">'
        '<title id="chart-title">{}</title>{}</svg>',
        WIDTH, HEIGHT, str(indicator.title), format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip


def _grid(indicator: Indicator, scale: Scale) -> SafeString:
    lines = []
    near, far = (WIDTH - LEFT, RIGHT) if scale.mirrored else (LEFT, WIDTH - RIGHT)
    beside = near + 8 if scale.mirrored else near - 8
    anchor = "start" if scale.mirrored else "end"
    for step in range(STEPS + 1):
        number = scale.top * step / STEPS
        y = f"{scale.y(number):.1f}"
        lines.append((near, y, far, y, beside, y, anchor, amount(indicator, number)))
    markup = (
        '<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        '<text x="{}" y="{}" dy="5" text-anchor="{}" direction="ltr">{}</text>'
    )
    return format_html_join("", markup, lines)


def _days(scale: Scale) -> SafeString:
    ends = {scale.first: "end" if scale.mirrored else "start", scale.last: "start" if scale.mirrored else "end"}
    markup = '<text x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>'
    return format_html_join(
        "", markup, ((f"{scale.x(day):.1f}", HEIGHT - 10, anchor, show.day(day)) for day, anchor in ends.items())
    )


def _base(indicator: Indicator, scale: Scale) -> SafeString:
    if indicator.baseline is None or indicator.baseline_on is None:
        return SafeString("")
    y = f"{scale.y(indicator.baseline):.1f}"
    near, far = (WIDTH - LEFT, RIGHT) if scale.mirrored else (LEFT, WIDTH - RIGHT)
    return format_html('<line class="base" x1="{}" y1="{}" x2="{}" y2="{}"/>', near, y, far, y)


def _aims(scale: Scale, targets: Sequence[IndicatorTarget]) -> SafeString:
    """Targets as a stair: each holds until its day."""
    start, lines = scale.first, []
    for one in targets:
        y = f"{scale.y(one.value):.1f}"
        lines.append((f"{scale.x(start):.1f}", y, f"{scale.x(one.on):.1f}", y, f"{scale.x(one.on):.1f}", y))
        start = one.on
    markup = '<line class="aim" x1="{}" y1="{}" x2="{}" y2="{}"/><circle class="aim" cx="{}" cy="{}" r="5"/>'
    return format_html_join("", markup, lines)


def _run(scale: Scale, values: Sequence[IndicatorValue]) -> SafeString:
    points = [(scale.x(one.last), scale.y((one.low + one.high) / 2)) for one in values]
    line = format_html('<polyline class="run" points="{}"/>', " ".join(f"{x:.1f},{y:.1f}" for x, y in points))
    bands = [
        (f"{scale.x(one.last) - 7:.1f}", f"{scale.y(one.high):.1f}", f"{scale.y(one.low) - scale.y(one.high):.1f}")
        for one in values
        if one.low != one.high
    ]
    dots = [(f"{x:.1f}", f"{y:.1f}") for (x, y), one in zip(points, values, strict=True) if one.low == one.high]
    return format_html(
        "{}{}{}",
        line,
        format_html_join("", '<rect class="band" x="{}" y="{}" width="14" height="{}" rx="2"/>', bands),
        format_html_join("", '<circle class="dot" cx="{}" cy="{}" r="4.5"/>', dots),
    )
