"""Missions, their route, mandates that take two people, billets."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.desks.deployments.people import FIRST, GROUNDS, LAST, billet, grounded, mandate, mission
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.states.machine import WrongState
from zotim.desks.deployments.missions import selectors, services
from zotim.desks.deployments.missions.days import Difference, Span
from zotim.desks.deployments.missions.models import Mandate, Mission

pytestmark = pytest.mark.django_db


def test_an_officer_sends_people_for_their_own_body_alone(people):
    with pytest.raises(Unfit, match="don't send people"):
        mission(people, lead=people.police)


def test_a_mission_that_ended_meanwhile_takes_nothing_more(people):
    made = mission(people)
    before = Mission.objects.get(pk=made.pk)
    held = billet(people, made)
    services.mission_move(actor=people.second, mission=made, step="end", reason="Over (made up)")
    for write in (
        lambda: billet(people, before, "A-2"),
        lambda: mandate(people, before, "host"),
        lambda: services.billet_move(actor=people.officer, billet=held, step="accept", reason="Letter 12"),
        lambda: services.mission_change(actor=people.officer, mission=before, route="unknown"),
    ):
        with pytest.raises(Denied):
            write()


def test_a_route_is_seen_somewhere(people):
    with pytest.raises(Unfit, match="where the law says so"):
        mission(people, source="")


def test_the_centre_sees_all_missions_and_a_body_its_own(people):
    made = mission(people)
    for reader in ("coordinator", "analyst", "officer", "focal"):
        assert selectors.mission(getattr(people, reader), made.pk) == made
    for stranger in ("other", "elsewhere"):
        with pytest.raises(NotVisible):
            selectors.mission(getattr(people, stranger), made.pk)


def test_where_nobody_said_the_route_nothing_counts_as_covered(people):
    made = grounded(people, route="unknown", source="")
    [one] = selectors.alarms(people.officer, made).missing
    assert (one.ground, one.span) == ("route", Span(FIRST, LAST))


def test_a_ground_is_missing_on_the_days_that_no_confirmed_mandate_holds(people):
    made = mission(people)
    mandate(people, made, "un")
    mandate(people, made, "host", until_on=None)
    mandate(people, made, "assembly", until_on=date(2026, 6, 30))
    mandate(people, made, "assembly", confirmed=False)
    [one] = selectors.alarms(people.officer, made).missing
    assert (one.ground, one.span) == ("assembly", Span(date(2026, 7, 1), LAST))


def test_a_mandate_counts_once_another_person_confirmed_it(people):
    made = mission(people)
    entered = mandate(people, made, "host", confirmed=False)
    with pytest.raises(NeedsAnotherPerson):
        services.mandate_decide(actor=people.officer, mandate=entered, confirmed=True)
    with pytest.raises(Denied):
        services.mandate_decide(actor=people.other, mandate=entered, confirmed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(pk=entered.pk).update(confirmed_by=people.officer.user_id)
    assert "host" in {one.ground for one in selectors.alarms(people.officer, made).missing}
    services.mandate_decide(actor=people.coordinator, mandate=entered, confirmed=True)
    assert "host" not in {one.ground for one in selectors.alarms(people.officer, made).missing}


def test_an_ended_mandate_counts_for_no_day(people):
    made = grounded(people)
    assert not selectors.alarms(people.officer, made)
    services.mandate_end(actor=people.officer, mandate=made.mandates.get(kind="host"))
    assert {one.ground for one in selectors.alarms(people.officer, made).missing} == {"host"}


def test_a_mandate_waits_for_the_others_of_the_body_and_the_coordinator(people):
    entered = mandate(people, mission(people), "host", confirmed=False)
    address = f"/deployments/mandates/{entered.pk}/"
    waits = {
        who for who in ("officer", "second", "coordinator", "other", "focal")
        if any(task.url == address for task in tasks_of(getattr(people, who), FIRST)[0])
    }  # fmt: skip
    assert waits == {"second", "coordinator"}


def test_a_mission_begins_on_every_ground_of_its_route_and_not_before(people):
    made = mission(people)
    for kind in GROUNDS:
        with pytest.raises(WrongState, match="ground"):
            services.mission_move(actor=people.officer, mission=made, step="begin")
        mandate(people, made, kind)
    assert services.mission_move(actor=people.officer, mission=made, step="begin").state == "under_way"


def test_a_mission_ends_for_a_reason_and_takes_nothing_more(people):
    made = grounded(people)
    with pytest.raises(Unfit):
        services.mission_move(actor=people.officer, mission=made, step="end")
    services.mission_move(actor=people.officer, mission=made, step="end", reason="Its host asked for it")
    with pytest.raises(Denied):
        billet(people, made)
    assert not selectors.alarms(people.officer, made)


def test_a_billet_lies_within_its_mission_with_a_code_of_its_own(people):
    made = mission(people)
    billet(people, made)
    with pytest.raises(Unfit, match="code already"):
        billet(people, made)
    with pytest.raises(Unfit, match="begins later"):
        billet(people, made, "A-2", from_on=date(2025, 12, 31))
    with pytest.raises(Unfit, match="ends earlier"):
        billet(people, made, "A-2", until_on=date(2028, 1, 1))
    with pytest.raises(Unfit, match="below the lowest"):
        billet(people, made, "A-2", rank_from="OF-3", rank_to="OR-9")


def test_a_mission_doesnt_end_before_a_billet_of_it(people):
    made = mission(people)
    held = billet(people, made)
    with pytest.raises(Unfit, match="held after"):
        services.mission_change(
            actor=people.officer, mission=made, route="assembly", source="Law", until_on=date(2027, 6, 30)
        )
    services.billet_move(actor=people.officer, billet=held, step="withdraw", reason="Not asked for any more")
    services.mission_change(
        actor=people.officer, mission=made, route="assembly", source="Law", until_on=date(2027, 6, 30)
    )
    assert made.until_on == date(2027, 6, 30)


def test_more_billets_than_the_lowest_ceiling_are_told_with_their_days(people):
    made = mission(people)
    for kind in GROUNDS:
        mandate(people, made, kind, ceiling=2 if kind == "assembly" else 5)
    for number, first in enumerate((FIRST, FIRST, date(2026, 3, 1)), start=1):
        billet(people, made, f"A-{number}", from_on=first, until_on=date(2026, 12, 31))
    assert selectors.alarms(people.officer, made).above == [Difference(Span(date(2026, 3, 1), date(2026, 12, 31)), 1)]
