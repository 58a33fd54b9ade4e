"""Values as people read them: dates, numbers, codes, texts in another language, glyphs. Everything is escaped."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext, pgettext

from zotim.core.clocks.lengths import Length, Unit
from zotim.core.documents import wording
from zotim.core.texts import Translated, listed
from zotim.core.ui.days import last_day
from zotim.core.ui.words import IN_LANGUAGE, Word, label, state_glyph, state_label
from zotim.engines.scripts import strip_controls
from zotim.formats.text.errors import UnreadableFile
from zotim.vocabulary import RIGHT_TO_LEFT, Glyph

NOTHING = "–"
LONG_TEXT = 1500  # characters; a longer passage scrolls inside its frame and can be reached by keyboard

# A promise is dotted, a proof is solid. 16 × 16; colours come from the style sheet (.glyph), never colour alone.
_RING = '<circle cx="8" cy="8" r="6" class="ring{}"/>'
GLYPHS: dict[str, SafeString] = {
    Glyph.PROMISED: format_html(_RING, " dots"),
    Glyph.UNDER_WAY: format_html(_RING + '<path d="M8 2a6 6 0 0 1 0 12z" class="full"/>', ""),
    Glyph.SAID: format_html(_RING, " full"),
    Glyph.PROVEN: format_html(
        '<circle cx="8" cy="8" r="7" class="full"/><path d="{}" class="tick"/>', "M4.6 8.2l2.4 2.4 4.4-4.8"
    ),
    Glyph.LATE: format_html(_RING + '<path d="M8 4.5v4.2M8 11v.6" class="ring"/>', " dots"),
}
_SVG = '<svg class="glyph {}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{}</svg>'
_DRAWN = {one: format_html(_SVG, one, drawing) for one, drawing in GLYPHS.items()}
BAR = 1000
"""Units of width of a bar."""
SUREST_FIRST = (Glyph.PROVEN, Glyph.SAID, Glyph.UNDER_WAY, Glyph.PROMISED, Glyph.LATE)
"""From what is surest to what presses."""
STRAND = 24
"""Signs of a strand that can be told apart."""
SOLID = frozenset({Glyph.SAID, Glyph.PROVEN})


def page_language() -> str:
    """The language of the page: two letters."""
    return (get_language() or "en")[:2]


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def digits(text: str) -> str:
    """*text* with its digits as the page's language writes them. For numbers, never for codes."""
    return wording.digits(text, page_language())


def amount(value: Any) -> str:
    """A number with the separators and digits of the page; 6.00 is 6. What is no number stays as it is."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Decimal):
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    return wording.number(value, page_language())


def fixed(value: float, places: int) -> str:
    """A number with so many digits behind the point, such as a score, in the digits and with the point of the page."""
    return wording.number(Decimal(f"{value:.{places}f}"), page_language())


def day(value: date | datetime | None) -> str:
    """A day with the month's name: *24 November 2026*."""
    if not value:
        return NOTHING
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return wording.day(value, page_language())


def month(value: date) -> str:
    """A month with its year: *November 2026*."""
    return day(value.replace(day=1)).split(" ", 1)[1]


def weekday(value: date) -> str:
    """The short name of a day of the week: *Mon*."""
    return date_format(value, "D", use_l10n=False)


def band(value: str) -> str:
    """A value as ``core.figures.bands`` writes it: *fewer than 10*, *10–19*, *45 %*."""
    if value.startswith("<"):
        return gettext("fewer than %(n)s") % {"n": digits(value.removeprefix("<"))}
    return digits(value)


def moment(value: datetime | None) -> str:
    """A day and a time of day, in the zone of the installation."""
    if not value:
        return NOTHING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return listed((day(local), digits(f"{local:%H:%M}")))


def length(value: Length) -> str:
    """How long: *10 working days*, *24 months*, *10 years*."""
    number, years = value.amount, value.unit == Unit.MONTHS and value.amount >= 24 and value.amount % 12 == 0
    if years:
        number = value.amount // 12
    words = {
        Unit.HOURS: ngettext("%(n)s hour", "%(n)s hours", number),
        Unit.DAYS: ngettext("%(n)s day", "%(n)s days", number),
        Unit.WORKING_DAYS: ngettext("%(n)s working day", "%(n)s working days", number),
        Unit.MONTHS: ngettext("%(n)s month", "%(n)s months", number),
    }
    text = ngettext("%(n)s year", "%(n)s years", number) if years else words[value.unit]
    return text % {"n": amount(number)}


