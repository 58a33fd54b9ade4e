"""One officer asks obliged entities about a name, another lets it out; entities answer by a link and their code."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.screening import supervised
from zotim.core.access.actor import actor_of
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import Deputy, User
from zotim.core.sealing.services import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.screening.agency import selectors, tasks
from zotim.desks.screening.agency.models import NameAnswer, NameLink, NameRequest
from zotim.desks.screening.agency.services import entities, named

pytestmark = pytest.mark.django_db
NAME = supervised.WHO.names[0]


@pytest.fixture
def bank(officer):
    return supervised.entity(officer, email="zyra@banka.example")


@pytest.fixture
def code(bank, officer):
    return entities.entity_code_make(actor=officer, entity=bank)


@pytest.fixture
def asked(bank, officer):
    return supervised.asked(officer, bank)


@pytest.fixture
def second(officer):
    return worlds.actor("finance_officer")


@pytest.fixture
def out(asked, second, code):
    return supervised.let_out(second, asked)


def link(officer):
    """The link to the only request, and its secret."""
    one = NameAnswer.objects.select_related("entity", "request").get()
    return named.name_link_make(actor=officer, answer=one)


def test_nobody_hears_of_it_before_another_person_has_let_it_out(asked, officer, code):
    assert asked.state == "waits"
    assert named.mail_some(timezone.now()) == 0
    with pytest.raises(Unfit, match="while the request is out"):
        link(officer)
    with pytest.raises(NeedsAnotherPerson):
        supervised.let_out(officer, asked)


def test_a_deputy_of_who_asked_doesnt_let_it_out_nor_whom_a_deputy_stood_in_for(bank, officer):
    away = User.objects.get(pk=officer.user_id)
    deputy = worlds.user("finance_officer")
    Deputy.objects.create(
        user=away, deputy=deputy, starts_at=timezone.now(), ends_at=timezone.now() + timedelta(days=1)
    )
    standing_in = actor_of(deputy, acting_for=away.pk)
    with pytest.raises(NeedsAnotherPerson):
        supervised.let_out(standing_in, supervised.asked(officer, bank))
    by_deputy = supervised.asked(standing_in, bank)
    for one in (actor_of(away), actor_of(deputy)):
        with pytest.raises(NeedsAnotherPerson):
            supervised.let_out(one, by_deputy)


def test_the_database_itself_wants_two_people(asked, officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        NameRequest.objects.filter(pk=asked.pk).update(
            state="out", decided_by=officer.user_id, decided_at=timezone.now(), decision=asked.content
        )


def test_who_it_is_about_stands_sealed_and_in_no_event(out):
    assert is_sealed(out.content)
    assert NAME not in str([(one.details, one.object_id) for one in Event.objects.all()])


def test_the_mail_says_nothing_but_that_something_waits(out):
    assert named.mail_some(timezone.now()) == 1
    (letter,) = mail.outbox
    assert NAME not in letter.subject + letter.body
    assert "Analiza" not in letter.body
    assert ClockRun.objects.get(code="screening.name_answer.answer").state == "running"
    assert named.mail_some(timezone.now() + timedelta(days=1)) == 0


def test_an_entity_without_a_code_isnt_asked(asked, second, officer):
    supervised.let_out(second, asked)
    assert named.mail_some(timezone.now()) == 0
    assert selectors.to_ask_by_hand(officer).count() == 1
    with pytest.raises(Unfit, match="access code"):
        link(officer)


def unreached(officer, out):
    """Why the only entity of a request couldn't be asked; empty where it was."""
    ((row, _known),) = selectors.answers(officer, out)
    assert (row.state == "unreached") == bool(row.unreached)
    return row.unreached


