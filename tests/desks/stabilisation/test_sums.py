"""Sums: never of two currencies, never of two steps, nothing twice, in one currency only by rates of the day."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.desks.stabilisation.money.sums import CENT, OLDEST, DayRate, Missing, Part, by_currency, in_one, rate_of

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
AMOUNTS = st.decimals("0.01", "1000000", places=2)
RATES = st.decimals("0.01", "500", places=4)
CODES = ("ALL", "EUR", "USD", "IQD")
PARTS = st.lists(st.builds(Part, st.sampled_from(("pledge", "commitment")), st.sampled_from(CODES), DAYS, AMOUNTS))
KNOWN = st.fixed_dictionaries({
    code: st.dictionaries(DAYS, RATES).map(lambda found: [DayRate(*one, "Bank") for one in sorted(found.items())])
    for code in CODES if code != "EUR"
})  # fmt: skip


@given(PARTS)
def test_sums_by_currency_are_those_of_each_step_and_currency_alone(parts):
    found = by_currency(parts)
    oracle = defaultdict(Decimal)
    for one in parts:
        oracle[one.step, one.currency] += one.amount
    assert {(step, code): sum for step, sums in found.items() for code, sum in sums.items()} == oracle


@given(PARTS.map(lambda parts: [one for one in parts if one.step == "pledge"]), st.sampled_from(CODES), KNOWN)
def test_a_sum_in_one_currency_takes_the_rate_of_each_day_or_there_is_none(parts, currency, rates):
    found = in_one(parts, currency, rates)

    def of(code, day):
        if code == "EUR":
            return Decimal(1)
        live = [one for one in rates[code] if timedelta(0) <= day - one.on <= OLDEST]
        return max(live).per_euro if live else None

    total, gaps = Decimal(0), set()
    for one in parts:
        if one.currency == currency:
            total += one.amount
            continue
        gaps |= {Missing(code, one.on) for code in (one.currency, currency) if of(code, one.on) is None}
        if not gaps:
            total += (one.amount / of(one.currency, one.on) * of(currency, one.on)).quantize(CENT)
    assert set(found.missing) == gaps
    assert found.amount == (None if gaps else total)


@given(st.lists(st.builds(Part, st.just("pledge"), st.just("USD"), DAYS, AMOUNTS)), KNOWN)
def test_a_sum_of_one_currency_asks_for_no_rate(parts, rates):
    found = in_one(parts, "USD", rates)
    assert found.amount == sum((one.amount for one in parts), Decimal(0))
    assert not found.sources


def test_two_steps_are_never_added():
    day = date(2026, 1, 1)
    with pytest.raises(ValueError, match="same money"):
        in_one([Part("pledge", "EUR", day, CENT), Part("commitment", "EUR", day, CENT)], "EUR", {})


def test_a_rate_older_than_a_week_or_of_a_later_day_is_none():
    day = date(2026, 1, 10)
    rates = [DayRate(day, Decimal("1.1"), "Bank")]
    assert rate_of(rates, day + OLDEST) == rates[0]
    assert rate_of(rates, day + OLDEST + timedelta(days=1)) is None
    assert rate_of(rates, day - timedelta(days=1)) is None
