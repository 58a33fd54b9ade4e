"""What was decided on an item is proposed for a bank from its page, and a curator who is somebody else confirms it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.contracts.matrix import BACKEND
from tests.desks.content import exchangely as them
from tests.desks.content import made, matchingly, reviewly
from tests.desks.content.dispatchly import Desk
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import User
from zotim.desks.content.banks import asking
from zotim.desks.content.banks.services import entry_confirm
from zotim.desks.content.dispatch import services
from zotim.desks.content.dispatch.services.proposing import bank_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(installed):
    return Desk()


def agreed_text():
    item = matchingly.text()
    made.location(item)
    for _reader in range(2):
        reviewly.read(item)
    item.refresh_from_db()
    return item


def test_what_two_people_agreed_on_is_proposed_and_meets_nothing_until_another_confirms_it(desk):
    item, bank = agreed_text(), them.bank()
    entries = services.decision_propose(actor=desk.officer, item=item, bank=bank)
    assert {one.state for one in entries} == {"proposed"}
    assert asking.meet([], text=matchingly.NEARLY) == []
    for one in entries:
        entry_confirm(actor=made.curator(), entry=one)
    assert asking.meet([], text=matchingly.NEARLY)


def test_what_was_found_lawful_goes_into_a_bank_that_protects_and_no_other(desk):
    item = matchingly.text()
    reviewly.read(item, said=reviewly.answers(wanted="", category="none"))
    item.refresh_from_db()
    assert (item.state, bank_kind(item)) == ("closed", "negative")
    with pytest.raises(Unfit):
        services.decision_propose(actor=desk.officer, item=item, bank=them.bank())
    made_of = services.decision_propose(actor=desk.officer, item=item, bank=them.bank("LIGJSHEM", "negative"))
    assert {one.item_id for one in made_of} == {item.pk}


def test_of_what_nobody_decided_or_was_withdrawn_nothing_is_proposed_as_known(desk):
    assert bank_kind(matchingly.text()) == ""
    row = services.dispatch_withdraw(actor=desk.officer, dispatch=desk.sent(), reason="Gabim")
    row.item.refresh_from_db()
    assert bank_kind(row.item) != "known"


def test_who_doesnt_read_proposes_nothing(desk):
    with pytest.raises(Denied):
        services.decision_propose(actor=desk.keeper, item=agreed_text(), bank=them.bank())


def test_the_page_of_the_item_leads_there_and_the_page_proposes(desk):
    item, bank = agreed_text(), them.bank()
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=desk.officer.user_id), backend=BACKEND)
    page = reverse("content_decision_propose", args=[item.pk])
    assert page in client.get(reverse("content_item", args=[item.pk])).content.decode()
    assert client.get(page).status_code == 200
    assert client.post(page, {"bank": str(bank.pk)}).status_code == 302
    assert bank.entries.filter(state="proposed").exists()