def until(value: datetime | None) -> str:
    """When something ends: its last day, not the midnight after it; the moment, when it ends within a day."""
    last = last_day(value) if value else None
    return day(last) if last else moment(value)


def clock(value: time) -> str:
    """A time of day."""
    return digits(f"{value:%H:%M}")


def days_from(value: date, today: date) -> str:
    """How far a day is: *3 days late*, *today*, *in 5 days*; beyond two weeks the day, with its year if that is far."""
    return distance(value, today) if (value - today).days <= 14 else near(value, today)


def distance(value: date, today: date) -> str:
    """How many days a day is away: *3 days late*, *today*, *tomorrow*, *in 45 days*."""
    days = (value - today).days
    if days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": amount(-days)}
    if days == 0:
        return pgettext("due", "today")
    if days == 1:
        return pgettext("due", "tomorrow")
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": amount(days)}


def near(value: date, today: date) -> str:
    """A day, with its year only if it is far."""
    return day(value) if abs((value - today).days) > 300 else day(value).rpartition(" ")[0]


def due(value: date | None, today: date | None = None, *, full: bool = False) -> SafeString:
    """A ``<time>`` that says how far a day is, with the day itself at hand; *full*: the day first, written out."""
    if not value:
        return SafeString(NOTHING)
    today = today or timezone.localdate()
    late = " late" if value < today else ""
    words = days_from(value, today)
    if full:
        words = day(value) if words == near(value, today) else f"{day(value)} · {words}"
    markup = '<time class="due{}" datetime="{}" title="{}">{}</time>'
    return format_html(markup, late, value.isoformat(), day(value), words)


def day_due(value: date | None, today: date | None = None) -> SafeString:
    """A ``<time>`` with the day, its year, and beside it how many days it is away: always in this one form."""
    if not value:
        return SafeString(NOTHING)
    today = today or timezone.localdate()
    late = " late" if value < today else ""
    markup = '<time class="due{}" datetime="{}">{}</time><br><small>{}</small>'
    return format_html(markup, late, value.isoformat(), day(value), distance(value, today))


def runs_out(value: datetime | None, now: datetime | None = None) -> SafeString:
    """A ``<time>`` that says how far a moment is, near ones in hours and minutes, with the moment itself at hand."""
    if not value:
        return SafeString(NOTHING)
    now = now or timezone.now()
    late = value <= now
    minutes = int(abs((value - now).total_seconds())) // 60
    if minutes >= 48 * 60:
        words = distance(timezone.localdate(value), timezone.localdate(now))
    elif minutes >= 120:
        number = minutes // 60
        words = (
            ngettext("%(n)s hour late", "%(n)s hours late", number)
            if late
            else (ngettext("in %(n)s hour", "in %(n)s hours", number))
        )
        words %= {"n": amount(number)}
    else:
        words = (
            ngettext("%(n)s minute late", "%(n)s minutes late", minutes)
            if late
            else (ngettext("in %(n)s minute", "in %(n)s minutes", minutes))
        )
        words %= {"n": amount(minutes)}
    markup = '<time class="due{}" datetime="{}" title="{}">{}</time>'
    return format_html(markup, " late" if late else "", value.isoformat(), moment(value), words)


def when(value: date, today: date) -> SafeString:
    """The same as one ``<time>``, for a line of a list."""
    return _when(value, today, page_language())


@lru_cache(maxsize=1024)  # many lines have the same day
def _when(value: date, today: date, _language: str) -> SafeString:
    late = " late" if value < today else ""
    markup = '<time class="due{}" datetime="{}">{}<br><small>{}</small></time>'
    return format_html(markup, late, value.isoformat(), day(value), distance(value, today))


def code(value: Any) -> SafeString:
    """A reference or other code: kept apart from the direction of the text around it."""
    if value is None or value == "":
        return SafeString(NOTHING)
    return format_html('<bdi class="code" dir="ltr">{}</bdi>', strip_controls(str(value)))


