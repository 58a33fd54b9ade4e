"""A child or person who is being recruited: referred beside whatever else goes out, to a service that answers in time
or to another one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.desks.content import dispatchly, made, reviewly
from tests.desks.content.dispatchly import Desk, again
from zotim.core.access.refusals import Unfit
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.people.models import User
from zotim.desks.content.dispatch import services, tasks
from zotim.desks.content.dispatch.gates import kept_back
from zotim.desks.content.dispatch.services import late
from zotim.desks.content.intake.models import Report
from zotim.desks.content.review.services import item_reopen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


@pytest.fixture
def desk():
    return Desk("national", "protection")


@pytest.fixture
def service():
    return dispatchly.service()


def waiting(actor, of=tasks.to_draft) -> list[str]:
    return [str(task.reference or task.what) for task in of(actor, timezone.localdate())]


def page(actor, path: str) -> str:
    browser = Client()
    browser.force_login(User.objects.get(pk=actor.user_id))
    return browser.get(path).content.decode()


def reported(item) -> None:
    Report.objects.create(item=item, channel="form", language="en", recruited=True)


class TestBesideAnOrder:
    def test_a_service_is_told_of_what_two_people_agreed_to_have_removed(self, desk, service):
        item, (body, protector) = desk.item(), service
        order = desk.sent(item=item)
        row = desk.sent("protection", item=item, body=body)
        assert (order.state, row.state, row.item_id) == ("sent", "sent", item.pk)
        assert services.protection_answer(actor=protector, dispatch=row, ours=True).state == "carried_out"

    def test_it_still_takes_an_item_that_two_people_agree_about(self, desk, service):
        item = made.item(state="open")
        reviewly.read(item)
        assert kept_back(item, "protection")
        with pytest.raises(Unfit):
            desk.drafted("protection", item=item, body=service[0])

    def test_nothing_but_that_goes_beside(self, desk):
        assert not kept_back(desk.item(), "protection")
        assert kept_back(desk.item("protection"), "national")

    def test_the_order_that_was_agreed_waits_on_home_whatever_was_referred_to_a_service(self, desk, service):
        item = desk.item()
        desk.drafted("protection", item=item, body=service[0])
        assert waiting(desk.officer) == [item.reference]
        desk.drafted(item=item)
        assert waiting(desk.officer) == []

    def test_pages_of_what_is_reported_to_recruit_somebody_lead_to_the_service(self, desk, service):
        item = desk.item()
        beside = f"/content/dispatches/draft/{item.pk}/protection/"
        draft = f"/content/dispatches/draft/{item.pk}/"
        assert beside in page(desk.officer, f"/content/items/{item.pk}/")
        assert beside not in page(desk.officer, draft)
        reported(item)
        assert beside in page(desk.officer, draft)
        assert beside in page(desk.officer, f"/content/dispatches/{desk.drafted(item=item).pk}/")
        assert "worry" in page(desk.officer, beside)
        desk.drafted("protection", item=item, body=service[0])
        assert beside not in page(desk.officer, draft)

    def test_whoever_reads_it_sees_that_it_was_reported_so(self, desk):
        item, reader = made.item(state="open"), made.officer()
        said = "reported that a child or another person is being recruited"
        reviewly.item_take(actor=reader, pk=item.pk)
        assert said not in page(reader, f"/content/queue/{item.pk}/")
        reported(item)
        assert said in page(reader, f"/content/queue/{item.pk}/")


class TestAService:
    def late(self, row) -> int:
        run = ClockRun.objects.get(code="content.dispatch.service_answer", object_id=row.pk)
        return late.services_tell(run.due_at + timedelta(seconds=1))

    def test_that_doesnt_answer_is_told_once_to_those_who_sent_it_and_stands_on_home(self, desk, service):
        row = desk.sent("protection", item=desk.item("protection"), body=service[0])
        assert late.services_tell(timezone.now()) == 0
        assert (self.late(row), self.late(row)) == (1, 0)
        told = Notification.objects.filter(kind="content.dispatch.service_late", object_id=str(row.pk))
        assert desk.officer.user_id in told.values_list("user_id", flat=True)
        assert waiting(desk.officer, tasks.to_protect) == []
        made.past(row)
        assert waiting(desk.officer, tasks.to_protect) == [row.reference]
        services.protection_answer(actor=service[1], dispatch=row, ours=True)
        assert (waiting(desk.officer, tasks.to_protect), self.late(row)) == ([], 0)

    def test_sees_by_when_it_is_asked_to_answer(self, desk, service):
        desk.sent("protection", item=desk.item("protection"), body=service[0])
        (task,) = tasks.referred(service[1], timezone.localdate())
        assert task.due_on == timezone.localdate(timezone.now() + timedelta(hours=24))

    def test_that_says_it_isnt_theirs_leaves_the_child_on_home_until_another_is_asked(self, desk, service):
        item = desk.item("protection")
        row = desk.sent("protection", item=item, body=service[0])
        services.protection_answer(actor=service[1], dispatch=row, ours=False, text="E bashkisë tjetër.")
        assert waiting(desk.officer, tasks.to_protect) == [row.reference]
        again_ = desk.drafted("protection", item=item, body=dispatchly.service()[0])
        assert waiting(desk.officer, tasks.to_protect) == []
        services.dispatch_drop(actor=desk.officer, dispatch=again_, reason="Gabim")
        assert waiting(desk.officer, tasks.to_protect) == [row.reference]
        services.dispatch_withdraw(actor=desk.officer, dispatch=again(row), reason="U gjet ndryshe")
        assert waiting(desk.officer, tasks.to_protect) == []

    @pytest.mark.parametrize(("ours", "word"), [(True, "You take it over"), (False, "It isn&#x27;t yours")])
    def test_reads_in_its_own_words_what_it_answered(self, desk, service, ours, word):
        row = desk.sent("protection", item=desk.item("protection"), body=service[0])
        assert "It waits for your answer" in page(service[1], "/content/protection/")
        services.protection_answer(actor=service[1], dispatch=row, ours=ours, text="Po.")
        assert word in page(service[1], f"/content/protection/{row.pk}/")


def test_what_was_agreed_in_a_later_round_waits_on_home_though_something_went_out_in_an_earlier_one(desk):
    item = desk.item()
    desk.carried_out(item=item)
    assert waiting(desk.officer) == []
    item_reopen(actor=desk.officer, pk=item.pk, what="back", reason="U kthye")
    item.refresh_from_db()
    for _reader in range(2):
        reviewly.read(item)
    assert waiting(desk.officer) == [item.reference]
    desk.drafted(item=item)
    assert waiting(desk.officer) == []


def test_what_was_written_to_a_child_alone_isnt_put_into_a_bank(desk):
    from zotim.desks.content.dispatch.services.proposing import bank_kind

    assert bank_kind(desk.item("protection")) == "known"
    for said in ({"public": "no"}, {"category": "none"}):
        item = made.item(state="open")
        for _reader in range(2):
            reviewly.read(item, said=reviewly.answers(wanted="protection", **said))
        assert bank_kind(item) == ""
