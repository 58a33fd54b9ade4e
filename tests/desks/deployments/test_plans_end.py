"""Plans, costs and lessons go with their mission; where somebody was planned goes with whoever it was, too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.planned import mission, planned, what_if
from tests.desks.deployments.test_costs import paid, rate
from tests.desks.deployments.test_lessons import lesson
from tests.desks.deployments.test_tours_end import disposed
from zotim.core.access.walls import opened
from zotim.core.retention import selectors
from zotim.desks.deployments.costs.models import Payment, Rate
from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.missions import services as missions
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.people import services as listing
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.planning.models import Plan, PlannedTour

pytestmark = pytest.mark.django_db


@pytest.fixture
def keepers(db):
    return worlds.actor("records_officer"), worlds.actor("data_protection_officer")


def test_all_of_it_goes_with_a_mission_that_was_over_long_ago(
    people, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks, monkeypatch
):
    of = mission(people, sent=2)
    what_if(people, planned(people, of), tour_days=120)
    rate(people, of)
    paid(people, of)
    lesson(people, of)
    missions.mission_move(actor=people.officer, mission=of, step="end", reason="Over")
    # The log is only added to, so the day on which it was over is answered for it.
    monkeypatch.setattr(selectors, "_begun", lambda rule, before: Mission.objects.all())
    disposed("deployments.mission.over", keepers, as_web_role, as_worker, django_capture_on_commit_callbacks)
    with opened():
        for model in (Mission, Plan, PlannedTour, Rate, Payment, Lesson):
            assert not model.objects.exists(), model
        assert Nominee.objects.count() == 2


def test_where_somebody_was_planned_goes_with_them_and_the_plan_stays(
    people, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    plan = planned(people, mission(people, sent=2))
    with opened():
        gone = Nominee.objects.get(staff_number="B-1")
        assert PlannedTour.objects.filter(nominee=gone).exists()
    listing.nominee_leave(actor=people.officer, nominee=gone)
    with opened():
        Nominee.objects.filter(pk=gone.pk).update(left_on=timezone.localdate() - timedelta(days=800))
    disposed("deployments.nominee.left", keepers, as_web_role, as_worker, django_capture_on_commit_callbacks)
    with opened():
        assert not Nominee.objects.filter(pk=gone.pk).exists()
        assert Plan.objects.get() == plan
        assert set(PlannedTour.objects.values_list("nominee__staff_number", flat=True)) == {"B-2"}
