"""Holidays are data, for each country and year, and say whether somebody verified them."""

from datetime import date, timedelta

import pytest

from zotim.core.clocks.holidays import Calendar, _read, calendar, countries


def easter(year, orthodox=False):
    """Meeus: Gregorian (anonymous) and Julian Easter, as Gregorian dates."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lost = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lost) // 451
    month, day = divmod(h + lost - 7 * m + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("country", countries())
@pytest.mark.parametrize("year", range(2024, 2028))
def test_movable_feasts_stand_on_their_computed_days(country, year):
    days = calendar(country).holidays
    for feast in (easter(year), easter(year, orthodox=True)):
        assert feast in days
        following = feast + timedelta(days=1)
        while following in days and following.weekday() != 0 and (following - feast).days < 3:
            following += timedelta(days=1)
        assert following in days, "a feast on a Sunday has its free day in the week"


@pytest.mark.parametrize("year", range(2024, 2028))
def test_albania_has_its_fixed_days_each_year(year):
    days = calendar("AL").holidays
    fixed = [(1, 1), (1, 2), (3, 14), (3, 22), (5, 1), (9, 5), (11, 22), (11, 28), (11, 29), (12, 8), (12, 25)]
    assert all(date(year, month, day) in days for month, day in fixed)
    assert sum("Eid" in name and "observed" not in name for day, name in days.items() if day.year == year) == 2


def test_a_holiday_on_a_weekend_is_made_up_for_on_a_working_day():
    days = calendar("AL").holidays
    for year in range(2024, 2028):
        weekend = [d for d in days if d.year == year and d.weekday() >= 5]
        observed = [d for d, name in days.items() if d.year == year and "observed" in name and d.weekday() < 5]
        # Two feasts on one day (Easter 2025) share one free day; 15 March 2024 was given for Nevruz's neighbour.
        assert len(observed) >= len(weekend) - 1


def test_no_year_says_verified_before_somebody_read_the_announcement():
    for country in countries():
        assert calendar(country).verified == frozenset()
        assert not calendar(country).vouches_for(date(2026, 1, 1), date(2026, 2, 1))


def test_every_year_that_a_period_touches_must_be_verified():
    known = Calendar("x", {}, frozenset({2026}))
    assert known.vouches_for(date(2026, 1, 1), date(2026, 12, 31))
    assert not known.vouches_for(date(2026, 12, 31), date(2027, 1, 1))


def test_an_unknown_country_and_a_date_under_the_wrong_year_are_named():
    with pytest.raises(LookupError, match="ZZ"):
        calendar("ZZ")
    with pytest.raises(LookupError):
        calendar("../AL")
    wrong = {
        "country": "x",
        "years": [{"year": 2026, "verified": True, "days": [{"on": date(2025, 1, 1), "name": ""}]}],
    }
    with pytest.raises(ValueError, match="2025-01-01 stands under 2026"):
        _read(wrong, "x.toml")
