"""Retention on pages: one proposes, another decides, a certificate stays; keepers see ids and counts, no content."""

import hashlib
import json
import re
import uuid
from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desks.oversight.keeping import EVIDENCE, House, three_years_on
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy
from zotim.core.retention.disposal import carry_on
from zotim.core.retention.models import Certificate, DisposalRun, Hold
from zotim.core.retention.registry import RULES
from zotim.core.retention.services import run_decide, run_propose
from zotim.desks.oversight.reports import is_as_written
from zotim.register.models import Evidence

pytestmark = pytest.mark.django_db
KEEPERS = ("records", "protection")


@pytest.fixture
def house(db, monkeypatch, settings, tmp_path):
    settings.ZOTIM_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    three_years_on(monkeypatch)
    made = House()
    made.returned(b"Urdher i trilluar\n", b"Urdher i dyte\n")
    return made


def page(client, name, *args, **data):
    answer = client.get(reverse(name, args=args), data)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def run(house):
    return run_propose(actor=house.actor("records"), rule=EVIDENCE)


def test_the_page_says_how_much_is_due_under_each_rule_and_on_what_ground(house):
    shown = page(house.client("auditor"), "retention")
    assert "2 records" in shown
    assert "Evidence that was returned in review" in shown
    assert "Law 9154/2003" in shown
    assert "proposal" in shown
    assert "Propose a disposal" not in shown  # an auditor only looks


def test_no_page_of_the_keepers_shows_what_a_record_says(house, run):
    run_decide(actor=house.actor("protection"), run=run, approved=True)
    paths = [("retention",), ("disposals",), ("disposal", run.pk), ("holds",), ("certificates",)]
    carry_on()
    paths += [("certificate", Certificate.objects.get().pk)]
    for who in (*KEEPERS, "auditor"):
        client = house.client(who)
        for path in paths:
            shown = page(client, *path)
            for content in ("Urdhër", "urdher.txt", "nuk lexohet", "Sending six soldiers", "Ministria"):
                assert content not in shown, path


def test_a_disposal_is_proposed_by_one_and_decided_by_another(house):
    one, other = house.client("records"), house.client("protection")
    asks = page(one, "disposal_propose", EVIDENCE)
    assert "2 records that are due are written down" in asks
    assert "Nothing goes yet" in asks
    assert not DisposalRun.objects.exists()
    one.post(reverse("disposal_propose", args=[EVIDENCE]))
    run = DisposalRun.objects.get()
    assert "waits for you" in page(other, "retention")
    assert "waits for you" not in page(one, "retention")
    asks = page(other, "disposal_decide", run.pk)
    assert "2 records are destroyed for good" in asks
    assert "can&#x27;t be undone" in asks
    assert Evidence.objects.filter(state="returned").count() == 2
    other.post(reverse("disposal_decide", args=[run.pk]), {"decision": "accept", "comment": "afati kaloi"})
    run.refresh_from_db()
    assert run.state == "approved"
    carry_on()
    assert not Evidence.objects.filter(state="returned").exists()
    assert reverse("certificate", args=[run.certificate_id]) in page(one, "disposal", run.pk)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_proposed_cant_decide_neither_themselves_nor_through_a_deputy(house, run, method):
    client = house.client("records")
    decide = reverse("disposal_decide", args=[run.pk])
    assert getattr(client, method)(decide, {"decision": "accept"}).status_code == 403
    day = timedelta(days=1)
    Deputy.objects.create(
        user=house.users["records"], deputy=house.users["protection"], starts_at=timezone.now() - day,
        ends_at=timezone.now() + day,
    )  # fmt: skip
    stands_in = house.client("protection")
    session = stands_in.session
    session["access.acting_for"] = str(house.users["records"].pk)
    session.save()
    assert getattr(stands_in, method)(decide, {"decision": "accept"}).status_code == 403
    run.refresh_from_db()
    assert run.state == "proposed"


def test_neither_choice_is_made_beforehand_and_none_is_told(house, run):
    answer = house.client("protection").post(reverse("disposal_decide", args=[run.pk]), {"comment": "?"})
    assert answer.status_code == 200
    assert "checked" not in answer.content.decode()
    assert DisposalRun.objects.get().state == "proposed"


