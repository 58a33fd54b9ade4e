"""People who left the list go when their time is over, and the key of their name with them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.deployments.people import able
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened
from zotim.core.retention import disposal
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.sealing import store
from zotim.desks.deployments.people import services
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification

pytestmark = pytest.mark.django_db

RULE = "deployments.nominee.left"


@pytest.fixture
def keepers(db):
    return worlds.actor("records_officer"), worlds.actor("data_protection_officer")


def left(people, days):
    """Somebody who left the list so many days ago."""
    one = able(people)
    services.nominee_leave(actor=people.officer, nominee=one)
    with opened():
        Nominee.objects.update(left_on=timezone.localdate() - timedelta(days=days))
    return one


def test_who_left_long_ago_goes_whole_with_the_key_of_the_name(
    people, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    one = left(people, 800)
    with as_web_role():
        run = run_propose(actor=keepers[0], rule=RULE)
        run_decide(actor=keepers[1], run=run, approved=True)
    with as_worker(), django_capture_on_commit_callbacks(execute=True):
        certificate = disposal.run_execute(run=run)
    with opened():
        assert [model.objects.count() for model in (Nominee, Qualification, Fitness)] == [0, 0, 0]
    assert (certificate.counts["gone"], certificate.counts["sealing.key"]) == (1, 1)
    assert not store.key_path(one.pk).exists()


def test_who_left_lately_stays(people, keepers, as_web_role):
    left(people, 700)
    with as_web_role(), pytest.raises(Unfit):
        run_propose(actor=keepers[0], rule=RULE)
