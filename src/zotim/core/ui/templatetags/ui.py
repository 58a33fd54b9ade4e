"""What templates say: ``{% glyph %}``, ``{% translated %}``, ``|day``, ``|label`` and the rest (``core.ui.show``)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zotim.core.clocks.lengths import Unit
from zotim.core.clocks.registry import CLOCKS
from zotim.core.clocks.selectors import read, runs_of
from zotim.core.texts import listed
from zotim.core.ui import countries, partial, show, sums, tasks, words
from zotim.vocabulary import LANGUAGE_NAMES, Glyph, Language

register = template.Library()


@register.simple_tag
def glyph(value: Any, words: bool = True) -> SafeString:
    """``{% glyph "proven" %}``: the sign, with words for a screen reader; ``words=False`` beside words in sight."""
    return show.glyph(value, words=words)


@register.simple_tag
def stands(value: Any) -> SafeString:
    """``{% stands commitment.glyph %}``: the sign with its words in sight."""
    return show.stands(value)


@register.simple_tag
def legend() -> SafeString:
    """``{% legend %}``: the five signs in words."""
    return show.legend()


@register.simple_tag
def bar(shares: Any) -> SafeString:
    """``{% bar line.shares %}``: how many stand where; shares have glyph, count, url."""
    return show.bar(shares or ())


@register.simple_tag
def strand(shares: Any) -> SafeString:
    """``{% strand line.shares %}``: a sign for each; shares have glyph, count, url."""
    return show.strand(list(shares or ()))


@register.simple_tag
def details(words: Any, note: Any, reference: str) -> SafeString:
    """``{% details "" record.lead.name record.reference %}``: words, a note and a reference: what there is of it."""
    return show.details(words, note, reference)


@register.simple_tag
def task_line(task: Any, today: date) -> SafeString:
    """``{% task_line task today %}``: one thing that waits, as an item of a list."""
    return tasks.line(task, today)


@register.simple_tag
def when(value: date, today: date) -> SafeString:
    """``{% when record.due_on today %}``: a day, and how many days it is away."""
    return show.when(value, today)


@register.simple_tag
def glyphs() -> list[Glyph]:
    """``{% glyphs as all %}``: the five signs, from what is surest to what presses."""
    return list(show.SUREST_FIRST)


@register.filter
def by_glyph(shares: Any) -> list[Any]:
    """``{% for share in line.shares|by_glyph %}``: one for each sign in the order of ``glyphs``, or nothing."""
    found = {show.part(share, "glyph"): share for share in shares}
    return [found.get(glyph) for glyph in show.SUREST_FIRST]


@register.simple_tag
def path(steps: Any) -> SafeString:
    """``{% path steps %}``: from pledge to proof; steps have glyph, label, note, url."""
    return show.path(steps or ())


@register.simple_tag
def translated(value: Any, note: bool = True) -> SafeString:
    """``{% translated record.title %}``: in the page's language, or in its own with a note."""
    return show.translated(value, note=note)


@register.simple_tag(takes_context=True)
def passage(context: Context, text: str, start: int = 0, end: int = 0, language: str = "") -> SafeString:
    """``{% passage text start end language %}``: the text with a passage lit; the first on a page is ``#passage``."""
    kept = context.render_context
    first = not kept.get("ui_passage")
    kept["ui_passage"] = True
    return show.passage(text, start, end, language, anchor=first)


@register.filter
def runs_out(value: datetime | None) -> SafeString:
    """How far a moment is, near ones in hours and minutes."""
    return show.runs_out(value)


@register.simple_tag
def due(value: date | None, today: date | None = None, *, full: bool = False) -> SafeString:
    """``{% due task.due_on today %}``: how far a day is; with ``full=True`` after the day itself."""
    return show.due(value, today, full=full)


@register.simple_tag
def languages() -> list[tuple[str, str, str]]:
    """``{% languages as all %}``: code, own name and direction of each language."""
    return [(code.value, LANGUAGE_NAMES[code], show.direction(code)) for code in Language]


@register.inclusion_tag("ui/clocks.html")
def clocks(record: Any, heading: str = "") -> dict[str, Any]:
    """``{% clocks piece %}``: the clocks that ever ran on a record that the reader may see; under a *heading*, where
    there are any."""
    known = [run for run in runs_of(record) if run.code in CLOCKS]
    lengths = [CLOCKS[run.code].length for run in known]
    readings = [(read(run), show.length(one), one.unit == Unit.HOURS) for run, one in zip(known, lengths, strict=True)]
    return {"readings": readings, "heading": heading}


