"""Days as lists and people say them, of which only the month or the year may be known, in the language of the page."""

import re

from zotim.core.documents import wording
from zotim.core.ui.show import page_language


def partial_day(text: str) -> str:
    """A day of which only the month or the year may be known: *12 May 1970*, *May 1970*, *1970*, *about 1970*."""
    return wording.partial_day(text, page_language())


def dated(text: str) -> str:
    """A line that the house wrote, such as a flight with its day, with each day (``YYYY-MM-DD``) as the page has it."""
    return re.sub(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", lambda found: partial_day(found[0]), text)
