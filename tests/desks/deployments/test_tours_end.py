"""Tours go with whoever it was, and with their mission, when their time is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.people import able, billet, grounded, moved, tour
from zotim.core.access.walls import opened
from zotim.core.retention import disposal, selectors
from zotim.core.retention.services import run_decide, run_propose
from zotim.desks.deployments.missions import services as missions
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.people import services as listing
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours import services
from zotim.desks.deployments.tours.models import Terms, Tour

pytestmark = pytest.mark.django_db


@pytest.fixture
def keepers(db):
    return worlds.actor("records_officer"), worlds.actor("data_protection_officer")


def over(people):
    """A tour that was called off, in a mission with a rule."""
    of = grounded(people)
    services.terms_set(actor=people.officer, mission=of, tour_days=100, handover_days=7, rest_times=2)
    return moved(people, tour(people, billet(people, of, accepted=True), able(people)), "cancel", why="body")


def disposed(rule, keepers, as_web_role, as_worker, capture):
    with as_web_role():
        run = run_propose(actor=keepers[0], rule=rule)
        run_decide(actor=keepers[1], run=run, approved=True)
    with as_worker(), capture(execute=True):
        disposal.run_execute(run=run)


def test_tours_go_with_who_left_the_list_long_ago(
    people, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    made = over(people)
    listing.nominee_leave(actor=people.officer, nominee=made.nominee)
    with opened():
        Nominee.objects.update(left_on=timezone.localdate() - timedelta(days=800))
    disposed("deployments.nominee.left", keepers, as_web_role, as_worker, django_capture_on_commit_callbacks)
    with opened():
        assert [model.objects.count() for model in (Nominee, Tour, Mission)] == [0, 0, 1]


def test_tours_and_their_rule_go_with_a_mission_that_was_over_long_ago(
    people, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks, monkeypatch
):
    made = over(people)
    missions.mission_move(actor=people.officer, mission=made.mission, step="end", reason="Over")
    # The log is only added to, so the day on which it was over is answered for it.
    monkeypatch.setattr(selectors, "_begun", lambda rule, before: Mission.objects.all())
    disposed("deployments.mission.over", keepers, as_web_role, as_worker, django_capture_on_commit_callbacks)
    with opened():
        assert [model.objects.count() for model in (Mission, Tour, Terms, Nominee)] == [0, 0, 0, 1]
