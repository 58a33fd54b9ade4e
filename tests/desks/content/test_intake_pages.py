"""Reports and items on their pages; the interface for other systems."""

import base64
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.desks.content import intakely as given
from tests.desks.content import made
from zotim.core.access.actor import VISITOR
from zotim.core.audit.models import Event
from zotim.core.ui.parts import Part
from zotim.desks.content.intake import policy
from zotim.desks.content.intake.models import Fetch, Item, Report
from zotim.desks.content.intake.parts import PAGE
from zotim.desks.content.intake.services import report_take
from zotim.web.api.services import token_create

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def officer(installed):
    user = worlds.user("referral_officer")
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend=BACKEND)
    client.user = user
    return client


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_an_officer_puts_a_report_in_and_is_told_when_it_was_reported_before(officer):
    for said in ("It is taken in.", "It was reported before"):
        answer = officer.post(
            reverse("content_report_add"), {"text": "Një tekst i trilluar.", "language": "sq"}, follow=True
        )
        assert said in answer.content.decode()
    item = Item.objects.get()
    assert "2 times" in page(officer, "content_item", item.pk)
    assert Report.objects.filter(taken_in_by=officer.user, channel="officer").count() == 2


def test_addresses_are_shown_so_that_nothing_takes_them_for_one(officer):
    report = report_take(actor=VISITOR, given=given.address("https://аррӏе.example/profili-i-dikujt"))
    found = page(officer, "content_item", report.item_id)
    assert "hxxps://аррӏе[.]example/profili-i-dikujt" in found
    assert "xn--" in found
    assert "looks like" in found
    assert "https://" not in found.partition("<main")[2].replace("https://www.w3.org", "")


def test_the_page_of_an_item_says_who_had_it_in_hand_and_that_it_isnt_scanned(officer):
    report = report_take(actor=VISITOR, given=given.file(given.picture(), told="E pashë.", life=True))
    answer = officer.get(reverse("content_item_file", args=[report.item_id]))
    assert answer.content == given.picture()
    assert answer["Content-Disposition"].startswith("attachment;")
    found = page(officer, "content_item", report.item_id)
    for said in ("not scanned", "Handed out", str(officer.user), "A life is in danger"):
        assert said in found
    assert "E pashë." in page(officer, "content_report", report.pk)


def test_a_file_with_bad_rows_says_how_many_were_taken_and_what_is_wrong_with_the_others(officer):
    file = SimpleUploadedFile("raporte.csv", b"address,text\nhttps://video.example/a,\njavascript:x,\n")
    answer = officer.post(reverse("content_reports_take"), {"file": file, "language": "sq"}).content.decode()
    assert "1 report was taken in." in answer
    assert "raporte.csv, Line 3" in answer
    for data in (b"{]", b"\xff\xfe\x00", b"column\nx\n"):
        file = SimpleUploadedFile("raporte.csv", data)
        assert officer.post(reverse("content_reports_take"), {"file": file, "language": "sq"}).status_code == 200


def test_an_address_is_fetched_for_a_reason(officer):
    report = report_take(actor=VISITOR, given=given.address("https://video.example/a"))
    to = reverse("content_item_fetch", args=[report.item_id, report.item.locations.get().pk])
    assert "Look again in a moment" in officer.post(to, {"reason": "Duhet parë"}, follow=True).content.decode()
    assert Fetch.objects.get().asked_by == officer.user


def test_the_list_filters_and_shows_nothing_of_what_was_reported(officer):
    report_take(actor=VISITOR, given=given.text("Fjalë të rralla.", told="Edhe këto.", life=True))
    report_take(actor=VISITOR, given=given.address("https://video.example/dikush"))
    found = page(officer, "content_reports")
    assert not [one for one in ("Fjalë", "Edhe", "dikush", "video.example") if one in found]
    narrowed = officer.get(reverse("content_reports"), {"urgency": "1", "kind": "text"}).content.decode()
    assert narrowed.count('role="rowheader"') == 1


def test_rooms_above_add_parts_and_take_away_what_somebody_is_barred_from(officer, monkeypatch):
    report = report_take(actor=VISITOR, given=given.text("Një tekst."))
    part = Part("ui/about.html", 1, lambda actor, item: {"x": 1} if actor.user_id else None)
    monkeypatch.setattr("zotim.desks.content.intake.parts.PAGE.parts", [*PAGE.parts, part])
    assert page(officer, "content_item", report.item_id)
    monkeypatch.setattr(policy, "BARS", [lambda actor: Item.objects.values_list("pk")])
    for name, key in (("content_item", report.item_id), ("content_report", report.pk)):
        assert officer.get(reverse(name, args=[key])).status_code == 404


# Other systems


@pytest.fixture
def partner(installed):
    _token, drawn = token_create(
        actor=made.officer(), organisation=worlds.body(), name="partner", scopes=["report:content"], days=30
    )
    return {"authorization": f"Bearer {drawn}"}


def send(client, partner, *reports):
    return client.post(
        "/api/content/reports", json.dumps({"reports": reports}), content_type="application/json", headers=partner
    )


def test_a_partner_reports_several_and_learns_which_werent_taken(client, partner):
    data = base64.b64encode(given.picture()).decode()
    answer = send(
        client, partner, {"address": "https://video.example/a", "marking": "amber"}, {"file": data}, {"file": "%"},
        {"address": "ftp://a.example"},
    ).json()  # fmt: skip
    assert answer["taken"] == 2
    assert [one["field"] for one in answer["answers"]] == ["", "", "file", "address"]
    assert set(Report.objects.values_list("channel", "marking")) == {("system", "amber"), ("system", "")}
    assert Event.objects.filter(verb="content.report.received", actor_kind="system").count() == 2


def test_the_body_of_the_token_is_the_source_and_what_the_sender_says_stands_beside(client, partner):
    send(client, partner, {"address": "https://video.example/a", "source": "Dikush tjetër"})
    row = Report.objects.get()
    assert row.said_source == "Dikush tjetër"
    assert row.source not in ("", "Dikush tjetër")


def test_what_isnt_as_described_is_refused_and_so_is_whoever_has_no_such_token(client, partner):
    assert send(client, partner, {"marking": "secret", "text": "x"}).status_code == 422
    assert send(client, partner).status_code == 422
    assert send(client, {}, {"text": "x"}).status_code == 401
    _token, other = token_create(
        actor=made.officer(), organisation=worlds.body(), name="other", scopes=["read:register"], days=30
    )
    assert send(client, {"authorization": f"Bearer {other}"}, {"text": "x"}).status_code == 403
    assert not Report.objects.exists()
