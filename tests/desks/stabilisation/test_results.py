"""What projects reach: targets, what was measured and confirmed, visits, reports of partners by their days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desks.stabilisation import people as made
from zotim.core.access.due_days import Span
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.notifications.models import Notification
from zotim.core.states.machine import WrongState
from zotim.desks.stabilisation.results import calendar, selectors, services, tasks
from zotim.desks.stabilisation.results.beside import results_of_it


@pytest.fixture
def project(people):
    return made.project(people)


def test_what_a_partner_measures_counts_once_an_officer_of_the_payer_confirms_it(people, project):
    made.partner(people, project)
    target = made.target(people, made.indicator(people, project))
    waits = made.measured(people, target, who="partner")
    [(_one, [row])] = selectors.reached(people.focal, [target.indicator])
    assert (row.confirmed, row.waits) == (None, waits)
    assert [one.reference for one in tasks.to_confirm(people.officer, timezone.localdate())] == [waits.reference]
    services.measurement_decide(actor=people.officer, measurement=waits, confirmed=True)
    [(_one, [row])] = selectors.reached(people.partner, [target.indicator])
    assert (row.confirmed, row.waits) == (waits, None)


def test_nobody_confirms_what_they_measured_themselves(people, project):
    waits = made.measured(people, made.target(people, made.indicator(people, project)))
    with pytest.raises(NeedsAnotherPerson):
        services.measurement_decide(actor=people.officer, measurement=waits, confirmed=True)
    services.measurement_decide(actor=people.second, measurement=waits, confirmed=False, comment="No protocol")
    assert waits.state == "returned"


def test_a_new_measurement_takes_the_place_of_the_one_that_counted(people, project):
    target = made.target(people, made.indicator(people, project))
    for value in ("800", "900"):
        waits = made.measured(people, target, value)
        services.measurement_decide(actor=people.second, measurement=waits, confirmed=True)
    [(_one, [row])] = selectors.reached(people.officer, [target.indicator])
    assert row.confirmed.value == Decimal(900)


def test_periods_of_an_indicator_dont_overlap(people, project):
    indicator = made.indicator(people, project)
    made.target(people, indicator)
    with pytest.raises(Unfit, match="counted twice"):
        made.target(people, indicator, from_on=date(2026, 3, 31), until_on=date(2026, 6, 30))
    made.target(people, indicator, from_on=date(2026, 4, 1), until_on=date(2026, 6, 30))


def test_people_are_whole_and_their_parts_are_the_whole(people, project):
    of_people = made.target(people, made.indicator(people, project, people=True, unit="people"), "50")
    for wrong in ({"value": "10.5"}, {"value": "10", "parts": {"women": 4, "men": 5}}):
        with pytest.raises(Unfit):
            made.measured(people, of_people, **wrong)
    assert made.measured(people, of_people, "10", parts={"women": 4, "men": 6}).parts == {"women": 4, "men": 6}
    of_land = made.target(people, made.indicator(people, project))
    with pytest.raises(Unfit, match="Only people"):
        made.measured(people, of_land, "10", parts={"women": 10})


def test_measurements_are_of_days_that_came_within_or_after_the_period(people, project):
    target = made.target(people, made.indicator(people, project))
    for wrong in ({"on": date(2025, 12, 31)}, {"on": timezone.localdate() + timedelta(days=1)}, {"value": "-1"}):
        with pytest.raises(Unfit):
            made.measured(people, target, **{"value": "1", **wrong})


def test_a_share_in_a_pool_has_no_result_of_its_own(people):
    pool = made.pool(people)
    with pytest.raises(Unfit, match="can't be followed"):
        made.indicator(people, pool)
    with pytest.raises(Unfit, match="can't be followed"):
        services.visit_add(actor=people.officer, project=pool, by="own", on=made.FIRST, found="Nothing")


def test_a_third_party_that_visits_is_named_and_a_partner_doesnt_see_what_it_found(people, project):
    made.partner(people, project)
    with pytest.raises(Unfit, match="which body"):
        services.visit_add(actor=people.officer, project=project, by="third", on=made.FIRST, found="Well done")
    visit = services.visit_add(
        actor=people.officer, project=project, by="third", body="Monitors (made up)", on=made.FIRST, found="Well done"
    )
    assert list(selectors.visits(people.focal, project)) == [visit]
    assert not selectors.visits(people.partner, project)


def test_a_report_is_due_in_the_calendar_of_the_partner_until_it_came(people, project):
    report = made.report(people, made.partner(people, project))
    april = Span(date(2026, 4, 1), date(2026, 4, 30))
    [day] = calendar.reports(people.partner).some(april)
    assert (day.day, day.body, day.reference) == (date(2026, 4, 30), people.association.pk, report.reference)
    assert selectors.late(report, date(2026, 5, 1))
    made.sent(people, report)
    assert not calendar.reports(people.partner).some(april)
    assert not selectors.late(report, date(2026, 5, 1))


def test_a_report_that_was_returned_is_owed_again_and_keeps_the_day_on_which_it_came_first(people, project):
    report = made.sent(people, made.report(people, made.partner(people, project)))
    assert [one.reference for one in tasks.to_decide(people.second, timezone.localdate())] == [report.reference]
    services.report_decide(actor=people.second, report=report, accepted=False, reason="The annex is missing")
    assert Notification.objects.filter(user_id=people.partner.user_id).count() == 1
    made.sent(people, report, received_on=date(2026, 6, 1))
    assert report.received_on == date(2026, 5, 2)
    services.report_decide(actor=people.officer, report=report, accepted=True)
    with pytest.raises(WrongState):
        made.sent(people, report)


def test_who_has_no_account_here_is_reminded_through_the_body_that_pays(people, project):
    report = made.report(people, made.partner(people, project, organisation=None))
    assert report.owes == people.ministry


def test_a_period_is_reported_on_once_unless_it_wasnt_due(people, project):
    grant = made.partner(people, project)
    report = made.report(people, grant)
    with pytest.raises(Unfit, match="asked for already"):
        made.report(people, grant)
    services.report_waive(actor=people.officer, report=report, reason="Merged with the next (made up)")
    made.report(people, grant)
    with pytest.raises(Unfit):
        made.report(people, grant, from_on=date(2026, 4, 1), until_on=date(2026, 6, 30), due_on=date(2026, 6, 29))


def test_a_partner_sees_own_reports_alone_and_another_body_none(people, project):
    mine = made.report(people, made.partner(people, project))
    others = made.partner(people, project, name="A third (made up)", organisation=None)
    theirs = made.report(people, others)
    assert list(selectors.reports(people.partner)) == [mine]
    assert set(selectors.reports(people.focal)) == {mine, theirs}
    assert not selectors.reports(people.other)
    with pytest.raises(Denied):
        made.sent(people, theirs)


def test_the_report_itself_is_kept_and_opened(people, project):
    grant = made.partner(people, project)
    report = made.sent(people, made.report(people, grant), data=b"Raport i trilluar\n", name="raport.txt")
    assert services.report_open(actor=people.officer, report=report).data == b"Raport i trilluar\n"


def test_the_page_of_a_project_asks_as_often_whatever_its_indicators(people):
    project = made.project(people)
    made.target(people, made.indicator(people, project))
    with CaptureQueriesContext(connection) as one:
        results_of_it(people.officer, project)
    for _number in range(3):
        made.target(people, made.indicator(people, project))
    with CaptureQueriesContext(connection) as four:
        assert len(results_of_it(people.officer, project)["indicators"]) == 4
    assert len(four) == len(one)
