"""Words, numbers and dates that the renderers print themselves, in the language of the paper."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from zotim.core.documents.paper import Cell, Link
from zotim.vocabulary import Classification, Glyph

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# Thousands and decimal separators; Albanian takes a space that doesn't break.
SEPARATORS = {"sq": ("\u00a0", ","), "en": (",", "."), "ar": ("٬", "٫")}

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def digits(text: str, language: str) -> str:
    """*text* with its digits as they are written in *language*. For numbers, never for codes or references."""
    return text.translate(ARABIC_DIGITS) if language == "ar" else text


def number(value: int | float | Decimal, language: str) -> str:
    """A number with the separators and digits of *language*."""
    thousands, point = SEPARATORS.get(language, SEPARATORS["en"])
    written = f"{value:,}".replace(",", "\0").replace(".", point).replace("\0", thousands)
    return digits(written, language)


def money(amount: Decimal, currency: str, language: str) -> str:
    """A sum with its currency behind it, on one line: 6.00 is 6, 6.50 is 6.50. Without a *currency* it is the bare
    sum, where that stands beside it."""
    places = 0 if amount == amount.to_integral_value() else max(2, -int(amount.normalize().as_tuple().exponent))
    written = number(Decimal(f"{amount:.{places}f}"), language)
    return f"{written}\u00a0{currency}" if currency else written


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """A day such as *24 November 2026*; Albanian writes months small."""
    with override(language):
        written = date_format(value, "j F Y", use_l10n=False)
    return digits(written.lower() if language == "sq" else written, language)


def partial_day(text: str, language: str) -> str:
    """A day of which only the month or the year may be known, as lists and people say it: ``YYYY``, ``YYYY-MM`` or
    ``YYYY-MM-DD``; two with ``/`` between them for a span, with ``~`` at the end for about then.

    What is no such day stays as it was said, so that nothing of it is lost.
    """
    try:
        span = "–".join(_partial(one, language) for one in text.removesuffix("~").split("/"))
    except ValueError:
        return text
    if not text.endswith("~"):
        return span
    with override(language):
        return pgettext("before a day that isn't known exactly", "about %(day)s") % {"day": span}


def _partial(text: str, language: str) -> str:
    """Raises ValueError for what is no partial date."""
    found = _PARTIAL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, of_month = found.groups()
    written = day(date(int(year), int(month or 1), int(of_month or 1)), language)
    if of_month:
        return written
    return written.split(" ", 1)[1] if month else digits(year, language)


def cell(value: Cell, language: str) -> str:
    """A table cell or fact as people read it; nothing is written as a dash."""
    match value:
        case None:
            return "–"
        case bool() | str() | Link():
            return str(value)
        case date():
            return day(value, language)
    return number(value, language)


def labels(language: str) -> dict[str, str]:
    """Every word the renderers add to a paper, translated."""
    with override(language):
        return {
            "as_of": _("As of"),
            "evidence": _("Evidence"),
            "reviewed_by": _("Reviewed by"),
            "not_reviewed": _("Not reviewed yet"),
            "cited": pgettext("evidence list, before links back to the sentences", "Cited"),
            "page": pgettext("page number of a paper", "Page"),
            "note": _("Note"),
        }


def glyph_words(language: str) -> dict[str, str]:
    """The five glyphs in words."""
    with override(language):
        return {
            Glyph.PROMISED: _("promised"),
            Glyph.UNDER_WAY: _("under way"),
            Glyph.SAID: _("said to be done"),
            Glyph.PROVEN: _("proven"),
            Glyph.LATE: _("overdue or blocked"),
        }


def classification_word(classification: Classification, language: str) -> str:
    """How far the paper may travel, in words."""
    with override(language):
        return {
            Classification.PUBLIC: _("Public"),
            Classification.INTERNAL: _("Internal"),
            Classification.RESTRICTED: _("Restricted"),
        }[classification]