def test_a_second_decision_is_told_that_it_comes_too_late(house, run):
    client = house.client("protection")
    for _ in range(2):
        client.post(reverse("disposal_decide", args=[run.pk]), {"decision": "return", "comment": "jo tani"})
    assert DisposalRun.objects.get().state == "returned"
    assert "was decided already" in page(client, "disposal", run.pk)
    assert Evidence.objects.filter(state="returned").count() == 2


def test_nothing_is_proposed_twice_or_for_nothing(house, run):
    client = house.client("protection")
    client.post(reverse("disposal_propose", args=[EVIDENCE]))
    assert "is open already" in page(client, "retention")
    client.post(reverse("disposal_propose", args=["register.suggestion.rejected"]))
    assert "Nothing is due under this rule" in page(client, "retention")
    assert client.get(reverse("disposal_propose", args=["no.such.rule"])).status_code == 404
    assert DisposalRun.objects.count() == 1


def test_an_open_disposal_names_its_records_by_reference_and_links_none(house, run):
    shown = page(house.client("records"), "disposal", run.pk)
    for piece in house.kept["pieces"]:
        assert piece.reference in shown
        assert reverse("evidence", args=[piece.pk]) not in shown


@pytest.mark.parametrize("by", ["reference", "id"])
def test_a_hold_on_one_record_keeps_it_and_is_lifted_again(house, by):
    client, piece = house.client("records"), house.kept["pieces"][0]
    named = piece.reference.lower() if by == "reference" else str(piece.pk)
    data = {"kind": "register.evidence", "record": named, "reason": "Gjykata e Tiranës, nr. 12"}
    assert client.post(reverse("hold_add"), data).status_code == 302
    hold = Hold.objects.get()
    assert hold.object_id == piece.pk
    assert "1 record<" in page(client, "retention")
    assert piece.reference in page(client, "holds")
    assert piece.reference in page(client, "hold", hold.pk)
    assert "Nothing goes until a disposal is proposed" in page(client, "hold_lift", hold.pk)
    assert Hold.objects.get().ends_at is None  # looking lifts nothing
    client.post(reverse("hold_lift", args=[hold.pk]))
    assert "2 records" in page(client, "retention")
    assert "lifted" in page(client, "hold", hold.pk)


def test_a_record_to_hold_is_found_by_a_part_of_its_reference_and_shows_no_title(house):
    client, piece = house.client("records"), house.kept["pieces"][0]
    asked = {"field": "record", "record": piece.reference[4:9].lower()}
    found = client.get(reverse("choose", args=["retention.hold.record"]), asked).content.decode()
    assert piece.reference in found
    assert str(piece.title) not in found
    assert (
        piece.reference
        not in house.client("auditor").get(reverse("choose", args=["retention.hold.record"]), asked).content.decode()
    )
    client.post(reverse("hold_add"), {"record": [asked["record"], str(piece.pk)], "reason": "Gjykata"})
    assert Hold.objects.get().object_id == piece.pk


def test_a_hold_on_a_whole_kind_is_said_in_so_many_words(house):
    client = house.client("protection")
    data = {"kind": "register.evidence", "reason": "Hetim parlamentar"}
    assert client.post(reverse("hold_add"), data).status_code == 200  # neither one nor all was said
    assert not Hold.objects.exists()
    client.post(reverse("hold_add"), {**data, "everything": "on"})
    assert Hold.objects.get().object_id is None
    assert "all of this kind" in page(client, "holds")
    assert "Nothing is due" in page(client, "retention")


@pytest.mark.parametrize("named", ["ZOT-0000-00", "01a214c9-306b-7d08-b252-360809a808cf", "'--", "🦔"])
def test_a_hold_on_a_record_that_isnt_there_says_so_and_keeps_what_was_typed(house, named):
    data = {"kind": "register.evidence", "record": named, "reason": "Gjykata"}
    answer = house.client("records").post(reverse("hold_add"), data).content.decode()
    assert "There is no record of this kind" in answer
    assert "Gjykata" in answer
    assert not Hold.objects.exists()


