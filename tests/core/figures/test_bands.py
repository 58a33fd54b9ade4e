"""Small numbers about people are shown as bands; medians and ratios only where enough people stand behind them."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zotim.core.figures.bands import band, shown
from zotim.core.figures.registry import Shape


@pytest.mark.parametrize(
    ("number", "text"), [(0, "<10"), (1, "<10"), (9, "<10"), (10, "10–19"), (19, "10–19"), (20, "20–29"), (43, "40–49")]
)
def test_counts_of_people_are_shown_as_bands_and_zero_is_no_exception(number, text):
    assert shown(number, personal=True) == text


def test_counts_of_things_are_shown_as_they_are():
    assert shown(3, personal=False) == "3"
    assert shown(Decimal("12.5000"), personal=False, shape=Shape.MEDIAN) == "12.5"
    assert shown(Decimal("100"), personal=False) == "100"
    assert shown(None, personal=False) == "–"


@given(st.integers(0, 10**6))
def test_a_band_holds_its_number_and_nine_others(number):
    same = {n for n in range(max(0, number - 20), number + 21) if band(n) == band(number)}
    assert number in same
    assert len(same) == 10


def test_less_than_nobody_is_refused():
    with pytest.raises(ValueError):
        band(-1)


def test_the_threshold_is_a_setting(settings):
    settings.ZOTIM_K = 5
    assert [band(n) for n in (4, 5, 9)] == ["<5", "5–9", "5–9"]


@given(st.integers(0, 200), st.integers(0, 200))
@example(10, 28)  # a ratio without an end
def test_a_ratio_is_shown_only_with_ten_people_on_either_side(part, whole):
    part = min(part, whole)
    text = shown(Decimal(part) / whole if whole else None, personal=True, shape=Shape.RATIO, base=whole)
    assert (text == "–") == (part < 10 or whole - part < 10)
    if text != "–":
        assert int(text.removesuffix(" %")) % 5 == 0


@pytest.mark.parametrize(("base", "text"), [(None, "–"), (9, "–"), (10, "38")])
def test_a_median_about_people_needs_ten_of_them(base, text):
    assert shown(Decimal("37.5"), personal=True, shape=Shape.MEDIAN, base=base) == text