@register.filter
def code(value: Any) -> SafeString:
    """``{{ record.reference|code }}``: a code kept apart from the direction around it."""
    return show.code(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """``{{ record.due_on|day }}``: 24 November 2026."""
    return show.day(value)


@register.filter
def partial_day(value: Any) -> str:
    """``{{ entry.listed_on|partial_day }}``: a day, or the month or year that is known of it."""
    return partial.partial_day(str(value or ""))


@register.filter
def dated(value: str) -> str:
    """``{{ referral.journey|dated }}``: a line of the house with its days as the page has them."""
    return partial.dated(value)


@register.filter
def month(value: date) -> str:
    """``{{ first|month }}``: November 2026."""
    return show.month(value)


@register.filter
def weekday(value: date) -> str:
    """``{{ cell.day|weekday }}``: Mon."""
    return show.weekday(value)


@register.filter
def until(value: datetime | None) -> str:
    """``{{ grant.ends_at|until }}``: the last day on which it holds; the moment, when it ends within a day."""
    return show.until(value)


@register.filter
def near(value: date, today: date) -> str:
    """``{{ task.since|near:today }}``: 24 November, with its year only if it is far."""
    return show.near(value, today)


@register.filter
def moment(value: datetime | None) -> str:
    """``{{ event.at|moment }}``: a day and a time."""
    return show.moment(value)


@register.filter
def amount(value: Any) -> str:
    """``{{ record.quantity|amount }}``: a number in the digits and separators of the page."""
    return show.amount(value)


@register.filter
def money(value: Any, currency: str = "") -> str:
    """``{{ need.amount|money:need.currency }}``: a sum with its currency behind it, whichever way the page runs."""
    written = sums.money(value)
    return format_html("{}\u00a0{}", written, code(currency)) if currency and written != show.NOTHING else written


@register.filter
def fixed(value: float, places: int) -> str:
    """``{{ hit.score|fixed:3 }}``: a number with so many digits behind the point."""
    return show.fixed(value, places)


@register.filter
def band(value: str) -> str:
    """``{{ figure.value|band }}``: a banded value in words where a sign would turn round in Arabic."""
    return show.band(value)


@register.filter
def label(value: Any, enum: str = "") -> Any:
    """``{{ record.line_of_effort|label:"LineOfEffort" }}``: the word for a code."""
    return words.label(value, enum)


@register.filter
def state(value: Any, machine: str) -> Any:
    """``{{ record.state|state:"register.Measure" }}``: the word for a state, from its machine's table."""
    return words.state_label(value, machine)


@register.filter
def size(value: int) -> str:
    """``{{ file.size|size }}``: *38.3 KB*. Arabic has a decimal sign of its own, which Django lacks."""
    text = filesizeformat(value)
    return show.digits(text.replace(",", "٫")) if show.page_language() == "ar" else text


@register.filter(name="listed")
def listed_filter(value: Iterable[Any]) -> str:
    """``{{ parts|listed }}``: one after the other, with the comma of the page's language."""
    return listed(value)


@register.simple_tag(name="listed")
def listed_tag(*words: Any) -> str:
    """``{% listed instrument.called paragraph %}``: the same of several values; those that are empty are left out."""
    return listed(filter(None, words))


@register.simple_tag
def comma() -> str:
    """``{{ one }}{% comma %}<a …>``: the comma that ``listed`` puts, where what it parts has marks of its own."""
    return listed(("", ""))


@register.filter
def known(value: str | None) -> str:
    """``{{ meeting.place|known }}``: a text in the page's language, where it is one of the facts' own."""
    return words.known(value)


@register.filter
def country(value: str) -> str:
    """``{{ adherence.subject|country }}``: the name of a state, by its code."""
    return countries.country(value)


@register.filter
def language_name(value: str) -> str:
    """``{{ "ar"|language_name }}``: a language in its own name."""
    return LANGUAGE_NAMES.get(value, value)  # type: ignore[call-overload]


@register.filter
def rtl(value: str) -> bool:
    """``{% if LANGUAGE_CODE|rtl %}``: whether a language runs from right to left."""
    return show.direction(str(value)[:2]) == "rtl"