@pytest.mark.parametrize(("email", "coded", "why"), [("", True, "address"), ("zyra@b.example", False, "code")])
def test_who_cant_be_reached_is_never_said_to_be_asked(officer, second, client, email, coded, why):
    bank = supervised.entity(officer, email=email)
    if coded:
        entities.entity_code_make(actor=officer, entity=bank)
    out = supervised.let_out(second, supervised.asked(officer, bank))
    assert unreached(officer, out) == why
    assert not selectors.requests(officer).get().asked
    assert selectors.to_ask_by_hand(officer).count() == 1
    assert not ClockRun.objects.filter(code="screening.name_answer.answer").exists()
    client.force_login(
        User.objects.get(pk=officer.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    shown = client.get(reverse("name_request", args=[out.pk])).content.decode()
    assert {"address": "It has no e-mail address", "code": "It has no access code"}[why] in shown


def test_a_mail_that_failed_is_told_and_sent_again_at_once_when_an_officer_wants_it(out, officer, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ConnectionRefusedError

    now = timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", broken)
        assert named.mail_some(now) == 1
    assert unreached(officer, out) == "mail"
    assert not NameLink.objects.exists()
    assert named.mail_some(now) == 0
    row = NameAnswer.objects.select_related("entity", "request").get()
    named.name_answer_again(actor=officer, answer=row)
    assert named.mail_some(now) == 1
    assert len(mail.outbox) == 1
    assert unreached(officer, out) == ""
    assert NameAnswer.objects.get().state == "asked"
    with pytest.raises(WrongState):
        named.name_answer_again(actor=officer, answer=NameAnswer.objects.select_related("entity", "request").get())


def test_one_that_has_an_address_by_now_is_mailed_by_itself(bank, asked, second, officer):
    out = supervised.let_out(second, asked)
    assert unreached(officer, out) == "code"
    row = NameAnswer.objects.select_related("entity", "request").get()
    with pytest.raises(Unfit, match="access code"):
        named.name_answer_again(actor=officer, answer=row)
    entities.entity_code_make(actor=officer, entity=bank)
    assert named.mail_some(timezone.now()) == 1
    assert unreached(officer, out) == ""


def test_a_link_that_was_made_asks_nobody_until_it_is_handed_over_or_opened(officer, second, client):
    bank = supervised.entity(officer)
    code = entities.entity_code_make(actor=officer, entity=bank)
    out = supervised.let_out(second, supervised.asked(officer, bank))
    row = NameAnswer.objects.select_related("entity", "request").get()
    with pytest.raises(Unfit, match="Make a link first"):
        named.name_answer_delivered(actor=officer, answer=row)
    found, _secret = link(officer)
    assert unreached(officer, out) == "address"
    client.force_login(
        User.objects.get(pk=officer.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = reverse("name_answer_delivered", args=[out.pk, row.pk])
    assert bank.name in client.get(page).content.decode()
    client.post(page)
    assert NameAnswer.objects.get().state == "asked"
    assert ClockRun.objects.get(code="screening.name_answer.answer").state == "running"
    named.name_link_open(link=found, code=code)
    assert NameAnswer.objects.get().state == "asked"


def test_who_opens_the_link_with_the_code_was_asked(officer, second):
    bank = supervised.entity(officer)
    code = entities.entity_code_make(actor=officer, entity=bank)
    supervised.let_out(second, supervised.asked(officer, bank))
    named.name_link_open(link=link(officer)[0], code=code)
    row = NameAnswer.objects.get()
    assert (row.state, row.unreached) == ("asked", "")
    assert row.due_at > timezone.now()


def test_who_lets_a_request_out_reads_whom_it_asks_and_who_cant_be_asked(asked, bank, second, officer, client):
    client.force_login(
        User.objects.get(pk=second.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.get(reverse("name_request_decide", args=[asked.pk])).content.decode()
    assert bank.name in page
    assert NAME in page
    code_page = reverse("entity_code", args=[bank.pk])
    shown = reverse("name_request", args=[asked.pk])
    assert code_page not in client.get(shown).content.decode()
    supervised.let_out(second, asked)
    assert code_page in client.get(shown).content.decode()
    entities.entity_code_make(actor=officer, entity=bank)
    assert code_page not in client.get(shown).content.decode()


def test_behind_the_link_nothing_is_seen_without_the_code(out, officer, code, client):
    page = reverse("asked", args=[link(officer)[1]]) + "?language=en"
    for sent in (None, {"code": ""}, {"code": "ABCD-EFGH-JKMN"}):
        shown = client.post(page, sent) if sent else client.get(page)
        assert NAME not in shown.content.decode()
    shown = client.post(page, {"code": code.lower().replace("-", " ")}).content.decode()
    assert NAME in shown
    assert "must not tell" in shown
    assert "Analiza" not in shown
    assert "Say what you know" in client.post(page, {"code": code, "answer": "yes", "said_by": "Ana"}).content.decode()
    answer = {"code": code, "answer": "yes", "said_by": "Ana", "particulars": "Llogari e trilluar"}
    assert "on record" in client.post(page, answer).content.decode()
    ((row, known),) = selectors.answers(officer, out)
    assert (row.answer, row.said_by, known) == ("yes", "Ana", "Llogari e trilluar")
    assert is_sealed(row.particulars)


def test_a_new_code_ends_the_one_before(out, officer, bank, code):
    new = entities.entity_code_make(actor=officer, entity=bank)
    found = named.name_link_find(secret=link(officer)[1])
    with pytest.raises(named.WrongCode):
        named.name_link_open(link=found, code=code)
    named.name_link_open(link=found, code=new)


def test_an_answer_is_given_once(out, officer, code):
    found, _secret = link(officer)
    named.name_answer(link=found, code=code, answer="no", said_by="Ana")
    with pytest.raises(Unfit, match="already"):
        named.name_answer(link=found, code=code, answer="yes", said_by="Ben", particulars="x")


def test_when_it_is_closed_no_link_opens_it_any_more(out, officer):
    found, secret = link(officer)
    named.name_answer_delivered(actor=officer, answer=found.answer)
    named.request_close(actor=officer, request=out)
    with pytest.raises(Spent):
        named.name_link_find(secret=secret)
    assert not NameLink.objects.filter(ended_at=None).exists()
    assert NameAnswer.objects.get().state == "closed"
    assert ClockRun.objects.get(code="screening.name_answer.answer").state == "stopped"


def test_what_was_refused_or_withdrawn_asks_nobody(bank, officer, second, code):
    refused, back = supervised.asked(officer, bank), supervised.asked(officer, bank)
    named.request_decide(actor=second, request=refused, let_out=False, reason="Pa bazë")
    with pytest.raises(Unfit, match="Who asked"):
        named.request_withdraw(actor=second, request=back)
    named.request_withdraw(actor=officer, request=back)
    with pytest.raises(WrongState):
        supervised.let_out(second, back)
    assert set(NameAnswer.objects.values_list("state", flat=True)) == {"closed"}
    assert named.mail_some(timezone.now()) == 0


@pytest.mark.parametrize("missing", ["purpose", "basis", "entities"])
def test_nobody_is_asked_without_a_purpose_a_basis_and_an_entity(bank, officer, missing):
    said = {"purpose": "x", "basis": "y", "entities": [bank]} | {missing: [] if missing == "entities" else " "}
    with pytest.raises(Unfit):
        named.request_ask(actor=officer, query=supervised.WHO, **said)
    assert not NameRequest.objects.exists()


def test_an_entity_that_is_late_with_an_answer_is_reminded_once_a_day_and_five_times_at_most(out):
    now = timezone.now()
    assert named.mail_some(now) == 1
    sent = [named.mail_some(now + timedelta(hours=hours)) for hours in (71, 73, 80, 98, 130, 160, 190, 220, 250)]
    assert sent == [0, 1, 0, 1, 1, 1, 1, 0, 0]
    assert NameAnswer.objects.get().chased == 5
    assert Event.objects.filter(verb="screening.name_answer.chased").count() == 5
    assert len({one.body for one in mail.outbox}) == 6
    assert not any(NAME in one.subject + one.body for one in mail.outbox)


def test_who_answered_isnt_reminded_nor_is_anybody_once_the_request_is_over(out, officer):
    named.mail_some(timezone.now())
    named.request_close(actor=officer, request=out)
    assert named.mail_some(timezone.now() + timedelta(days=9)) == 0


def test_a_request_with_which_an_entity_is_late_stands_on_home(out, officer):
    named.mail_some(timezone.now())
    assert not list(tasks.waiting(officer, timezone.localdate()))
    NameAnswer.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    (one,) = tasks.waiting(officer, timezone.localdate())
    assert (one.url, one.count) == (reverse("name_request", args=[out.pk]), 1)
