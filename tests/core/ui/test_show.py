"""Values become safe markup in the language of the page."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from zotim.core.clocks.lengths import days, hours, months, working_days
from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.core.ui.days import after, last_day
from zotim.core.ui.templatetags.ui import size
from zotim.vocabulary import Glyph

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("glyph", Glyph)
def test_a_glyph_is_a_drawing_with_words(glyph):
    with override("en"):
        markup = show.glyph(glyph)
    assert 'aria-hidden="true"' in markup
    assert f'class="glyph {glyph.value}"' in markup
    assert "visually-hidden" in markup


def test_a_glyph_beside_its_words_says_them_once():
    with override("en"):
        assert show.stands("proven").count("proven") == 2  # the class and the word
    assert "visually-hidden" not in show.glyph("proven", words=False)


def test_an_unknown_glyph_is_nothing():
    assert show.glyph("radical") == ""
    assert show.stands(None) == "–"


def test_only_a_promise_is_dotted():
    assert "dots" in show.GLYPHS[Glyph.PROMISED]
    assert not any("dots" in show.GLYPHS[one] for one in (Glyph.UNDER_WAY, Glyph.SAID, Glyph.PROVEN))


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "3 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (5, "in 5 days"), (30, "24 December")],
)
def test_a_due_day_says_how_far_it_is(days, words):
    with override("en"):
        assert show.days_from(date.fromordinal(TODAY.toordinal() + days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "23 November 2026 · 1 day late"), (0, "24 November 2026 · today"), (47, "10 January 2027")],
)
def test_a_due_day_in_full_says_the_day_once(days, words):
    with override("en"):
        assert f">{words}</time>" in show.due(date.fromordinal(TODAY.toordinal() + days), TODAY, full=True)


def test_a_day_far_off_keeps_its_year():
    with override("en"):
        assert show.days_from(date(2028, 3, 31), TODAY) == "31 March 2028"


def test_a_late_day_is_marked_and_carries_the_day_itself():
    with override("en"):
        markup = show.due(date(2026, 11, 21), TODAY)
    assert 'class="due late"' in markup
    assert 'datetime="2026-11-21"' in markup
    assert 'title="21 November 2026"' in markup


def test_days_and_numbers_follow_the_page():
    with override("ar"):
        assert show.day(date(2027, 3, 31)).endswith("٢٠٢٧")
        assert show.amount(Decimal("1250.00")) == "١٬٢٥٠"
    with override("sq"):
        assert show.day(date(2026, 11, 24)) == "24 nëntor 2026"
    with override("en"):
        assert show.amount(Decimal("12.50")) == "12.5"


@pytest.mark.parametrize(("language", "shown"), [("sq", "1,000 0,965"), ("en", "1.000 0.965"), ("ar", "١٫٠٠٠ ٠٫٩٦٥")])
def test_a_score_keeps_its_places_with_the_point_of_the_page(language, shown):
    with override(language):
        assert f"{show.fixed(1, 3)} {show.fixed(0.9651, 3)}" == shown


def test_a_moment_is_shown_in_the_zone_of_the_installation():
    with override("en"):
        assert show.moment(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == "25 November 2026, 00:30"


@pytest.mark.parametrize(
    ("away", "words", "late"),
    [
        (timedelta(minutes=5), "in 5 minutes", False),
        (timedelta(minutes=119), "in 119 minutes", False),
        (timedelta(hours=3), "in 3 hours", False),
        (timedelta(days=5), "in 5 days", False),
        (timedelta(minutes=-1), "1 minute late", True),
        (timedelta(hours=-47), "47 hours late", True),
        (timedelta(days=-3), "3 days late", True),
    ],
)
def test_a_moment_that_runs_out_is_near_in_hours_and_minutes(away, words, late):
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    shown = show.runs_out(now + away, now)
    assert f">{words}<" in shown
    assert ('class="due late"' in shown) == late


def test_nothing_is_a_dash():
    for shown in (show.day(None), show.moment(None), show.amount(None), show.code(""), show.due(None)):
        assert shown == "–"
    assert show.translated(None) == "–"


def test_a_text_in_another_language_says_so():
    text = Translated.of("ar", "تعهد")
    with override("en"):
        markup = show.translated(text)
    assert '<bdi lang="ar" dir="rtl">تعهد</bdi>' in markup
    assert "(in Arabic)" in markup


def test_a_text_in_the_language_of_the_page_is_left_alone():
    with override("sq"):
        assert show.translated(Translated.of("en", "pledge", sq="zotim")) == "zotim"


@pytest.mark.parametrize("shower", [show.translated, show.code])
def test_what_people_typed_is_escaped(shower):
    assert "<script>" not in shower("<script>alert(1)</script>")


def test_a_translated_text_is_escaped():
    with override("en"):
        assert "<b>" not in show.translated(Translated.of("en", "<b>bold</b>"))


def test_a_passage_is_lit_by_code_points():
    text = "🕊 a <b> c"
    assert '🕊 <mark id="passage">a</mark> &lt;b&gt; c' in show.passage(text, 2, 3, "en")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 2), (0, 99), (None, None), (-1, 2)])
def test_a_passage_out_of_the_text_lights_nothing(start, end):
    markup = show.passage("short", start, end)
    assert "<mark" not in markup
    assert "short" in markup


def test_a_long_text_can_be_scrolled_by_keyboard():
    assert 'tabindex="0"' in show.passage("word " * 1000, 0, 4)
    assert "tabindex" not in show.passage("word", 0, 4)


def test_a_bar_says_each_of_its_parts_in_words_that_lead_to_the_list():
    shares = [{"glyph": "proven", "count": 3000, "url": "/a?x=1&y"}, {"glyph": "late", "count": 1000, "url": "/b"}]
    with override("en"):
        markup = show.bar(shares)
    assert 'x="0.0" width="750.0"' in markup
    assert 'x="750.0" width="250.0"' in markup
    assert markup.count("<a href") == 2
    assert 'href="/a?x=1&amp;y"' in markup
    assert "3,000 proven" in markup
    assert 'aria-hidden="true"' in markup
    with override("ar"):
        assert "٣٬٠٠٠" in show.bar(shares)
    assert show.bar([]) == ""


def test_a_path_leaves_a_done_step_by_a_solid_line():
    with override("en"):
        markup = show.path([{"glyph": "proven", "label": "Pledge"}, {"glyph": "promised", "label": "<i>", "note": "n"}])
    assert '<li class="solid">' in markup
    assert '<li class="dotted">' in markup
    assert "&lt;i&gt;" in markup
    assert "proven" not in markup.replace('class="glyph proven"', "")  # each station says in its own words how it is


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (hours(1), "1 hour"),
        (days(14), "14 days"),
        (working_days(10), "10 working days"),
        (months(6), "6 months"),
        (months(24), "2 years"),
        (months(30), "30 months"),
    ],
)
def test_a_length_is_said_in_words(length, words):
    with override("en"):
        assert show.length(length) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (datetime(2026, 12, 5, 23, 0, tzinfo=UTC), "5 December 2026"),  # midnight in Tirana: the 5th is the last day
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), "27 March 2027"),
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), "28 March 2027"),  # the night on which summer time began
        (datetime(2026, 12, 5, 13, 32, tzinfo=UTC), "5 December 2026, 14:32"),
        (None, "–"),
    ],
)
def test_what_ends_with_a_day_shows_that_day_and_not_the_midnight_after_it(end, words):
    with override("en"):
        assert show.until(end) == words


def test_words_of_what_is_said_lead_to_a_page_and_all_of_it_is_escaped():
    assert show.with_link("<b> Z-1.", "Z-1", "/z/") == '&lt;b&gt; <a href="/z/">Z-1</a>.'


@pytest.mark.parametrize("day", [date(2026, 12, 5), date(2027, 3, 28), date(2026, 10, 25), date(2028, 2, 29)])
def test_the_moment_after_a_day_and_its_last_day_are_each_others_inverse(day):
    assert last_day(after(day)) == day


@pytest.mark.parametrize(("language", "said"), [("en", "38.3\xa0KB"), ("sq", "38,3\xa0KB"), ("ar", "٣٨٫٣\xa0ك.ب")])
def test_the_size_of_a_file_is_written_as_the_language_writes_numbers(language, said):
    with override(language):
        assert size(39_220) == said
