"""Timelines drawn on the server: a lane for each record, from its promise to its day, with what happened on the way.

What isn't there yet is dotted, what was worked on is solid; the five glyphs mark what happened, a diamond the day by
which it is due, a line today. Positions are shares of the width, so that the picture fits a telephone and a page in
print; in Arabic time runs from right to left. The picture is hidden from screen readers: ``ui/times.html`` says the
same as a table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zotim.core.ui.show import GLYPHS, digits, direction, page_language
from zotim.core.ui.words import Word
from zotim.vocabulary import Glyph

MOST_TICKS = 4
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from one tick to the next; the first that needs no more than :data:`MOST_TICKS` is taken."""
EDGE = 4.0
"""Per cent of the width left free at either end, for a mark that lies there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day, or is to: *what* in a word, *about* what; *due*: to be kept by that day."""

    day: date
    glyph: Glyph
    what: Word
    about: Any = ""
    due: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which something was worked on."""

    first: date
    last: date


@dataclass(slots=True)
class Lane:
    """One record in time."""

    title: Any
    marks: list[Mark]
    spans: list[Span] = field(default_factory=list)
    url: str = ""
    glyph: str = ""

    @property
    def in_order(self) -> list[Mark]:
        """What happened and what is due, the earliest first."""
        return sorted(self.marks, key=lambda mark: mark.day)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A lane with its picture."""

    lane: Lane
    picture: SafeString


class Times:
    """Lanes on one scale, with *today*. Without any mark there is nothing to draw, and it is false."""

    def __init__(self, lanes: Iterable[Lane], today: date) -> None:
        self.lanes: Sequence[Lane] = [lane for lane in lanes if lane.marks]
        self.today = today

    def __bool__(self) -> bool:
        return bool(self.lanes)

    @property
    def alone(self) -> bool:
        """Whether there is one lane only: the page around it says what it is called."""
        return len(self.lanes) == 1

    @cached_property
    def scale(self) -> tuple[date, date]:
        """The first and last day of the picture: those of all lanes, and today."""
        days = [mark.day for lane in self.lanes for mark in lane.marks] + [self.today]
        days += [day for lane in self.lanes for span in lane.spans for day in (span.first, span.last)]
        first, last = min(days), max(days)
        return first, max(last, first + timedelta(days=30))

    @cached_property
    def ticks(self) -> list[date]:
        """First days of months, as many as can be read."""
        first, last = self.scale
        for step in STEPS:
            month = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
            found = []
            while (day := date(month // 12, month % 12 + 1, 1)) <= last:
                found.append(day)
                month += step
            if len(found) <= MOST_TICKS:
                break
        return found

    def at(self, day: date) -> str:
        """Where a day lies: per cent of the width, from the side on which the page's language begins."""
        first, last = self.scale
        share = EDGE + (100 - 2 * EDGE) * (day - first).days / (last - first).days
        return f"{100 - share if direction(page_language()) == 'rtl' else share:.2f}%"

    @property
    def axis(self) -> SafeString:
        """The scale in words: a month and its year, or the year alone where it begins."""
        words = ((self.at(day), _tick(day)) for day in self.ticks)
        texts = format_html_join("", '<text x="{}" y="18">{}</text>', words)
        return format_html('<svg class="lanes axis" height="24" aria-hidden="true" focusable="false">{}</svg>', texts)

    @property
    def drawn(self) -> list[Drawn]:
        """Each lane with its picture."""
        return [Drawn(lane, self._draw(lane)) for lane in self.lanes]

    def _draw(self, lane: Lane) -> SafeString:
        days = [mark.day for mark in lane.marks]
        grid = format_html_join(
            "", '<line class="grid" x1="{0}" x2="{0}" y1="0" y2="32"/>', ((self.at(day),) for day in self.ticks)
        )
        now = format_html('<line class="now" x1="{0}" x2="{0}" y1="0" y2="32"/>', self.at(self.today))
        way = format_html('<line class="way" x1="{}" x2="{}" y1="16" y2="16"/>', self.at(min(days)), self.at(max(days)))
        spans = format_html_join(
            "",
            '<line class="span" x1="{}" x2="{}" y1="16" y2="16"/>',
            ((self.at(one.first), self.at(one.last)) for one in lane.spans),
        )
        marks = format_html_join("", "{}", ((self._mark(mark),) for mark in lane.in_order))
        return format_html(
            '<svg class="lanes" height="32" aria-hidden="true" focusable="false">{}</svg>',
            mark_safe(grid + now + way + spans + marks),  # noqa: S308 (escaped parts)
        )

    def _mark(self, mark: Mark) -> SafeString:
        if mark.due:
            drawing = format_html(
                '<path class="due{}" d="M8 1l6 7-6 7-6-7z"/>', " late" if mark.glyph == Glyph.LATE else ""
            )
        else:
            drawing = format_html('<circle class="under" cx="8" cy="8" r="8"/>{}', GLYPHS[mark.glyph])
        return format_html(
            '<svg x="{}" y="16" overflow="visible"><g class="glyph {}" transform="translate(-8 -8)">{}</g></svg>',
            self.at(mark.day),
            mark.glyph.value,
            drawing,
        )


def _tick(day: date) -> str:
    return digits(date_format(day, "Y" if day.month == 1 else "n/Y", use_l10n=False))
