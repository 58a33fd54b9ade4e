"""Holds for an investigation and for evidence end by themselves, and two people prolong them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.contracts.matrix import BACKEND
from tests.desks.content.dispatchly import Desk
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.core.retention.models import Hold as Kept
from zotim.desks.content.dispatch import services, tasks
from zotim.desks.content.dispatch.gates import preserved
from zotim.desks.content.dispatch.models import Hold
from zotim.desks.content.dispatch.services import holds

pytestmark = pytest.mark.django_db
WORKER = System("worker")


@pytest.fixture
def desk(installed):
    return Desk()


@pytest.fixture
def hold(desk):
    until = timezone.now() + timedelta(days=1)
    return services.hold_place(actor=desk.officer, item=desk.item(), body="Policia", reason="Hetim", until=until)


def asked(desk, hold, days=9):
    until = timezone.now() + timedelta(days=days)
    return services.hold_prolong_ask(actor=desk.officer, hold=hold, until=until, reason="Hetimi vazhdon")


def test_another_person_than_who_asked_prolongs_it(desk, hold):
    row = asked(desk, hold)
    before = hold.until
    assert (row.until, list(tasks.to_prolong(desk.officer, timezone.localdate()))) == (before, [])
    assert len(list(tasks.to_prolong(desk.approver, timezone.localdate()))) == 1
    with pytest.raises(NeedsAnotherPerson):
        services.hold_prolong_decide(actor=desk.officer, hold=row, agreed=True)
    wanted = row.asked_until
    row = services.hold_prolong_decide(actor=desk.approver, hold=row, agreed=True)
    assert (row.until, row.asked_until) == (wanted, None)
    assert holds.holds_end(WORKER, before) == 0
    assert holds.holds_end(WORKER, wanted) == 1
    assert Notification.objects.filter(kind="content.hold.prolonged").exists()
    assert Notification.objects.filter(kind="content.hold.ended").exists()


def test_what_is_refused_ends_as_before_and_may_be_asked_again(desk, hold):
    row = services.hold_prolong_decide(actor=desk.approver, hold=asked(desk, hold), agreed=False)
    assert row.until == hold.until
    assert asked(desk, hold).asked_until


def test_what_cant_be_is_refused(desk, hold):
    with pytest.raises(Unfit):
        asked(desk, hold, days=0)
    with pytest.raises(Unfit):
        services.hold_prolong_decide(actor=desk.approver, hold=hold, agreed=True)
    asked(desk, hold)
    with pytest.raises(Unfit):
        asked(desk, hold)
    holds.holds_end(WORKER, hold.until)
    with pytest.raises(Unfit):
        services.hold_prolong_decide(actor=desk.approver, hold=hold, agreed=True)
    with pytest.raises(Unfit):
        asked(desk, hold)


def test_what_is_kept_for_the_prosecutor_is_kept_six_months_and_then_goes_by_its_rule_again(installed):
    desk = Desk("prosecutor")
    item = desk.drafted("prosecutor").item
    hold = Hold.objects.get(item=item)
    assert hold.kind == "evidence"
    assert timedelta(days=180) < hold.until - timezone.now() < timedelta(days=186)
    assert preserved(item)
    assert Kept.objects.live().filter(object_id=item.pk).exists()
    assert holds.holds_end(WORKER, hold.until) == 1
    assert not preserved(item)
    assert not Kept.objects.live().filter(object_id=item.pk).exists()
    assert Event.objects.filter(verb="content.hold.ended", object_id=str(hold.pk)).exists()


def test_evidence_doesnt_keep_the_report_to_the_prosecutor_back(installed):
    assert Desk("prosecutor").sent("prosecutor").state == "sent"


def test_the_page_of_a_hold_shows_what_is_asked_and_leads_another_person_to_the_decision(desk, hold):
    asked(desk, hold)
    for actor, leads in ((desk.officer, False), (desk.approver, True)):
        client = Client(headers={"accept-language": "en"})
        client.force_login(User.objects.get(pk=actor.user_id), backend=BACKEND)
        page = client.get(reverse("content_hold", args=[hold.pk])).content.decode()
        assert "Hetimi vazhdon" in page
        assert (reverse("content_hold_prolong", args=[hold.pk]) in page) == leads
    assert client.post(reverse("content_hold_prolong", args=[hold.pk]), {"decision": "accept"}).status_code == 302
    hold.refresh_from_db()
    assert hold.prolonged_at
