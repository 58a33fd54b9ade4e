"""Dates are told with the names of months and days, whatever else a word of ours may mean."""

from datetime import date

import polib
import pytest
from django.conf import settings
from django.utils import dates

from zotim.core.documents.wording import day

pytestmark = pytest.mark.once

OURS = [
    (language, polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po")))
    for language in ("sq", "ar", "en")
]
NAMES = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed",
    "Thu", "Fri", "Sat", "Sun", "a.m.", "p.m.", "AM", "PM", "midnight", "noon",
}  # fmt: skip


@pytest.mark.parametrize(("language", "catalogue"), OURS, ids=[language for language, _catalogue in OURS])
def test_no_word_of_ours_stands_in_for_a_month_or_a_day(language, catalogue):
    ours = {entry.msgid for entry in catalogue if not entry.obsolete and not entry.msgctxt}
    assert not ours & NAMES, "give the word a context with pgettext"


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_twelve_months_have_twelve_names(language):
    told = {day(date(2026, month, 19), language) for month in dates.MONTHS}
    assert len(told) == 12


def test_may_is_a_month():
    assert day(date(2026, 5, 19), "sq") == "19 maj 2026"
    assert day(date(2026, 5, 19), "ar") == "١٩ مايو ٢٠٢٦"
