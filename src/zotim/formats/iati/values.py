"""Days and numbers as XML Schema writes them. A text that is none is None: its reader tells, and keeps it."""

import re
from datetime import date
from decimal import Decimal

_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?\s*", re.ASCII)
_NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)
_LONGEST = 60
"""Letters of a number: the largest sum of money that anybody published has some twenty."""


def day(text: str | None) -> date | None:
    """The day of ``xsd:date``; the zone doesn't move it.

    >>> day("2026-03-01Z"), day("1 March 2026"), day("2026-02-30")
    (datetime.date(2026, 3, 1), None, None)
    """
    found = _DAY.fullmatch(text) if text else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def number(text: str | None) -> Decimal | None:
    """The number of ``xsd:decimal``.

    >>> number("1200.50"), number("1,200"), number("1e3"), number("")
    (Decimal('1200.50'), None, None, None)
    """
    return Decimal(text.strip()) if text and len(text) <= _LONGEST and _NUMBER.fullmatch(text) else None
