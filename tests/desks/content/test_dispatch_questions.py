"""What the other side asks, and the clocks of it: the hour stands and runs on, scrutiny has its own."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from tests.desks.content.dispatchly import Desk, again
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.kinds import KINDS
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.core.states.machine import WrongState
from zotim.core.ui.show import moment
from zotim.desks.content.dispatch import services, tasks
from zotim.desks.content.dispatch.models import Dispatch, Letter
from zotim.desks.content.dispatch.services import late, leaving

pytestmark = pytest.mark.django_db
WORKER = System("worker")


@pytest.fixture
def desk(installed):
    return Desk()


def clock(row, code="removal"):
    return ClockRun.objects.get(code=f"content.dispatch.{code}", object_id=row.pk)


class TestClarifying:
    def questioned(self, desk):
        row = desk.received(how="mail")
        services.dispatch_question(actor=desk.officer, dispatch=row, said="Cila adresë?")
        return services.dispatch_clarify(actor=desk.officer, dispatch=row, text="Fjalë të një lexuesi.")

    def test_one_persons_text_doesnt_leave_and_is_returned_to_them(self, desk):
        row = self.questioned(desk)
        with pytest.raises(Unfit):
            services.dispatch_clarify(actor=desk.approver, dispatch=row, text="Tjetër.")
        services.dispatch_clarify_decide(actor=desk.approver, dispatch=row, approved=False, reason="Më qartë.")
        assert (again(row).state, Letter.objects.filter(about="clarified").exists()) == ("questioned", False)
        services.dispatch_clarify(actor=desk.approver, dispatch=row, text="Më qartë.")
        with pytest.raises(NeedsAnotherPerson):
            services.dispatch_clarify_decide(actor=desk.approver, dispatch=row, approved=True)
        services.dispatch_clarify_decide(actor=desk.officer, dispatch=row, approved=True)
        leaving.letters_send(WORKER, timezone.now())
        assert "Fjalë të një lexuesi" not in "".join(one.body for one in mail.outbox)
        assert "Më qartë." in mail.outbox[-1].body

    def test_what_is_withdrawn_meanwhile_asks_nobody_any_more(self, desk):
        row = self.questioned(desk)
        services.dispatch_withdraw(actor=desk.approver, dispatch=row, reason="Gabim.")
        with pytest.raises(WrongState):
            services.dispatch_clarify_decide(actor=desk.approver, dispatch=again(row), approved=True)

    def test_another_reads_it_on_the_page_and_lets_it_out(self, desk, client):
        row = self.questioned(desk)
        url = reverse("content_dispatch_clarify", args=[row.pk])
        client.force_login(User.objects.get(pk=desk.approver.user_id))
        assert "Fjalë të një lexuesi." in client.get(url).content.decode()
        client.post(url, {"decision": "accept", "shown": str(row.notes.get(kind="clarifying").pk)})
        assert again(row).state == "received"

    def test_its_page_and_home_ask_the_second_person_to_read_it_and_not_who_wrote_it(self, desk, client):
        row = self.questioned(desk)
        url, page = reverse("content_dispatch_clarify", args=[row.pk]), reverse("content_dispatch", args=[row.pk])
        for who, asked in ((desk.officer, False), (desk.approver, True)):
            client.force_login(User.objects.get(pk=who.user_id))
            assert (url in client.get(page).content.decode()) == asked
            home = [one.step for one in tasks.to_do(who, timezone.localdate()) if one.url == page]
            assert home == (["decide"] if asked else [])
        read = client.get(url).content.decode()
        assert "Cila adresë?" in read
        client.force_login(User.objects.get(pk=desk.officer.user_id))
        assert client.get(url).status_code == 403

    def test_what_a_platform_asks_of_a_referral_says_nothing_of_an_order_or_an_hour(self, installed):
        desk = Desk("referral")
        row = desk.received("referral")
        services.dispatch_question(actor=desk.officer, dispatch=row, said="Cila adresë?")
        services.dispatch_clarify(actor=desk.officer, dispatch=row, text="E para.")
        told = {str(KINDS[one.kind].text) for one in Notification.objects.filter(object_id=str(row.pk))}
        assert {"A platform asks", "What is answered to a platform waits for a second person"} <= told
        assert not [one for one in told if "hour" in one or "order" in one]


class TestTheHour:
    def test_when_it_ends_without_an_answer_those_who_send_are_told_once(self, desk):
        row = desk.received()
        ends = clock(row).due_at
        assert late.hours_tell(ends - timedelta(seconds=1)) == 0
        assert late.hours_tell(ends) == 1
        told = Notification.objects.filter(kind="content.dispatch.hour_over", object_id=str(row.pk))
        assert desk.officer.user_id in told.values_list("user_id", flat=True)
        before = told.count()
        told.update(seen_at=timezone.now())
        assert late.hours_tell(ends + timedelta(minutes=5)) == 0
        assert told.count() == before

    def test_nobody_is_told_that_it_is_over_where_it_stands_or_was_answered(self, desk):
        asked = desk.received()
        later = clock(asked).due_at + timedelta(hours=1)
        services.dispatch_question(actor=desk.officer, dispatch=asked, said="Cila adresë?")
        assert late.hours_tell(later) == 0
        services.dispatch_clarify(actor=desk.officer, dispatch=asked, text="E para.")
        services.dispatch_clarify_decide(actor=desk.approver, dispatch=asked, approved=True)
        services.dispatch_carry_out(actor=desk.officer, dispatch=again(asked))
        assert late.hours_tell(later) == 0

    def test_it_runs_from_the_receipt_not_from_sending(self, desk):
        row = desk.sent()
        Dispatch.objects.filter(pk=row.pk).update(sent_at=timezone.now() - timedelta(hours=3))
        at = timezone.now() - timedelta(minutes=20)
        row = services.dispatch_receive(actor=desk.officer, dispatch=row, at=at)
        assert clock(row).due_at == at + timedelta(hours=1)

    def test_it_stands_from_when_something_is_asked_and_runs_on_when_that_is_clarified(self, desk):
        row = desk.sent(how="mail")
        start = timezone.now() - timedelta(minutes=50)
        Dispatch.objects.filter(pk=row.pk).update(sent_at=start)
        services.dispatch_receive(actor=desk.officer, dispatch=row, at=start)
        asked = start + timedelta(minutes=20)
        services.dispatch_question(actor=desk.officer, dispatch=row, said="Cila adresë?", at=asked)
        run = clock(row)
        assert (run.state, run.remaining) == ("paused", timedelta(minutes=40))
        row = services.dispatch_clarify(actor=desk.officer, dispatch=row, text="E para.")
        assert (row.state, clock(row).state) == ("questioned", "paused")
        with pytest.raises(NeedsAnotherPerson):
            services.dispatch_clarify_decide(actor=desk.officer, dispatch=row, approved=True)
        assert not Letter.objects.filter(about="clarified").exists()
        row = services.dispatch_clarify_decide(actor=desk.approver, dispatch=row, approved=True)
        run = clock(row)
        assert (row.state, run.state) == ("received", "running")
        assert run.due_at - run.changed_at == timedelta(minutes=40)
        leaving.letters_send(WORKER, timezone.now())
        assert "E para." in mail.outbox[-1].body

    def test_its_page_says_at_which_moment_it_ends_and_home_when_it_is_over(self, desk, client):
        row = desk.received()
        client.force_login(User.objects.get(pk=desk.officer.user_id))
        end = clock(row).due_at
        assert moment(end) in client.get(reverse("content_dispatch", args=[row.pk])).content.decode()
        assert not [*tasks.to_do(desk.officer, timezone.localdate())]
        ClockRun.objects.filter(object_id=row.pk).update(
            started_at=end - timedelta(hours=3), due_at=timezone.now() - timedelta(minutes=1)
        )
        (over,) = tasks.to_do(desk.officer, timezone.localdate())
        assert over.step == "answer"
        services.dispatch_carry_out(actor=desk.officer, dispatch=row)
        assert not [*tasks.to_do(desk.officer, timezone.localdate())]

    def test_it_ends_when_it_was_carried_out_and_a_referral_has_none(self, installed):
        desk = Desk("national", "referral")
        row = desk.carried_out()
        assert clock(row).state == "stopped"
        assert row.appeal_until == timezone.localdate() + timedelta(days=30)
        assert not ClockRun.objects.filter(
            object_id=desk.received("referral").pk, code="content.dispatch.removal"
        ).exists()

    def test_a_moment_that_cant_be_is_refused(self, desk):
        row = desk.sent()
        for at in (timezone.now() + timedelta(hours=1), row.sent_at - timedelta(seconds=1)):
            with pytest.raises(Unfit):
                services.dispatch_receive(actor=desk.officer, dispatch=row, at=at)
        row = services.dispatch_receive(actor=desk.officer, dispatch=row)
        with pytest.raises(Unfit):
            services.dispatch_carry_out(actor=desk.officer, dispatch=row, at=row.received_at - timedelta(seconds=1))
        with pytest.raises(Unfit):
            services.dispatch_refuse(actor=desk.officer, dispatch=row, said="")


class TestScrutiny:
    def test_48_hours_to_ask_and_72_to_decide(self, installed):
        desk = Desk("eu")
        row = services.dispatch_scrutinise(actor=desk.officer, dispatch=desk.carried_out("eu"), said="Kërkesë")
        run = clock(row, "scrutiny")
        assert (row.state, run.due_at) == ("scrutiny", run.started_at + timedelta(hours=72))
        row = services.dispatch_uphold(actor=desk.officer, dispatch=row, text="Qëndron")
        assert (row.state, clock(row, "scrutiny").state) == ("carried_out", "stopped")

    def test_after_48_hours_it_is_too_late(self, installed):
        desk = Desk("eu")
        row = desk.carried_out("eu")
        Dispatch.objects.filter(pk=row.pk).update(received_at=timezone.now() - timedelta(hours=49))
        with pytest.raises(Unfit):
            services.dispatch_scrutinise(actor=desk.officer, dispatch=row, said="Kërkesë")

    def test_what_is_struck_is_withdrawn_and_a_national_order_has_none(self, installed):
        desk = Desk("eu", "national")
        row = services.dispatch_scrutinise(actor=desk.officer, dispatch=desk.carried_out("eu"), said="Kërkesë")
        assert services.dispatch_strike(actor=desk.officer, dispatch=row, text="Cenim").state == "withdrawn"
        with pytest.raises(Unfit):
            services.dispatch_scrutinise(actor=desk.officer, dispatch=desk.carried_out(), said="Kërkesë")
