"""Figures of stabilisation, and sums that others published."""

from datetime import date
from decimal import Decimal

from tests.desks.stabilisation import people as made
from zotim.core.figures.registry import FIGURES, Period
from zotim.desks.stabilisation.account import selectors
from zotim.desks.stabilisation.account.published import published
from zotim.desks.stabilisation.results import services

QUARTER = Period.quarter(2026, 1)
NOW = Period.year(2026)


def figure(code, period=QUARTER):
    return FIGURES[f"stabilisation.{code}"].compute(period)


def test_published_sums_are_those_of_their_parts():
    assert [(one.period, one.comes_out) for one in published()] == [("2019-Q1", True), ("2019-Q3", True)]
    assert [one.governorates_short for one in published()] == [None, 0]


def test_pledged_money_is_in_euro_by_rates_of_the_day_or_there_is_no_figure(people):
    project, pool = made.project(people), made.pool(people)
    made.flow(people, project, "pledge", "100")
    made.flow(people, project, "pledge", "110", currency="USD")
    made.flow(people, pool, "pledge", "7")
    made.flow(people, project, "pledge", "1", on=date(2026, 4, 1))
    assert figure("pledged") is None
    made.rate(people)
    assert figure("pledged") == Decimal("200.00")
    assert figure("pledged.pooled") == Decimal(7)
    assert figure("disbursed") == 0


def test_what_a_part_has_out_of_its_whole_is_in_no_second_figure_of_a_later_period(people):
    whole = made.project(people)
    part = made.project(people, "First village (made up)", part_of=whole)
    paid = made.flow(people, whole, "disbursement", "100")
    made.flow(people, part, "disbursement", "40", on=date(2026, 4, 1), out_of=paid)
    assert (figure("disbursed"), figure("disbursed", Period.quarter(2026, 2))) == (100, 0)
    assert figure("disbursed", NOW) == 100


def test_projects_are_counted_by_the_stage_at_the_end_of_the_period_without_pools(people):
    made.begun(people, made.project(people))
    made.project(people, "School (made up)")
    made.pool(people)
    assert [figure(f"projects.{stage}", NOW) for stage in ("developing", "implementing", "completed")] == [1, 1, 0]
    assert dict(selectors.by_stage(people.analyst))["developing"] == 1
    assert (selectors.pools(people.analyst), selectors.pools(people.other)) == (1, 0)


def test_people_are_counted_once_confirmed_and_only_as_a_personal_figure(people):
    target = made.target(people, made.indicator(people, made.project(people), people=True, unit="people"), "50")
    waits = made.measured(people, target, "40")
    assert figure("people.reached") == 0
    services.measurement_decide(actor=people.second, measurement=waits, confirmed=True)
    assert figure("people.reached") == 40
    assert FIGURES["stabilisation.people.reached"].personal


def test_reports_on_time_are_a_share_of_those_that_were_due(people):
    grant = made.partner(people, made.project(people))
    april = Period.quarter(2026, 2)
    assert figure("reports.on_time", april) is None
    made.sent(people, made.report(people, grant), received_on=date(2026, 4, 30))
    late = made.report(people, grant, from_on=date(2026, 4, 1), until_on=date(2026, 5, 1), due_on=date(2026, 5, 31))
    waived = made.report(people, grant, from_on=date(2026, 5, 2), until_on=date(2026, 5, 9), due_on=date(2026, 5, 31))
    services.report_waive(actor=people.officer, report=waived, reason="Merged (made up)")
    made.sent(people, late, received_on=date(2026, 6, 1))
    assert figure("reports.on_time", april) == Decimal("0.5")
