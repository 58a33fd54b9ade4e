"""How long a clock runs, against a count by hand: one day, one minute after the other."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zotim.core.clocks import lengths
from zotim.core.clocks.holidays import Calendar, calendar
from zotim.core.clocks.lengths import Length, Unit, days, hours, months, working_days

TIRANA = ZoneInfo("Europe/Tirane")
ALBANIA = calendar("AL")
MIDNIGHT_GONE = ZoneInfo("Africa/Cairo")
"""Summer time begins there at midnight: a day with no 00:00."""

zones = st.sampled_from([TIRANA, MIDNIGHT_GONE, ZoneInfo("America/St_Johns"), ZoneInfo("UTC")])
moments = st.datetimes(datetime(2023, 12, 1), datetime(2028, 3, 31)).map(lambda naive: naive.replace(tzinfo=UTC))
in_days = st.one_of(
    st.builds(days, st.integers(1, 60), rolls=st.booleans()),
    st.builds(months, st.integers(1, 14), rolls=st.booleans()),
    st.builds(working_days, st.integers(1, 40)),
)
any_length = st.one_of(in_days, st.builds(hours, st.integers(1, 100)))


def local(*when, zone=TIRANA):
    return datetime(*when, tzinfo=zone)


def due(started, length, zone=TIRANA, holidays=ALBANIA):
    return lengths.due_at(started, length, zone, holidays)


def counted_by_hand(started, length, zone, holidays):
    """The last day of a period: a finger moves through the calendar, one day at a time."""
    first = started.astimezone(zone).date()
    day, counted = first, 0
    if length.unit == Unit.MONTHS:
        wanted = first.month - 1 + length.amount
        year, month = first.year + wanted // 12, wanted % 12 + 1
        number = first.day
        while True:
            try:
                last = date(year, month, number)
                break
            except ValueError:
                number -= 1
        while day < last:
            day += timedelta(days=1)
    while length.unit != Unit.MONTHS and counted < length.amount:
        day += timedelta(days=1)
        works = day.weekday() not in (5, 6) and day not in holidays.holidays
        counted += 1 if length.unit == Unit.DAYS or works else 0
    if length.rolls:
        several = (day - first).days >= 2
        while True:
            open_days = [
                d
                for d in (first + timedelta(days=n) for n in range(1, (day - first).days + 1))
                if d.weekday() not in (5, 6) and d not in holidays.holidays
            ]
            if day in open_days and len(open_days) >= (2 if several else 1):
                break
            day += timedelta(days=1)
    return day


@given(moments, in_days, zones)
@example(local(2024, 1, 31, 12), months(1), TIRANA)
@example(local(2026, 3, 28, 23, 59), days(1), TIRANA)
def test_a_period_of_days_ends_with_the_last_day_that_a_finger_on_the_calendar_reaches(started, length, zone):
    end = due(started, length, zone)
    last = counted_by_hand(started, length, zone, ALBANIA)
    assert (end - timedelta(seconds=1)).astimezone(zone).date() == last
    assert end.astimezone(zone).date() == last + timedelta(days=1)
    assert lengths.last_day_before(end, zone) == last


@given(moments, st.integers(1, 60), zones)
def test_hours_are_that_many_times_sixty_minutes(started, amount, zone):
    end, minutes = due(started.astimezone(zone), hours(amount), zone), 0
    moment = started
    while moment < end:
        moment, minutes = moment + timedelta(minutes=1), minutes + 1
    assert minutes == amount * 60


@pytest.mark.parametrize(
    ("started", "length", "ends"),
    [
        # An hour that begins before the clock is put forward: 03:30 by the wall, two hours after 01:30 by the wall.
        (local(2026, 3, 29, 1, 30), hours(1), local(2026, 3, 29, 3, 30)),
        # The night that has 02:30 twice.
        (local(2026, 10, 25, 2, 30), hours(1), local(2026, 10, 25, 2, 30).replace(fold=1)),
        (local(2026, 10, 24, 12), hours(24), local(2026, 10, 25, 11)),
        # The day of the event isn't counted; the end is midnight by the wall, summer time or not.
        (local(2026, 3, 28, 9), days(1), local(2026, 3, 30)),
        (local(2026, 10, 24, 0), days(1), local(2026, 10, 26)),
        # 29 February, and months without the day.
        (local(2028, 2, 28, 9), days(1), local(2028, 3, 1)),
        (local(2027, 2, 28, 9), days(1), local(2027, 3, 2)),
        (local(2028, 2, 29, 9), months(12), local(2029, 3, 1)),
        (local(2026, 1, 31, 9), months(1), local(2026, 3, 1)),
        (local(2026, 8, 31, 9), months(6), local(2027, 3, 1)),
        (local(2026, 12, 31, 23, 59), months(2), local(2027, 3, 1)),
        # Over the year's end: 1 and 2 January are holidays, 3 and 4 January 2026 a weekend.
        (local(2025, 12, 30, 9), working_days(2), local(2026, 1, 6)),
        (local(2025, 12, 30, 9), days(2), local(2026, 1, 2)),
        (local(2025, 12, 30, 9), days(2, rolls=True), local(2026, 1, 6)),
        # A period of two days holds two working days (1182/71, article 3 paragraph 5): Friday + 3 ends on Tuesday.
        (local(2026, 6, 12, 9), days(3, rolls=True), local(2026, 6, 17)),
        # 28 and 29 November 2026 fall on a weekend and move to Monday and Tuesday.
        (local(2026, 11, 27, 9), working_days(1), local(2026, 12, 3)),
    ],
)
def test_cases_worked_out_by_hand(started, length, ends):
    assert due(started, length) == ends.astimezone(UTC)


@given(moments, any_length, zones)
def test_an_end_is_later_than_its_beginning_and_in_utc(started, length, zone):
    end = due(started, length, zone)
    assert end > started
    assert end.tzinfo is UTC


@given(moments, moments, any_length, zones)
def test_what_begins_later_never_ends_earlier(one, other, length, zone):
    first, second = sorted([one, other])
    assert due(first, length, zone) <= due(second, length, zone)


@given(moments, any_length, zones, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60 * 24 * 20)), max_size=4))
def test_pausing_and_resuming_never_shortens(started, length, zone, pauses):
    """However often it stands still, no end comes earlier; hours are exactly as much longer as it stood."""
    end, now, stood = due(started, length, zone), started, timedelta()
    first = end
    for part, minutes in pauses:
        now = now + (end - now) * part * 0.9
        left = lengths.left_at(now, end, length, zone, ALBANIA)
        assert left >= timedelta()
        resumed = now + timedelta(minutes=minutes)
        after = lengths.due_after_pause(resumed, left, length, zone, ALBANIA)
        assert after >= end
        assert after >= resumed
        stood, end, now = stood + (resumed - now), after, resumed
    if length.unit == Unit.HOURS:
        assert end == first + stood


@given(moments, any_length, zones, st.floats(0, 0.99))
def test_a_pause_within_one_day_moves_no_day(started, length, zone, part):
    end = due(started, length, zone)
    now = started + (end - started) * part
    left = lengths.left_at(now, end, length, zone, ALBANIA)
    assert lengths.due_after_pause(now, left, length, zone, ALBANIA) == end


@given(moments, moments, any_length, zones)
def test_the_border_divides_what_has_run_out_from_what_has_not(now, started, length, zone):
    border = lengths.begun_before(now, length, zone, ALBANIA)
    assert (due(started, length, zone) <= now) == (started < border)
    just = timedelta(microseconds=1)
    assert due(border - just, length, zone) <= now < due(border, length, zone)


def test_impossible_lengths_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        days(0)
    with pytest.raises(ValueError, match="only days and months roll"):
        Length(3, Unit.HOURS, rolls=True)
    with pytest.raises(ValueError, match="aware"):
        due(datetime(2026, 1, 1), days(1))


def test_without_a_file_of_holidays_only_weekends_are_free():
    nowhere = Calendar("nowhere")
    assert due(local(2026, 1, 1, 9), working_days(1), holidays=nowhere) == local(2026, 1, 3).astimezone(UTC)
