"""First notices and emergencies end by their rules: not while orders rest on them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.content import made
from tests.desks.content.dispatchly import Desk
from zotim.core.access.refusals import Unfit
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.services import run_decide, run_propose
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.law import services
from zotim.desks.content.law.models import FirstNotice, NoticeWaiver, Platform
from zotim.desks.content.law.notices import may_send_from

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=366 * 5)


@pytest.fixture
def desk(installed):
    found = Desk()
    FirstNotice.objects.update(sent_at=LONG_AGO)
    return found


def dispose(rule):
    keepers = worlds.actor("records_officer"), worlds.actor("records_officer")
    run = run_propose(actor=keepers[0], rule=rule)
    run_decide(actor=keepers[1], run=run, approved=True)
    return run_execute(run=run)


def over(desk):
    """The platform isn't used any more."""
    Platform.objects.filter(pk=desk.platform.pk).update(state="ended")


def test_a_first_notice_stays_as_long_as_the_platform_is_listed(desk):
    with pytest.raises(Unfit):
        dispose("content.firstnotice.over")
    assert may_send_from(desk.platform) is not None


def test_it_goes_five_years_after_it_was_sent_once_the_platform_has_ended(desk):
    over(desk)
    assert dispose("content.firstnotice.over").counts["content.firstnotice"] == 1
    assert not FirstNotice.objects.exists()


def test_it_stays_as_long_as_anything_that_went_to_the_platform(desk):
    desk.sent()
    over(desk)
    with pytest.raises(Unfit):
        dispose("content.firstnotice.over")
    assert Dispatch.objects.exists()


@pytest.mark.parametrize("state", ["entered", "confirmed", "returned", "ended"])
def test_an_emergency_goes_when_it_was_returned_or_is_over_and_stays_while_it_is_in_force(desk, state):
    waiver = services.waiver_ask(actor=desk.keeper, platform=desk.platform, reason="Urgjencë e trilluar")
    if state != "entered":
        waiver = services.waiver_decide(
            actor=desk.other_keeper, waiver=waiver, confirmed=state != "returned", comment="Jo tani"
        )
    if state == "ended":
        services.waiver_end(actor=made.keeper(), waiver=waiver)
    NoticeWaiver.objects.update(created_at=LONG_AGO)
    if state in ("entered", "confirmed"):
        with pytest.raises(Unfit):
            dispose("content.noticewaiver.over")
        assert NoticeWaiver.objects.exists()
    else:
        assert dispose("content.noticewaiver.over").counts["content.noticewaiver"] == 1
        assert not NoticeWaiver.objects.exists()
