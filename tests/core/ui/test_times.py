"""Timelines: on one scale, mirrored in Arabic, and the same as a table."""

import re
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from zotim.core.texts import Translated
from zotim.core.ui.times import MOST_TICKS, Lane, Mark, Span, Times
from zotim.vocabulary import Glyph

TODAY = date(2026, 11, 26)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def lane(*when, due=None, url=""):
    marks = [Mark(day, Glyph.UNDER_WAY, "Begun", "Course") for day in when]
    marks += [Mark(due, Glyph.LATE, "Due", "Course", due=True)] if due else []
    return Lane(Translated.of("en", "A <b>promise</b>"), marks, [Span(when[0], TODAY)], url, Glyph.LATE)


def per_cent(text):
    return float(text.removesuffix("%"))


@given(st.lists(days, min_size=1, max_size=6), days)
def test_every_day_lies_within_the_picture_and_later_ones_further_on(when, today):
    times = Times([Lane("x", [Mark(day, Glyph.PROMISED, "x") for day in when])], today)
    for language in ("en", "ar"):
        with override(language):
            places = [per_cent(times.at(day)) for day in sorted([*when, today])]
        assert all(0 <= place <= 100 for place in places)
        assert places == sorted(places, reverse=language == "ar")
    first, last = times.scale
    assert len(times.ticks) <= MOST_TICKS or (last - first).days > 40 * 365
    assert all(first <= tick <= last and tick.day == 1 for tick in times.ticks)


@given(days)
def test_arabic_is_the_mirror_of_albanian(day):
    times = Times([lane(TODAY - timedelta(days=400), due=TODAY + timedelta(days=400))], TODAY)
    with override("sq"):
        here = per_cent(times.at(day))
    with override("ar"):
        assert per_cent(times.at(day)) == pytest.approx(100 - here, abs=0.02)


def test_without_a_mark_there_is_nothing_to_draw():
    assert not Times([], TODAY)
    assert not Times([Lane("x", [])], TODAY)
    assert render_to_string("ui/times.html", {"times": Times([], TODAY)}).strip() == ""


def test_the_table_says_everything_that_the_picture_shows():
    begun, due = date(2026, 3, 4), date(2027, 3, 31)
    with override("en"):
        html = render_to_string(
            "ui/times.html", {"times": Times([lane(begun, due=due, url="/x/"), lane(begun)], TODAY)}
        )
    picture, _, table = html.partition("<details")
    assert picture.count('class="glyph') >= 3
    assert [said in table for said in ("4 March 2026", "31 March 2027", "Begun", "Due")] == [True] * 4
    assert "<b>" not in html
    assert not re.search(r"style=|<script", html)