def with_link(said: str, words: str, url: str) -> SafeString:
    """What was said, in which *words* lead to the page at *url*."""
    before, met, after = said.partition(words)
    return format_html('{}<a href="{}">{}</a>{}', before, url, met, after)


def translated(value: Any, *, note: bool = True) -> SafeString:
    """A text in the page's language, or in its own with its direction and a soft note that says so."""
    if not value:
        return SafeString(NOTHING)
    if not isinstance(value, Translated):
        return format_html('<bdi dir="auto">{}</bdi>', strip_controls(str(value)))
    read = page_language()
    text, language = value.in_language(read)
    if language == read:
        return conditional_escape(text)
    shown = f'<bdi lang="{{}}" dir="{direction(language)}">{{}}</bdi>'
    if note:
        shown += ' <small class="soft note">({})</small>'
    return format_html(shown, language, text, IN_LANGUAGE.get(language, language))


def details(words: Any, note: Any, reference: str) -> SafeString:
    """A small line of words, a note that may be translated, and a reference: what there is of it, with dots between."""
    told = [words] if words else []
    told += [translated(note)] if note else []
    told += [code(reference)] if reference else []
    return SafeString(" · ".join(conditional_escape(one) for one in told))


def passage(text: str, start: int | None, end: int | None, language: str = "", *, anchor: bool = True) -> SafeString:
    """A text with the passage from *start* to *end* (code points) lit. With no passage, the text alone."""
    text, start, end = text or "", start or 0, end or 0
    lit: SafeString | str = ""
    if 0 <= start < end <= len(text):
        opening = SafeString(' id="passage"') if anchor else ""
        lit = format_html("<mark{}>{}</mark>", opening, strip_controls(text[start:end]))
    else:
        start = end = 0
    where = format_html(' lang="{}" dir="{}"', language, direction(language)) if language else SafeString(' dir="auto"')
    long = ""
    if len(text) > LONG_TEXT:
        long = format_html(' role="region" tabindex="0" aria-label="{}"', gettext("The text, word for word"))
    kind = "passage long" if long else "passage"
    before, after = strip_controls(text[:start]), strip_controls(text[end:])
    return format_html('<div class="{}"{}{}>{}{}{}</div>', kind, where, long, before, lit, after)


def glyph(value: Any, *, words: bool = True) -> SafeString:
    """A glyph with its words for a screen reader; without *words* where the page says them beside it."""
    if value not in GLYPHS:
        return SafeString("")
    if not words:
        return _DRAWN[value]
    return format_html('{}<span class="visually-hidden">{}</span>', _DRAWN[value], label(Glyph(value)))


def stands(value: Any) -> SafeString:
    """A glyph with its words in sight."""
    if value not in GLYPHS:
        return SafeString(NOTHING)
    return format_html('<span class="stands">{} {}</span>', glyph(value, words=False), label(Glyph(value)))


def state(value: Any, machine: str) -> SafeString:
    """A state of a machine: its glyph and its word."""
    if not value:
        return SafeString(NOTHING)
    sign = glyph(state_glyph(value, machine), words=False)
    return format_html('<span class="stands">{} {}</span>', sign, state_label(value, machine))


def legend() -> SafeString:
    """The five glyphs in words."""
    parts = format_html_join("", "<li>{}</li>", ((stands(one),) for one in Glyph))
    return format_html('<ul class="legend" aria-label="{}">{}</ul>', gettext("What the signs mean"), parts)


def part(item: Any, name: str) -> Any:
    """``item.name`` or ``item[name]``; nothing when it has neither."""
    found = item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)
    return found() if callable(found) and not isinstance(found, str) else found


def _title(item: Any) -> str:
    """What an item of a strand is called: its label, without markup."""
    found = part(item, "label") or part(item, "title")
    return strip_controls(str(found)) if found else ""


def so_many(value: Any, count: int) -> str:
    """How many stand at a glyph: *2 promised*. In other languages the word follows the number."""
    match Glyph(value):
        case Glyph.PROMISED:
            words = ngettext("%(n)s promised", "%(n)s promised", count)
        case Glyph.UNDER_WAY:
            words = ngettext("%(n)s under way", "%(n)s under way", count)
        case Glyph.SAID:
            words = ngettext("%(n)s said to be done", "%(n)s said to be done", count)
        case Glyph.PROVEN:
            words = ngettext("%(n)s proven", "%(n)s proven", count)
        case Glyph.LATE:
            words = ngettext("%(n)s overdue or blocked", "%(n)s overdue or blocked", count)
    return words % {"n": amount(count)}