@pytest.fixture
def certificate(house, run):
    run_decide(actor=house.actor("protection"), run=run, approved=True)
    return carry_on()[0]


def test_a_certificate_says_what_went_and_by_whose_decision_and_that_it_is_as_written(house, certificate):
    shown = page(house.client("auditor"), "certificate", certificate.pk)
    assert "as it was written" in shown
    assert house.users["records"].name in shown
    assert house.users["protection"].name in shown
    assert certificate.sha256 in shown
    assert re.search(r"Records that went</dt>\s*<dd>2<", shown)
    assert page(house.client("records"), "certificates").count(reverse("certificate", args=[certificate.pk])) == 1


def test_a_certificate_whose_hash_the_log_doesnt_tell_isnt_called_whole(certificate):
    assert is_as_written(certificate)
    certificate.counts = {**certificate.counts, "gone": 1}
    assert not is_as_written(certificate)


def test_a_certificate_leaves_as_pdf_and_as_json_that_anybody_can_hash(house, certificate):
    client = house.client("records")
    told = json.loads(client.get(reverse("certificate_file", args=[certificate.pk, "json"])).content)
    plain = json.dumps(told["content"], sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(plain.encode()).hexdigest() == told["sha256"] == certificate.sha256
    for language in ("sq", "en", "ar"):
        answer = house.client("records", language).get(reverse("certificate_file", args=[certificate.pk, "pdf"]))
        text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(answer.content))
        if language != "ar":  # out of an Arabic page the pieces of a code come in the order of the page
            assert certificate.sha256 in "".join(text.split())
        assert "SHA" in text
        if language == "en":
            assert "Demonstration with made-up people." in text
    assert client.get(reverse("certificate_file", args=[certificate.pk, "exe"])).status_code == 404
    assert Event.objects.filter(verb="retention.certificate.downloaded", object_id=str(certificate.pk)).count() == 4


def test_lists_leave_as_files_and_that_is_on_record(house, certificate):
    client = house.client("protection")
    for name, verb in {
        "retention": "retention.rules.exported", "disposals": "retention.runs.exported",
        "holds": "retention.holds.exported", "certificates": "retention.certificates.exported",
    }.items():  # fmt: skip
        assert client.get(reverse(name), {"export": "csv"}).headers["Content-Type"].startswith("text/csv")
        assert Event.objects.filter(verb=verb, outcome="viewed").count() == 1


def test_the_other_keepers_are_told_of_a_proposal_and_who_proposed_of_its_return(house, run):
    def told(who):
        return list(Notification.objects.filter(user=house.users[who]).values_list("kind", flat=True))

    assert (told("protection"), told("records"), told("auditor")) == (["retention.run.proposed"], [], [])
    run_decide(actor=house.actor("protection"), run=run, approved=False, comment="jo tani")
    assert told("records") == ["retention.run.returned"]
    assert "A disposal waits for a second person" in page(house.client("protection"), "notifications")


def test_behind_a_wall_a_hold_takes_the_id_as_it_is_given_and_tells_nothing(house, monkeypatch):
    """Whoever keeps can't look up a case, so the form mustn't say which ids there are."""
    monkeypatch.setattr("zotim.desks.oversight.forms.kinds_to_hold", lambda: ["reintegration.case"])
    data = {"kind": "reintegration.case", "record": str(uuid.uuid4()), "reason": "Gjykata"}
    assert house.client("records").post(reverse("hold_add"), data).status_code == 302
    assert str(Hold.objects.get().object_id) == data["record"]


def test_a_disposal_whose_rule_is_gone_can_only_be_returned(house, run, monkeypatch):
    monkeypatch.delitem(RULES, EVIDENCE)
    client, decide = house.client("protection"), reverse("disposal_decide", args=[run.pk])
    assert "can only be returned" in page(client, "disposal_decide", run.pk)
    assert client.post(decide, {"decision": "accept"}).status_code == 200
    assert DisposalRun.objects.get().state == "proposed"
    client.post(decide, {"decision": "return", "comment": "rregulli iku"})
    assert EVIDENCE in page(client, "disposal", run.pk)
    assert DisposalRun.objects.get().state == "returned"
