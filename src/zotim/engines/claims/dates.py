"""Dates as a text states them, kept as the last day of the stated period.

A season, a month without its year or "next year" can't be kept without knowing when the text was written: no date.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zotim.engines.claims.lexicon import Lexicon, Phrases
from zotim.engines.claims.sentences import Word
from zotim.vocabulary import DatePrecision

_YEAR = re.compile(r"(?:19[5-9]|20)\d\d")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEARS = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")
_NAME_REACH, _END_REACH = 4, 6


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in ``words[start:end]``."""

    start: int
    end: int
    iso: str
    precision: DatePrecision


def dates(words: Sequence[Word], lexicon: Lexicon, year: str = "") -> list[Stated]:
    """The dates in a sentence, in order; ``year`` is the one that was named last before it."""
    found: list[Stated] = []
    index = 0
    while index < len(words):
        stated = (
            _figures(words, index)
            or _month(words, index, lexicon)
            or _quarter(words, index, lexicon)
            or _bare_year(words, index, lexicon)
            or _same_year(words, index, lexicon, found[-1].iso[:4] if found else year)
        )
        if stated is not None and _is_name(words, stated.start, lexicon):
            index = max(stated.end, index + 1)
            continue
        stated = _ended(words, stated, lexicon)
        if stated is not None and (not found or stated.start >= found[-1].end):
            found.append(stated)
            index = max(stated.end, index + 1)
        else:
            index += 1
    return found


def _is_name(words: Sequence[Word], start: int, lexicon: Lexicon) -> bool:
    """Whether a bare year belongs to a name: the Finance Act for 2026, resolution 2178 (2014)."""
    if not _YEAR.fullmatch(words[start].text) or (start and words[start - 1].text in lexicon.sets["dating"]):
        return False
    return any(
        lexicon.named_after.at(words, before) is not None
        and not any("," in word.gap for word in words[before + 1 : start + 1])
        for before in range(max(0, start - _NAME_REACH), start)
    )


def _ended(words: Sequence[Word], stated: Stated | None, lexicon: Lexicon) -> Stated | None:
    """The date with its day, where the text says the end: "by the end of March 2027", "the end of the first half"."""
    if stated is None or stated.precision == DatePrecision.DAY:
        return stated
    begin = max(0, stated.start - _END_REACH)
    ends = [at for at in range(begin, stated.start) if lexicon.end_of.at(words, at) is not None]
    if not ends:
        return stated
    iso = stated.iso
    if any(lexicon.half.at(words, at) is not None for at in range(ends[-1], stated.start)):
        which = [number for word in words[ends[-1] : stated.start] if (number := lexicon.ordinals.get(word.text))]
        if which and which[0] == 1:
            iso = f"{iso[:4]}-06-30"
    elif any("," in word.gap for word in words[ends[-1] + 1 : stated.start + 1]):
        return stated
    return Stated(ends[-1], stated.end, iso, DatePrecision.DAY)


def _stated(start: int, end: int, year: int, month: int, day: int | None, precision: DatePrecision) -> Stated | None:
    try:
        last = date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Stated(start, end, last.isoformat(), precision)


def _figures(words: Sequence[Word], index: int) -> Stated | None:
    text = words[index].text
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    else:
        return None
    return _stated(index, index + 1, year, month, day, DatePrecision.DAY) if _YEAR.fullmatch(str(year)) else None


def _year(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The year that stands at ``index`` or behind the small words there, and where it ends."""
    reach = index
    while reach < len(words) and reach < index + 3 and words[reach].text in lexicon.sets["in_dates"]:
        reach += 1
    if reach < len(words) and _YEAR.fullmatch(words[reach].text) and not words[reach].gap.strip(" \u00a0,"):
        return int(words[reach].text), reach + 1
    return None


def _month(words: Sequence[Word], index: int, lexicon: Lexicon) -> Stated | None:
    hit = lexicon.months.at(words, index)
    if hit is None:
        return None
    end, month = hit
    day, begin = _day_before(words, index, lexicon)
    behind = words[end] if end < len(words) else None
    if day is None and behind is not None and behind.text.isdigit() and len(behind.text) <= 2:
        # "March 31, 2027", "March 31st 2027"
        day, end = int(behind.text), end + 1
        if end < len(words) and words[end].text in lexicon.sets["ordinal_marks"]:
            end += 1
    year = _year(words, end, lexicon)
    if year is None:
        return None
    return _stated(begin, year[1], year[0], month, day, DatePrecision.DAY if day else DatePrecision.MONTH)


def _day_before(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[int | None, int]:
    before = index - 1
    while before > 0 and before >= index - 2 and words[before].text in lexicon.sets["ordinal_marks"]:
        before -= 1
    if before >= 0 and words[before].text.isdigit() and 1 <= int(words[before].text) <= 31:
        return int(words[before].text), before
    return None, index


def _quarter(words: Sequence[Word], index: int, lexicon: Lexicon) -> Stated | None:
    which, end = None, index + 1
    if words[index].text == "q" and end < len(words) and words[end].text in {"1", "2", "3", "4"}:
        which, end = int(words[end].text), end + 1
    elif lexicon.quarter.at(words, index) is not None:
        for near in (index - 1, index + 1, index + 2):
            if 0 <= near < len(words) and words[near].text in lexicon.ordinals:
                which, end = lexicon.ordinals[words[near].text], max(end, near + 1)
                break
    if which is None:
        return None
    year = _year(words, end, lexicon)
    if year is None:
        return None
    return _stated(index, year[1], year[0], which * 3, None, DatePrecision.QUARTER)


def _bare_year(words: Sequence[Word], index: int, lexicon: Lexicon) -> Stated | None:
    text = words[index].text
    if match := _YEARS.fullmatch(text):
        if _follows(words, index, lexicon.period_after):
            return _stated(index, index + 1, int(match.group(2)), 12, 31, DatePrecision.YEAR)
        return None
    if not _YEAR.fullmatch(text) or not _follows(words, index, lexicon.year_after):
        return None
    if index + 1 < len(words) and lexicon.units.at(words, index + 1) is not None and not words[index + 1].gap.strip():
        return None  # "2000 soldiers"
    last, end = _second_year(words, index, lexicon)
    return _stated(index, end, last, 12, 31, DatePrecision.YEAR)


def _same_year(words: Sequence[Word], index: int, lexicon: Lexicon, year: str) -> Stated | None:
    """A year that was named before: "that same year"."""
    hit = lexicon.same_year.at(words, index)
    return None if hit is None or not year else _stated(index, hit[0], int(year), 12, 31, DatePrecision.YEAR)


def _second_year(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[int, int]:
    """The last of two years that are named together, and where it ends: "between 2021 and 2025"."""
    for at in (index + 1, index + 2):
        if at + 1 < len(words) and words[at].text in lexicon.sets["conjunctions"]:
            continue
        if at < len(words) and _YEAR.fullmatch(words[at].text) and at > index + 1 and not words[at].gap.strip():
            return int(words[at].text), at + 1
    return int(words[index].text), index + 1


def _follows(words: Sequence[Word], index: int, phrases: Phrases[bool]) -> bool:
    if words[index].gap.strip(" \u00a0-–'(") and not words[index].gap.strip().startswith("/"):
        return False
    for begin in range(max(0, index - 2), index):
        hit = phrases.at(words, begin)
        if hit is not None and hit[0] == index:
            return True
    return False
