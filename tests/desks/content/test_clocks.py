"""Each clock of what goes out has its source and its mark, starts, stands and ends with what happens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desks.content import dispatchly, lawly
from tests.desks.content.dispatchly import Desk
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import CLOCKS
from zotim.desks.content.dispatch import services
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.services import late, letters
from zotim.desks.content.law import clocks as law

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LENGTHS = {
    "content.dispatch.removal": HOUR,
    "content.dispatch.ask_scrutiny": 48 * HOUR,
    "content.dispatch.scrutiny": 72 * HOUR,
    "content.dispatch.second_look": HOUR,
    "content.letter.told": 24 * HOUR,
}


def clock(row, code):
    return ClockRun.objects.get(code=f"content.dispatch.{code}", object_id=row.pk)


@pytest.mark.parametrize(
    "one",
    [law.FIRST_NOTICE, law.REMOVAL, law.ASK_SCRUTINY, law.SCRUTINY, law.PRESERVED, law.UNDISCLOSED, law.SECOND_LOOK,
     law.LETTER],
    ids=lambda one: one.code,
)  # fmt: skip
def test_each_names_its_source_and_none_is_said_to_be_verified(one):
    assert one.legal_source
    assert not one.verified


def test_lengths_of_hours_are_to_the_second():
    now = timezone.now()
    assert {code: CLOCKS[code].due_at(now) - now for code in LENGTHS} == LENGTHS


def test_the_first_order_waits_twelve_hours_from_when_the_platform_was_told(installed):
    desk = Desk()
    late = lawly.platform(desk.keeper, name="Tjetër", host="tjeter.example")
    services_contact = lawly.contact(desk.keeper, late, address="urdhra@tjeter.example")
    assert services_contact.platform == late
    dispatchly.told(desk.keeper, late, hours=11)
    desk.platform, row = late, None
    row = desk.approved()
    with pytest.raises(Unfit):
        services.dispatch_send(actor=desk.officer, dispatch=row, how="hand")
    dispatchly.told(desk.keeper, late, hours=13)
    assert services.dispatch_send(actor=desk.officer, dispatch=row, how="hand").state == "sent"


@pytest.mark.parametrize("ends", ["carried_out", "not_carried_out", "withdrawn"])
def test_the_hour_starts_with_the_receipt_stands_while_more_is_asked_and_ends(installed, ends):
    desk = Desk()
    row = desk.sent()
    assert not ClockRun.objects.filter(object_id=row.pk, code="content.dispatch.removal").exists()
    row = services.dispatch_receive(actor=desk.officer, dispatch=row)
    assert clock(row, "removal").state == "running"
    row = services.dispatch_question(actor=desk.officer, dispatch=row, said="Cila?")
    assert clock(row, "removal").state == "paused"
    row = services.dispatch_clarify(actor=desk.officer, dispatch=row, text="E para.")
    assert clock(row, "removal").state == "paused", "until another lets it out"
    row = services.dispatch_clarify_decide(actor=desk.approver, dispatch=row, approved=True)
    assert clock(row, "removal").state == "running"
    if ends == "carried_out":
        services.dispatch_carry_out(actor=desk.officer, dispatch=row)
    elif ends == "not_carried_out":
        services.dispatch_refuse(actor=desk.officer, dispatch=row, said="Jo")
    else:
        services.dispatch_withdraw(actor=desk.officer, dispatch=row, reason="Gabim")
    assert clock(row, "removal").state == "stopped"


def test_scrutiny_is_asked_for_and_decided_each_by_its_own_clock(installed):
    desk = Desk("eu")
    row = desk.carried_out("eu")
    assert clock(row, "ask_scrutiny").due_at == row.received_at + 48 * HOUR
    row = services.dispatch_scrutinise(actor=desk.officer, dispatch=row, said="Kërkesë")
    assert (clock(row, "ask_scrutiny").state, clock(row, "scrutiny").state) == ("stopped", "running")
    services.dispatch_uphold(actor=desk.officer, dispatch=row, text="Qëndron")
    assert clock(row, "scrutiny").state == "stopped"


def test_what_was_removed_is_preserved_six_months_and_no_longer_than_the_order_stands(installed):
    desk = Desk()
    row = desk.carried_out()
    run = clock(row, "preserved")
    assert timedelta(days=180) < run.due_at - run.started_at < timedelta(days=186)
    services.dispatch_withdraw(actor=desk.officer, dispatch=row, reason="Gabim")
    assert clock(row, "preserved").state == "stopped"


def test_who_published_it_isnt_told_six_weeks_once_six_more_and_then_it_ends(installed):
    desk = Desk()
    row = desk.sent(values={"undisclosed": True})
    run = clock(row, "undisclosed")
    first = run.due_at
    assert timedelta(days=42) <= first - run.started_at < timedelta(days=44)
    services.dispatch_keep_undisclosed(actor=desk.approver, dispatch=row, reason="Hetim")
    assert timedelta(days=41) < clock(row, "undisclosed").due_at - first < timedelta(days=43)
    Dispatch.objects.filter(pk=row.pk).update(undisclosed_until=timezone.now())
    letters.publishers_tell(System("worker"), timezone.now())
    assert clock(row, "undisclosed").state == "stopped"


def test_the_second_look_at_a_threat_to_life_ends_with_it_and_late_ones_are_told(installed):
    desk = Desk("police")
    row = services.dispatch_send_alone(actor=desk.officer, dispatch=desk.drafted("police"))
    run = clock(row, "second_look")
    assert late.second_looks_tell(run.due_at - timedelta(seconds=1)) == 0
    assert late.second_looks_tell(run.due_at) == 1
    services.dispatch_review(actor=desk.approver, dispatch=row, right=True)
    assert clock(row, "second_look").state == "stopped"
