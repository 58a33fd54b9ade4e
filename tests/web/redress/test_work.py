"""Pages of those who work on complaints: each step from the page, what waits on home, and who reads what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.core.redress import made
from tests.web.test_home import signed_in
from zotim.core.access.tasks import tasks_of
from zotim.core.audit.services import System
from zotim.core.notifications.models import Notification
from zotim.core.redress import services
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand, Receipt
from zotim.core.redress.subjects import EFFECTS, SUBJECTS
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.sealing import store
from zotim.web.redress.forms import TieForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(db, settings, tmp_path):
    made.keys_in(settings, tmp_path)
    with made.desk() as desk:
        house = made.house()
        house.desk = desk
        yield house


def step(there, who, name, complaint, **data):
    """Take a step on its page; answers the page that one is led to."""
    return signed_in(there.users[who]).post(reverse(f"complaint_{name}", args=[complaint.pk]), data, follow=True)


def told(page):
    return [str(message) for message in page.context["messages"]]


def test_the_whole_way_is_walked_on_pages(there):
    complaint, _code = made.receive("identity")
    ways = [
        ("first", "admit", {"body": there.body.pk}, "It is admitted. Officers of that body are told."),
        ("first", "take", {}, "The complaint is yours to work on."),
        ("first", "tie", {"about": "test.freeze", "reference": "TD-1"}, "It is on record. Who took part"),
        ("first", "give_back", {}, "It waits for another officer."),
        ("second", "take", {}, "The complaint is yours to work on."),
        ("second", "decide", {"outcome": "not_upheld", "effect": "nothing", "reasons": "Jo."}, "Your decision is on"),
        ("third", "carry_out", {}, "It is carried out"),
        ("third", "close", {}, "The complaint is closed."),
        ("third", "ask_review", {"text": "Përsëri."}, "The review is asked for."),
        ("reviewer", "review", {"outcome": "upheld", "effect": "test.lifted", "reasons": "Po."}, "Your decision is on"),
        ("first", "carry_out", {"note": "U hoq."}, "It is carried out"),
        ("first", "close", {}, "The complaint is closed."),
    ]
    for who, name, data, said in ways:
        page = step(there, who, name, complaint, **data)
        assert page.status_code == 200, name
        assert told(page)[0].startswith(said), name
    assert there.desk.lifted == [there.record.pk]
    assert Complaint.objects.get().state == "closed"


def test_a_step_that_isnt_open_is_not_found_and_one_that_isnt_ones_own_is_refused(there):
    complaint, _code = made.with_body(there)
    assert step(there, "first", "carry_out", complaint).status_code == 404
    assert step(there, "second", "decide", complaint).status_code == 403
    assert step(there, "elsewhere", "decide", complaint).status_code == 404
    assert step(there, "reviewer", "review", complaint).status_code == 404


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(there):
    complaint, _code = made.with_body(there)
    page = step(there, "first", "decide", complaint, outcome="upheld", effect="nothing", reasons="E shkruar gjatë.")
    assert "isn&#x27;t changes nothing" in page.content.decode()
    assert "E shkruar gjatë." in page.content.decode()
    page = step(there, "first", "tie", complaint, about="test.freeze", reference="TD-9")
    assert "There is no such record." in page.content.decode()


def test_an_effect_that_the_desk_refuses_says_what_has_to_be_done_before(there):
    complaint, _code = made.decided(there)
    there.desk.waits = True
    page = step(there, "second", "carry_out", complaint)
    assert "A second officer has to confirm it first." in page.content.decode()


def test_the_page_shows_what_was_written_to_its_officer_and_to_no_colleague(there):
    complaint, _code = made.with_body(there)
    address = reverse("complaint", args=[complaint.pk])
    assert made.SAID.text in signed_in(there.users["first"]).get(address).content.decode()
    for other in (there.users["second"], worlds.user("auditor"), worlds.user("data_protection_officer")):
        page = signed_in(other).get(address).content.decode()
        assert complaint.reference in page
        assert "Trilluar" not in page
        assert "isn't yours to read now" in page


def test_a_text_whose_key_is_gone_or_that_was_altered_is_said_to_be_so(there):
    complaint, _code = made.with_body(there)
    other, _code = made.receive()
    address = reverse("complaint", args=[complaint.pk])
    Complaint.objects.filter(pk=complaint.pk).update(told=other.told)
    assert "isn't the text that was sealed here" in signed_in(there.users["first"]).get(address).content.decode()
    store.key_path(complaint.pk).unlink()
    assert "the key was destroyed" in signed_in(there.users["first"]).get(address).content.decode()


def waits(actor):
    found, _looked = tasks_of(actor, timezone.localdate())
    return [str(task.why) for task in found if task.reference]


def test_what_waits_stands_on_home_of_those_who_can_do_it(there):
    complaint, _code = made.receive()
    assert waits(there.first) == waits(there.elsewhere) == ["A complaint came in"]
    services.complaint_admit(actor=there.first, complaint=complaint, body=there.body)
    assert waits(there.second) == ["A complaint waits for an officer of your body"]
    assert waits(there.elsewhere) == []
    services.complaint_take(actor=there.first, complaint=complaint)
    assert waits(there.first) == ["You work on this complaint"]
    assert waits(there.second) == []
    decision = {"outcome": "upheld", "effect": "put_right", "reasons": "Po."}
    services.complaint_decide(actor=there.first, complaint=complaint, **decision)
    assert waits(there.second) == ["What was decided on a complaint is to be carried out"]
    services.review_ask_for(actor=there.first, complaint=complaint, text="Përsëri.")
    assert waits(there.reviewer) == ["A review of a complaint was asked for"]


def test_who_decided_is_told_that_somebody_else_carries_it_out(there):
    EFFECTS["test.lifted"] = replace(EFFECTS["test.lifted"], second=True)
    complaint, _code = made.decided(there)
    waiting = ["What was decided on a complaint is to be carried out"]
    assert (waits(there.first), waits(there.second)) == ([], waiting)
    address, way = reverse("complaint", args=[complaint.pk]), reverse("complaint_carry_out", args=[complaint.pk])
    pages = {who: signed_in(there.users[who]).get(address).content.decode() for who in ("first", "second")}
    said = "somebody else of the body carries it out"
    assert [(said in page, way in page) for page in pages.values()] == [(True, False), (False, True)]
    assert signed_in(there.users["first"]).get(way).status_code == 403
    assert "whoever complained reads" in signed_in(there.users["second"]).get(way).content.decode()
    assert step(there, "first", "carry_out", complaint).status_code == 403
    assert step(there, "second", "carry_out", complaint).status_code == 200
    assert waits(there.first) == waits(there.second) == ["What was decided is carried out"]


def test_kinds_of_record_are_called_as_officials_call_them(there):
    said = dict(TieForm().fields["about"].choices)
    assert said["test.freeze"] == "Freeze · My account was frozen"
    assert all(said[code].startswith(f"{one.name} · ") for code, one in SUBJECTS.items() if one.model)


def test_officers_are_told_of_what_comes_in_but_for_who_took_part(there):
    complaint, _code = made.receive()
    kinds = Notification.objects.filter(kind="redress.complaint.received").values_list("user_id", flat=True)
    officers = {user.pk for name, user in there.users.items() if name != "reviewer"}
    assert set(kinds) == officers
    there.desk.took_part = {there.second.user_id}
    services.complaint_tie(actor=there.first, complaint=complaint, about="test.freeze", reference="TD-1")
    services.complaint_admit(actor=there.first, complaint=complaint, body=there.body)
    admitted = Notification.objects.filter(kind="redress.complaint.admitted").values_list("user_id", flat=True)
    assert set(admitted) == {there.users["first"].pk, there.users["third"].pk}


def test_a_closed_complaint_ends_with_its_key_by_two_people(there):
    complaint, _code = made.decided(there)
    services.complaint_carry_out(actor=there.first, complaint=complaint)
    services.complaint_close(actor=there.first, complaint=complaint)
    Complaint.objects.update(closed_at=timezone.now() - timedelta(days=4 * 366))
    one, two = (worlds.actor("records_officer", there.body) for _person in range(2))
    run = run_propose(actor=one, rule="redress.complaint.closed")
    run_decide(actor=two, run=run, approved=True)
    run_execute(run=run, who=System("retention"))
    for model in (Complaint, Hand, Decision, CarriedOut, Receipt):
        assert not model.objects.exists()
    assert not store.key_path(complaint.pk).exists()


def test_who_carries_it_out_reads_the_reasons_and_the_record_on_the_page_where_it_is_done(there):
    complaint, _code = made.decided(there)
    browser = signed_in(there.users["second"])
    for name in ("complaint", "complaint_carry_out"):
        page = browser.get(reverse(name, args=[complaint.pk])).content.decode()
        assert "Nuk është i njëjti person." in page
        assert "TD-1" in page or there.record.short_name in page
        assert made.SAID.text not in page
