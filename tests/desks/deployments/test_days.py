"""Spans of days: what is uncovered, where there are too few or too many. Compared with looking at every day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zotim.desks.deployments.missions.days import Span, too_few, too_many, uncovered

START = date(2026, 1, 1)


def spans(least=0):
    return st.tuples(st.integers(0, 40), st.integers(0, 15)).map(
        lambda pair: Span(START + timedelta(pair[0]), START + timedelta(pair[0] + pair[1]))
    )


def every(span):
    return [span.first + timedelta(one) for one in range(span.days)]


def days_of(found):
    return [day for one in found for day in every(one)]


def holding(held, day):
    return sum(one.first <= day <= one.last for one in held)


@given(whole=spans(), parts=st.lists(spans(), max_size=6))
def test_a_day_is_uncovered_if_no_part_holds_it(whole, parts):
    found = uncovered(whole, parts)
    assert days_of(found) == [day for day in every(whole) if not holding(parts, day)]
    assert all((after.first - before.last).days > 1 for before, after in pairwise(found))


@given(whole=spans(), held=st.lists(spans(), max_size=6), number=st.integers(1, 4))
def test_too_few_is_told_day_by_day(whole, held, number):
    told = {day: one.by for one in too_few(whole, held, number) for day in every(one.span)}
    short = {day: number - holding(held, day) for day in every(whole)}
    assert told == {day: by for day, by in short.items() if by > 0}


@given(
    whole=spans(), held=st.lists(spans(), max_size=6),
    ceilings=st.lists(st.tuples(spans(), st.integers(0, 4)), max_size=4),
)  # fmt: skip
def test_too_many_is_told_by_the_lowest_ceiling_of_the_day(whole, held, ceilings):
    told = {day: one.by for one in too_many(whole, held, ceilings) for day in every(one.span)}
    expected = {}
    for day in every(whole):
        live = [most for one, most in ceilings if one.first <= day <= one.last]
        if live and holding(held, day) > min(live):
            expected[day] = holding(held, day) - min(live)
    assert told == expected
