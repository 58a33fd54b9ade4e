"""Who took a file is told what of it was withdrawn: in the poll, by mail, or by somebody. Who isn't yet is seen."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.contracts.matrix import BACKEND
from tests.desks.content import exchangely as them
from tests.desks.content import made
from tests.desks.content.test_packets import ask, sent
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import User
from zotim.desks.content.banks.services import entry_withdraw
from zotim.desks.content.dispatch.services import dispatch_withdraw
from zotim.desks.content.exchange import selectors, tasks
from zotim.desks.content.exchange.models import Recall
from zotim.desks.content.exchange.services import recalls
from zotim.desks.content.exchange.services.packets import packet_decide, packet_give

pytestmark = pytest.mark.django_db
WORKER = System("worker")


@pytest.fixture
def bank(installed):
    cache.clear()
    return them.bank()


@pytest.fixture
def system(bank):
    return them.Caller("/api/content", ("content:follow",))


def given(of, system, **more):
    """A file of a bank that the system's body has."""
    packet = ask(made.curator(), of, organisation=system.organisation, **more)
    packet_decide(actor=made.curator(), packet=packet, approved=True)
    packet_give(actor=made.curator(), packet=packet)
    packet.refresh_from_db()
    return packet


def withdrawn(entry):
    entry_withdraw(actor=made.curator(), entry=entry, reason="U prish")


def fetched(system):
    return system.call("GET", "/recalls").json()["content"]["files"]


def test_an_entry_that_stood_in_the_file_is_due_to_be_told_and_others_arent(bank, system):
    one, before = them.entry(bank, 1), them.entry(bank, 2)
    withdrawn(before)
    packet = given(bank, system)
    later = them.entry(bank, 3)
    withdrawn(later)
    assert not Recall.objects.exists()
    withdrawn(one)
    assert Recall.objects.get().packet == packet
    assert [said["id"] for said in recalls.gone(packet)] == [str(one.pk)]


def test_the_bodys_system_fetches_the_signed_list_and_is_told_with_that(bank, system):
    one = them.entry(bank, 1)
    packet = given(bank, system)
    withdrawn(one)
    run = ClockRun.objects.get(code="content.recall.told")
    assert (run.state, run.due_at - run.started_at) == ("running", timedelta(hours=24))
    (said,) = fetched(system)
    assert (said["file"], said["sha256"]) == (packet.reference, packet.sha256)
    assert said["withdrawn"][0]["value"] == them.digest(1).hex()
    run.refresh_from_db()
    assert (Recall.objects.get().told_at is not None, run.state) == (True, "stopped")
    assert fetched(system) == [said]  # an answer that was lost can be asked for again
    assert fetched(them.Caller("/api/content", ("content:follow",), them.body("Tjetër"))) == []


def test_what_is_withdrawn_later_is_told_anew(bank, system):
    entries = [them.entry(bank, number) for number in range(3)]
    given(bank, system)
    withdrawn(entries[0])
    fetched(system)
    withdrawn(entries[1])
    withdrawn(entries[2])
    assert Recall.objects.filter(told_at=None).count() == 1
    assert len(fetched(system)[0]["withdrawn"]) == 3


def test_it_is_told_by_mail_where_the_body_left_an_address(bank, system, monkeypatch):
    one = them.entry(bank, 1)
    packet = given(bank, system, write_to="zyra@trup.example")
    withdrawn(one)

    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    now = timezone.now()
    assert recalls.mails_send(WORKER, now) == 0
    assert not recalls.mails_due(now).exists()
    monkeypatch.undo()
    assert recalls.mails_send(WORKER, now + recalls.AGAIN) == 1
    (left,) = mail.outbox
    assert left.to == ["zyra@trup.example"]
    assert json.loads(left.attachments[0][1])["content"]["files"][0]["file"] == packet.reference
    assert Recall.objects.get().mailed_at
    assert recalls.mails_send(WORKER, now + timedelta(days=1)) == 0


def test_it_stands_on_home_until_somebody_says_that_the_body_was_told(bank, system):
    one = them.entry(bank, 1)
    given(bank, system)
    withdrawn(one)
    curator = made.curator()
    assert len(list(tasks.to_tell(curator, timezone.localdate()))) == 1
    assert [row.untold for row in selectors.packets(curator)] == [True]
    recall = Recall.objects.get()
    with pytest.raises(Denied):
        recalls.recall_tell(actor=made.officer(), recall=recall)
    recalls.recall_tell(actor=curator, recall=recall)
    with pytest.raises(Unfit):
        recalls.recall_tell(actor=curator, recall=recall)
    assert list(tasks.to_tell(curator, timezone.localdate())) == []
    assert [(row.recalled, row.untold) for row in selectors.packets(curator)] == [(True, False)]


def test_who_has_a_file_on_a_dispatch_is_told_of_all_of_it_when_that_is_withdrawn(bank, system):
    order = sent()
    packet = ask(made.officer(), dispatch=order, organisation=system.organisation)
    packet_decide(actor=made.approver(), packet=packet, approved=True)
    data = json.loads(packet_give(actor=made.officer(), packet=packet))
    dispatch_withdraw(actor=made.approver(), dispatch=order, reason="Gabim")
    (said,) = fetched(system)
    in_the_file = json.dumps(data)
    assert said["withdrawn"]
    assert all(one["id"] in in_the_file for one in said["withdrawn"])


def test_other_tokens_fetch_nothing(bank):
    assert them.Caller("/api/content", ("content:match",)).call("GET", "/recalls").status_code == 403


def test_the_page_of_a_file_shows_what_isnt_told_yet_and_lets_one_take_the_list(bank, system):
    one = them.entry(bank, 1)
    packet = given(bank, system)
    withdrawn(one)
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=made.curator().user_id), backend=BACKEND)
    where = reverse("content_packet", args=[packet.pk])
    assert "Not told yet" in client.get(where).content.decode()
    recall = Recall.objects.get()
    taken = client.get(reverse("content_recall_file", args=[packet.pk, recall.pk]))
    assert json.loads(taken.getvalue())["format"] == "zotim-recall/1"
    assert client.post(reverse("content_recall_told", args=[packet.pk, recall.pk])).status_code == 302
    assert "Not told yet" not in client.get(where).content.decode()
    assert "Withdrawn of it" in client.get(reverse("content_exchange")).content.decode()
