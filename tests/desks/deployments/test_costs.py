"""What a mission costs: planned by rates, paid by documents, each currency by itself; and plans that are cheaper."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desks.deployments.people import FIRST, LAST, able, billet, grounded, moved, tour
from tests.desks.deployments.planned import mission, planned, shown
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.desks.deployments.costs import counting, selectors, services
from zotim.desks.deployments.costs.models import Payment, Rate
from zotim.desks.deployments.missions.days import Span

pytestmark = pytest.mark.django_db

YEAR = date(2026, 12, 31)


def rate(people, of, kind="month", amount="1000", currency="EUR", **fields):
    known = {"from_on": FIRST, "source": "Decision 7 (made up)", **fields}
    return services.rate_enter(
        actor=people.officer, mission=of, kind=kind, amount=Decimal(amount), currency=currency, **known
    )  # fmt: skip


def paid(people, of, amount="500", currency="EUR", **fields):
    known = {"kind": "month", "paid_on": FIRST, "document": "F-12/2026", **fields}
    return services.payment_enter(
        actor=people.officer, mission=of, amount=Decimal(amount), currency=currency, **known
    )  # fmt: skip


def rows(people, of):
    return [(one.year, one.currency, one.planned, one.paid) for one in selectors.years(people.focal, of)]


def test_months_of_billets_and_agreed_tours_are_planned_and_what_was_paid_stands_beside(people):
    of = billet(people, grounded(people), accepted=True, until_on=YEAR)
    rate(people, of.mission)
    rate(people, of.mission, kind="tour", amount="300")
    made = tour(people, of, able(people), FIRST, FIRST + timedelta(90))
    assert rows(people, of.mission) == [(2026, "EUR", Decimal("12000.00"), Decimal(0))]
    moved(people, made, "agree")
    paid(people, of.mission, billet=of)
    assert rows(people, of.mission) == [(2026, "EUR", Decimal("12300.00"), Decimal("500.00"))]


def test_currencies_never_meet(people):
    of = billet(people, grounded(people), accepted=True, until_on=YEAR)
    rate(people, of.mission)
    rate(people, of.mission, amount="200", currency="USD")
    paid(people, of.mission, currency="ALL", amount="90000")
    assert rows(people, of.mission) == [
        (2026, "ALL", Decimal(0), Decimal("90000.00")),
        (2026, "EUR", Decimal("12000.00"), Decimal(0)),
        (2026, "USD", Decimal("2400.00"), Decimal(0)),
    ]


def test_a_rate_holds_from_its_day_and_one_for_a_group_goes_before_one_for_all(people):
    of = billet(people, grounded(people), accepted=True, until_on=YEAR)
    rate(people, of.mission)
    rate(people, of.mission, amount="2000", from_on=date(2026, 7, 1))
    assert rows(people, of.mission)[0][2] == Decimal("18000.00")
    rate(people, of.mission, amount="5000", ranks="OF")
    rate(people, of.mission, amount="7000", ranks="OR")
    assert rows(people, of.mission)[0][2] == Decimal("60000.00")


@given(st.lists(st.integers(1, 364), min_size=1, max_size=4, unique=True))
def test_parts_of_a_span_cost_what_the_whole_costs_but_for_the_cents_of_rounding(turns):
    one = Rate(kind="month", ranks="all", amount=Decimal("1234.56"), currency="EUR", from_on=FIRST)
    whole = counting.months([one], "OF-3", Span(FIRST, YEAR))
    edges = [FIRST, *(FIRST + timedelta(turn) for turn in sorted(turns)), YEAR + timedelta(1)]
    parts = [counting.months([one], "OF-3", Span(first, after - timedelta(1))) for first, after in pairwise(edges)]
    assert abs(counting.added(parts)[2026, "EUR"] - whole[2026, "EUR"]) <= len(parts) * counting.CENT
    assert whole[2026, "EUR"] == 12 * one.amount


def test_a_mistake_counts_no_more_and_stays_on_record(people):
    of = billet(people, grounded(people), accepted=True, until_on=YEAR).mission
    services.rate_end(actor=people.officer, rate=rate(people, of))
    services.payment_end(actor=people.officer, payment=paid(people, of))
    assert rows(people, of) == []
    assert (Rate.objects.count(), Payment.objects.count()) == (1, 1)
    with pytest.raises(Unfit, match="any more"):
        services.rate_end(actor=people.officer, rate=Rate.objects.get())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"currency": "euro"}, "three capital letters"), ({"source": " "}, "where it stands"),
        ({"amount": "-1"}, "less than"),
    ],
)  # fmt: skip
def test_a_rate_that_cant_be_is_refused(people, fields, said):
    with pytest.raises(Unfit, match=said):
        rate(people, grounded(people), **fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"document": ""}, "document"), ({"paid_on": date(2999, 1, 1)}, "hasn't come"), ({"amount": "0"}, "how much")],
)
def test_a_payment_that_cant_be_is_refused(people, fields, said):
    with pytest.raises(Unfit, match=said):
        paid(people, grounded(people), **fields)


def test_the_same_rate_isnt_entered_twice_and_only_by_officers_of_the_body(people):
    of = grounded(people)
    rate(people, of)
    with pytest.raises(Unfit, match="End that one first"):
        rate(people, of)
    for who in (people.focal, people.coordinator, people.other):
        with pytest.raises(Denied):
            services.rate_enter(
                actor=who, mission=of, kind="tour", amount=Decimal(1), currency="EUR", from_on=FIRST, source="x"
            )


def test_rates_in_one_currency_are_what_a_plan_weighs_and_in_two_they_arent(people):
    of = mission(people, sent=1, rank_from="OF-3", rank_to="OF-4")
    able(people, "D-1", until=LAST + timedelta(2000), rank="OF-4")
    rate(people, of)
    rate(people, of, kind="tour", amount="200")
    plan = planned(people, of, until_on=planned_until(of))
    assert (plan.currency, plan.money) == ("EUR", 3700)  # 105 days at 1,000 for 30, and 200
    assert len(shown(people, plan).tours) == 1
    rate(people, of, currency="USD", amount="5")
    assert planned(people, of, until_on=planned_until(of)).money is None


def planned_until(of):
    return of.billets.get().until_on - timedelta(200)