def bar(shares: Iterable[Any]) -> SafeString:
    """How many stand where: a bar in parts, and below it each part in words (``glyph``, ``count``, ``url``).

    The bar says nothing that the words don't; it is hidden from screen readers, and mirrors in Arabic.
    """
    counted = [(part(one, "glyph"), part(one, "count"), part(one, "url")) for one in shares]
    total = sum(count for _glyph, count, _url in counted)
    if not total:
        return SafeString("")
    drawn, start = [], 0.0
    for one, count, _url in counted:
        width = BAR * count / total
        rect = '<rect class="{}" x="{}" width="{}" height="12"/>'
        drawn.append(format_html(rect, one, f"{start:.1f}", f"{width:.1f}"))
        start += width
    words = format_html_join(
        "",
        '<li><a href="{}">{} {}</a></li>',
        ((url, glyph(one, words=False), so_many(one, count)) for one, count, url in counted),
    )
    picture = format_html(
        '<svg class="bar" viewBox="0 0 {} 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">{}</svg>',
        BAR,
        mark_safe("".join(drawn)),  # noqa: S308 (escaped parts)
    )
    return format_html('{}<ul class="shares">{}</ul>', picture, words)


def strand(shares: Iterable[Any]) -> SafeString:
    """How many stand where, a sign for each: those at one glyph are one link, with their number in words.

    More than can be told apart are drawn as :func:`bar`. The line that leaves a sign is solid once that is done.
    """
    counted = [(part(one, "glyph"), part(one, "count"), part(one, "url")) for one in shares]
    if sum(count for _glyph, count, _url in counted) > STRAND:
        return format_html("<div>{}</div>", bar(shares))
    links = []
    for one, count, url in counted:
        kind = "solid" if one in SOLID else "dotted"
        sign = format_html('<span class="knot {}">{}</span>', kind, glyph(one, words=False))
        title = so_many(one, count)
        said = format_html('<span class="visually-hidden">{}</span>', title)
        links.append(format_html('<a href="{}" title="{}">{}{}</a>', url, title, said, mark_safe(sign * count)))  # noqa: S308
    return format_html('<div class="strand">{}</div>', mark_safe("".join(links)))  # noqa: S308 (escaped parts)


def path(steps: Iterable[Any]) -> SafeString:
    """The way from pledge to proof: steps with ``glyph``, ``label`` and, if they have them, ``note`` and ``url``.

    The note says in the step's own words what its sign shows. The line that leaves a step is solid once it is done.
    """
    shown = []
    for step in steps:
        one = part(step, "glyph")
        title, url, note = _title(step), part(step, "url"), strip_controls(str(part(step, "note") or ""))
        head = format_html('<a href="{}">{}</a>', url, title) if url else format_html("{}", title)
        below = format_html("<small>{}</small>", note) if note else ""
        kind = "solid" if one in SOLID else "dotted"
        shown.append(
            format_html(
                '<li class="{}">{} <span class="what">{}</span> {}</li>', kind, glyph(one, words=False), head, below
            ),
        )
    if not shown:
        return SafeString("")
    return format_html('<ol class="path">{}</ol>', mark_safe("".join(shown)))  # noqa: S308 (escaped parts)


def filled(text: str, values: Mapping[str, str | int]) -> str:
    """A sentence with its values, numbers as the reader writes them."""
    return text % {name: amount(value) if isinstance(value, int) else value for name, value in values.items()}


def unreadable(error: UnreadableFile) -> str:
    """Which file can't be read, why, and what its sender can do."""
    return f"{error.name}: {filled(gettext(error.why), error.values)}. {gettext(error.what_to_do)}"


def put(text: Word, **values: Any) -> SafeString:
    """A sentence of ours with what people wrote in it, each value in a direction of its own."""
    shown = {name: format_html('<bdi dir="auto">{}</bdi>', strip_controls(str(one))) for name, one in values.items()}
    return SafeString(conditional_escape(str(text)) % shown)
