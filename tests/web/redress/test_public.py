"""The form that anybody can send: no sign-in, no cookie, no script; no answer says whether there is a record."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.core.redress import made
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.redress import receipts, services
from zotim.core.redress.models import Complaint
from zotim.web.redress.views import public

pytestmark = pytest.mark.django_db
LANGUAGES = ("sq", "en", "ar")
CODE = re.compile(r'dir="ltr">([0-9A-Z-]{29})<')
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture(autouse=True)
def there(db, settings, tmp_path):
    cache.clear()
    made.keys_in(settings, tmp_path)
    with made.desk() as desk:
        house = made.house()
        house.desk = desk
        yield house


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True)


def address(name, language="en"):
    return reverse(name, kwargs={"language": language})


def filled(page, **values):
    said = {"about": "test.freeze", "text": "Më morën për dikë tjetër.", "name": "Person i Trilluar", "cited": "TD-1"}
    return {"token": TOKEN.search(page.content.decode())[1], **said, **values}


def send(visitor, language="en", **values):
    return visitor.post(address("complain", language), filled(visitor.get(address("complain", language)), **values))


def test_a_complaint_is_sent_and_its_code_opens_it_with_no_cookie_and_no_sign_in(visitor):
    received = send(visitor)
    code = CODE.search(received.content.decode())[1]
    shown = visitor.post(address("complain_answer"), {"code": code.lower()})
    assert Complaint.objects.get().reference in shown.content.decode()
    assert not visitor.cookies
    for page in (received, shown):
        assert page.status_code == 200
        assert "Set-Cookie" not in page
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "no-referrer"
        assert "script-src 'none'" in page["Content-Security-Policy"]
        assert "<script" not in page.content.decode()


def test_the_answer_is_the_same_whether_or_not_there_is_a_record(visitor):
    """Same words, size and queries for a reference that names a record, one that names none, and none at all."""
    answers = {}
    for cited in ("TD-1", "TD-9", ""):
        page = visitor.get(address("complain"))
        with CaptureQueriesContext(connection) as asked:
            answer = visitor.post(address("complain"), filled(page, cited=cited))
        complaint = Complaint.objects.latest("created_at")
        text = answer.content.decode()
        code = CODE.search(text)[1]
        words = text.replace(code, "CODE").replace(complaint.reference, "REFERENCE")
        # Only where values stand do the questions to the database differ.
        shape = [re.sub(r"'[^']*'|\b\d+\b|s\d+_x\d+", "?", query["sql"]) for query in asked.captured_queries]
        answers[cited] = (answer.status_code, len(answer.content), words, shape)
    assert answers["TD-1"] == answers["TD-9"]
    assert answers[""] == answers["TD-9"]


def test_no_desk_is_asked_when_a_complaint_comes_in(visitor, there):
    send(visitor)
    assert there.desk.asked == []


@pytest.mark.parametrize("wrong", ["7Q4K-7Q4K-7Q4K-7Q4K-7Q4K-7Q4K", "x", "'--", "ا" * 24])
def test_every_code_that_opens_nothing_gets_one_answer(visitor, wrong):
    page = visitor.post(address("complain_answer"), {"code": wrong})
    assert page.status_code == 404
    known = visitor.post(address("complain_answer"), {"code": "0"}).content.decode()
    typed = wrong.replace("'", "&#x27;")
    assert page.content.decode().replace(f'value="{typed}"', 'value="0"') == known


def test_too_many_wrong_codes_from_one_place_wait(visitor, monkeypatch):
    monkeypatch.setattr(public, "TRIES", 2)
    answers = {visitor.post(address("complain_answer"), {"code": str(n)}).status_code for n in range(4)}
    assert answers == {404, 429}


def test_too_many_complaints_from_one_place_wait_and_keep_what_was_typed(visitor, monkeypatch):
    monkeypatch.setattr(public, "SENT", 1)
    assert send(visitor).status_code == 200
    late = send(visitor, text="Teksti im i gjatë.")
    assert late.status_code == 429
    assert "Teksti im i gjatë." in late.content.decode()
    assert Complaint.objects.count() == 1


def test_a_form_that_is_sent_again_gives_the_same_code(visitor):
    data = filled(visitor.get(address("complain")))
    codes = {CODE.search(visitor.post(address("complain"), data).content.decode())[1] for _time in range(2)}
    assert len(codes) == 1
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("token", ["", "altered", None])
def test_a_form_that_is_too_old_comes_back_with_its_text_and_can_be_sent(visitor, monkeypatch, token):
    data = filled(visitor.get(address("complain")))
    if token is None:
        monkeypatch.setattr(receipts, "OPEN_FOR", -1)
    else:
        data["token"] = token
    page = visitor.post(address("complain"), data)
    monkeypatch.undo()
    assert "open for too long" in page.content.decode()
    assert "Më morën për dikë tjetër." in page.content.decode()
    assert not Complaint.objects.exists()
    sent = visitor.post(address("complain"), data | {"token": TOKEN.search(page.content.decode())[1]})
    assert CODE.search(sent.content.decode())


def test_what_is_missing_is_said_and_nothing_is_lost(visitor):
    page = send(visitor, name="", about="unheard")
    assert page.status_code == 200
    assert page.content.decode().count("errorlist") >= 1 or "wrong" in page.content.decode()
    assert "Më morën për dikë tjetër." in page.content.decode()
    assert not Complaint.objects.exists()


def test_the_form_is_closed_while_nobody_works_on_complaints(visitor, there):
    for user in there.users.values():
        user.memberships.update(ends_at=user.created_at)
    page = visitor.get(address("complain"))
    assert "it would lie unread" in page.content.decode()
    assert visitor.post(address("complain"), {"text": "x"}).status_code == 200
    assert not Complaint.objects.exists()


def test_a_decision_is_told_with_body_effect_court_and_deadlines_that_are_proposals(visitor, there):
    complaint, code = made.decided(there)
    services.complaint_carry_out(actor=there.second, complaint=complaint, note="U hoq.")
    page = visitor.post(address("complain_answer"), {"code": code}).content.decode()
    for told in ("Upheld", "The freeze is lifted", "Nuk është i njëjti person.", "U hoq.", "Agjencia",
                 "administrative court", "an independent reviewer", "proposal"):  # fmt: skip
        assert told in page
    for officer in there.users.values():
        assert officer.name not in page


def test_an_effect_is_told_as_to_come_until_it_is_carried_out(visitor, there):
    complaint, code = made.receive("other")
    services.complaint_admit(actor=there.second, complaint=complaint, body=there.body)
    services.complaint_take(actor=there.first, complaint=complaint)
    decision = {"outcome": "upheld", "effect": "put_right", "reasons": "Po."}
    services.complaint_decide(actor=there.first, complaint=complaint, **decision)
    assert (
        "What was wrong will be put right" in visitor.post(address("complain_answer"), {"code": code}).content.decode()
    )
    services.complaint_carry_out(actor=there.second, complaint=complaint, note="U hoq.")
    assert "What was wrong is put right" in visitor.post(address("complain_answer"), {"code": code}).content.decode()


def test_a_review_is_asked_for_with_the_code_and_once(visitor, there):
    _complaint, code = made.decided(there)
    asked = visitor.post(address("complain_review"), {"code": code, "text": "Shikojeni përsëri."})
    assert "The review is asked for." in asked.content.decode()
    again = visitor.post(address("complain_review"), {"code": code, "text": "Përsëri."})
    assert "The review is asked for." not in again.content.decode()
    assert again.status_code == 200
    assert Complaint.objects.get().state == "review"
    told = Notification.objects.filter(kind="redress.complaint.review_asked").values_list("user_id", flat=True)
    assert list(told) == [there.users["reviewer"].pk]


def test_a_review_needs_words_and_a_code(visitor, there):
    _complaint, code = made.decided(there)
    assert "This field is required" in visitor.post(address("complain_review"), {"code": code}).content.decode()
    assert visitor.post(address("complain_review"), {"code": "x", "text": "x"}).status_code == 404
    assert visitor.get(address("complain_review")).status_code == 200
    assert Complaint.objects.get().state == "decided"


def test_the_log_holds_neither_code_nor_words_of_a_complaint(visitor):
    code = CODE.search(send(visitor).content.decode())[1]
    visitor.post(address("complain_answer"), {"code": code})
    verbs = ("redress.complaint.received", "redress.receipt.opened")
    assert list(Event.objects.filter(verb__startswith="redress").order_by("at").values_list("verb", flat=True)) == [
        *verbs
    ]
    log = str(list(Event.objects.values()))
    assert code not in log
    assert "Trilluar" not in log


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_three_languages(visitor, there, language):
    _complaint, code = made.decided(there)
    pages = [
        visitor.get(address("complain", language)), visitor.get(address("complain_answer", language)),
        visitor.post(address("complain_answer", language), {"code": code}), send(visitor, language),
    ]  # fmt: skip
    for page in pages:
        assert page["Content-Language"] == language
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page.content.decode()
    assert visitor.get(reverse("complain_start")).status_code == 200


def test_a_receipt_ends_with_its_time(visitor, there):
    complaint, code = made.receive()
    complaint.receipt.expires_at = complaint.created_at - timedelta(days=1)
    complaint.receipt.save()
    assert visitor.post(address("complain_answer"), {"code": code}).status_code == 404
