"""A mission over time as a picture (Gantt): a line for each billet, on it who holds it. SVG made here; the tables below
it say the same. Nobody's name or number stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zotim.core.ui import show
from zotim.desks.deployments.missions.days import DAY, Span
from zotim.desks.deployments.missions.holding import Gap, Holding
from zotim.desks.deployments.missions.models import Billet
from zotim.vocabulary import RIGHT_TO_LEFT

WIDTH, LEFT, RIGHT, TOP, LINE, BAR = 720, 110, 12, 12, 30, 16
FOOT = 28


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as places along the line. In Arabic time runs from right to left, as the text does."""

    whole: Span
    mirrored: bool

    def x(self, day: date) -> float:
        """Where a day begins."""
        along = (min(max(day, self.whole.first), self.whole.last + DAY) - self.whole.first).days
        place = along / self.whole.days * (WIDTH - LEFT - RIGHT)
        return WIDTH - LEFT - place if self.mirrored else LEFT + place

    def bar(self, span: Span) -> tuple[str, str]:
        """Where a bar for some days begins on the page, and how wide it is."""
        ends = sorted((self.x(span.first), self.x(span.last + DAY)))
        return f"{ends[0]:.1f}", f"{max(1.0, ends[1] - ends[0]):.1f}"


def gantt(
    title: str, billets: Sequence[Billet], held: Sequence[Holding], gaps: Sequence[Gap], today: date, language: str,
    *, whole: Span | None = None, name: str = "gantt", described: str = "there-when",
) -> SafeString:  # fmt: skip
    """The picture: *held* days full where they are agreed, pale where they are proposed; days of a handover half as
    high; days to come on which nobody is agreed with an edge alone. *whole*: the days that it shows, where these aren't
    all days of the billets; *name* tells it from another on its page, *described* is the table that says the same."""
    if whole is None:
        first = min([one.from_on for one in billets] + [one.arrives for one in held])
        whole = Span(first, max(one.until_on for one in billets))
    held = [one for one in held if one.arrives <= whole.last and one.span.last >= whole.first]
    scale = Scale(whole, language in RIGHT_TO_LEFT)
    lines = format_html_join("", "{}", ((_line(scale, one, number, held, gaps),) for number, one in enumerate(billets)))
    height = TOP + LINE * len(billets) + FOOT
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title" aria-describedby="{}">'
        '<title id="{}-title">{}</title>{}{}{}</svg>',
        WIDTH, height, name, described, name, title, lines, _today(scale, today, height), _ends(scale, height),
    )  # fmt: skip


def _line(scale: Scale, billet: Billet, number: int, held: Sequence[Holding], gaps: Sequence[Gap]) -> SafeString:
    """One billet: its code, and its bars."""
    y = TOP + LINE * number
    mine = [one for one in held if one.billet == billet.pk]
    bars = [("gap", gap.span, y, BAR) for gap in gaps if gap.billet.pk == billet.pk]
    bars += [("held" if one.agreed else "asked", one.span, y, BAR) for one in mine]
    bars += [("held" if one.agreed else "asked", one.handover, y + BAR // 4, BAR // 2) for one in mine if one.handover]
    drawn = (("bar-" + kind, *scale.bar(span), top, high) for kind, span, top, high in bars)
    beside, anchor = (WIDTH - LEFT + 8, "start") if scale.mirrored else (LEFT - 8, "end")
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>{}',
        beside, y + 13, anchor, billet.code,
        format_html_join("", '<rect class="{}" x="{}" width="{}" y="{}" height="{}"/>', drawn),
    )  # fmt: skip


def _today(scale: Scale, today: date, height: int) -> SafeString:
    if not scale.whole.first <= today <= scale.whole.last:
        return SafeString("")
    x = f"{scale.x(today):.1f}"
    return format_html('<line class="base" x1="{}" x2="{}" y1="{}" y2="{}"/>', x, x, TOP - 6, height - FOOT)


def _ends(scale: Scale, height: int) -> SafeString:
    first, last = ("end", "start") if scale.mirrored else ("start", "end")
    rows = ((f"{scale.x(day):.1f}", height - 8, anchor, show.day(shown)) for day, shown, anchor in (
        (scale.whole.first, scale.whole.first, first), (scale.whole.last + DAY, scale.whole.last, last),
    ))  # fmt: skip
    return format_html_join("", '<text x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>', rows)
