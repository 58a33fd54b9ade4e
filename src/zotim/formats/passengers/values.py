"""Values as airlines write them: dates of four kinds, sexes, names with titles behind them."""

import re
from datetime import date, datetime

_FORMS = {"101": "%y%m%d", "102": "%Y%m%d", "201": "%y%m%d%H%M", "203": "%Y%m%d%H%M"}
"""UN/EDIFACT code list 2379."""
_BY_LENGTH = {6: "101", 8: "102", 10: "201", 12: "203"}
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SHORT = re.compile(r"(\d\d)([A-Z]{3})(\d{2}|\d{4})")
_SEXES = {"M": "male", "MI": "male", "F": "female", "FI": "female", "1": "male", "2": "female"}
_TITLE = re.compile(r"(?<=[^\W\d_]{3})(?:MRS|MSTR|MISS|MR|MS|DR)$|\s+(?:MRS|MSTR|MISS|MR|MS|DR|CHD|INF|PROF)$")
"""Behind a given name of three letters or more, so that Amr stays Amr; or as a word of its own."""


def moment(value: str, form: str = "") -> str:
    """A DTM value as ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``; empty where it is none."""
    pattern = _FORMS.get(form) or _FORMS.get(_BY_LENGTH.get(len(value), ""))
    if not pattern or not value.isascii() or not value.isdigit():
        return ""
    try:
        found = datetime.strptime(value, pattern)
    except ValueError:
        return ""
    return found.isoformat(timespec="minutes") if "%H" in pattern else found.date().isoformat()


def day_time(day: str, time: str = "") -> str:
    """``DDMMYY`` and ``HHMM`` of a booking record, as :func:`moment`."""
    if len(day) != 6 or not (day + time).isdigit() or not (day + time).isascii():
        return ""
    turned = day[4:] + day[2:4] + day[:2]
    return moment(turned + time, "201") if len(time) == 4 else moment(turned, "101")


def short_day(value: str) -> tuple[int, int, int] | None:
    """``13AUG54`` or ``13AUG1954`` as year (of two or four digits), month, day."""
    found = _SHORT.fullmatch(value)
    if not found or found[2] not in _MONTHS:
        return None
    return int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])


def within(year: int, month: int, day: int, *, last: int) -> str:
    """The date as ``YYYY-MM-DD``, a year of two digits taken in the hundred years that end with *last*."""
    if year < 100:
        year += last - last % 100
        year -= 100 * (year > last)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def person_day(value: str, *, last: int, form: str = "") -> str:
    """A day of birth or expiry, in digits or as ``13AUG54``, in the hundred years that end with *last*."""
    value = value.upper()
    if parts := short_day(value):
        return within(*parts, last=last)
    if len(value) == 6 and value.isascii() and value.isdigit() and form in ("", "101"):
        return within(int(value[:2]), int(value[2:4]), int(value[4:]), last=last)
    return moment(value, form)[:10]


def sex(value: str) -> str:
    """``male``, ``female``, or empty for unknown, unspecified and whatever else is written."""
    return _SEXES.get(value.upper(), "")


def name(value: str) -> str:
    """A name with single blanks; signs that only fill or part are blanks."""
    return " ".join(re.sub(r"[<_.\-/,]+", " ", value).split())


def without_title(given: str) -> str:
    """A given name without the title that is written behind it, together with it or apart."""
    return _TITLE.sub("", given).strip()
