"""The register's pages, clicked through by the people who use them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.audit.models import Event
from zotim.core.jobs.steps import run_pending_jobs
from zotim.register.models import Commitment, Evidence, StatusAssessment
from zotim.register.reports.models import Report

pytestmark = pytest.mark.django_db
REPORT = {"original": "en", "title_en": "Standing", "classification": "public", "template": "general"}


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def people():
    worlds.demo_installation()
    ministry = worlds.body()
    return {
        "ministry": ministry,
        "analyst": signed_in(worlds.user("analyst")),
        "coordinator": signed_in(worlds.user("coordinator")),
        "focal": signed_in(worlds.user("focal_point", ministry)),
        "auditor": signed_in(worlds.user("auditor")),
    }


def post(client, url, data, expect=302):
    response = client.post(url, data)
    assert response.status_code == expect, response.content.decode()[:3000]
    return response


def test_the_whole_walk_on_the_pages(people):
    analyst, coordinator, focal = people["analyst"], people["coordinator"], people["focal"]
    done = post(
        analyst,
        reverse("document_add"),
        {
            "title": "بيان", "language": "ar", "text": worlds.STATEMENT, "dated_on": "2026-11-12",
            "source": "", "classification": "public",
        },
    )  # fmt: skip
    reader = analyst.get(done.url)
    assert '<mark id="passage"' in reader.content.decode()
    suggestion = reader.context["chosen"]
    accept = {name: value for name, value in reader.context["accept"].initial.items() if value is not None}
    accept |= {
        "title_ar": "إرسال ستة عسكريين", "title_en": "Sending six soldiers", "lead": str(people["ministry"].pk),
        "accept": "", "quantity": "6", "due_on": "2027-03-31",
    }  # fmt: skip
    accept = {name: value for name, value in accept.items() if isinstance(value, str)}
    done = post(analyst, reverse("suggestion_decide", args=[suggestion.document_id, suggestion.pk]), accept)
    commitment = Commitment.objects.get()
    assert done.url == reverse("commitment", args=[commitment.pk])

    post(
        focal,
        reverse("measure_add", args=[commitment.pk]),
        {"original": "en", "title_en": "Training", "lead": str(people["ministry"].pk), "starts_on": "2026-11-16"},
    )
    measure = commitment.measures.get()
    assert focal.get(reverse("measure_move", args=[measure.pk, "begin"])).status_code == 200
    post(focal, reverse("measure_move", args=[measure.pk, "begin"]), {})
    file = SimpleUploadedFile("../../urdher.txt", b"Urdher i trilluar")
    post(
        focal,
        reverse("evidence_submit", args=[measure.pk]),
        {"original": "en", "title_en": "Order", "dated_on": "2026-11-16", "file": file},
    )
    piece = Evidence.objects.get()
    assert piece.file.name == "urdher.txt"

    page = analyst.get(reverse("evidence", args=[piece.pk]))
    assert page.context["form"]
    download = analyst.get(reverse("evidence_file", args=[piece.pk]))
    assert download.content == b"Urdher i trilluar"
    assert download["Content-Disposition"].startswith("attachment")
    post(analyst, reverse("evidence_review", args=[piece.pk]), {"decision": "accept"})

    post(
        analyst,
        reverse("assess", args=[commitment.pk]),
        {
            "original": "en", "title_en": "The order shows it.", "claimed": "under_way", "assessed": "under_way",
            "evidence": str(piece.pk),
        },
    )  # fmt: skip
    assessment = StatusAssessment.objects.get()
    url = reverse("assessment_confirm", args=[commitment.pk, assessment.pk])
    assert coordinator.get(url).status_code == 200
    post(coordinator, url, {"decision": "accept"})

    post(
        coordinator,
        reverse("report_add"),
        {
            "original": "en",
            "title_en": "Standing",
            "as_of": date.today().isoformat(),
            "classification": "public",
            "template": "general",
        },
    )
    report = Report.objects.get()
    page = coordinator.get(reverse("report", args=[report.pk]))
    assert "Training" in page.content.decode()
    assert "being made" in page.content.decode()
    run_pending_jobs()
    progress = coordinator.get(reverse("report_progress", args=[report.pk])).content.decode()
    assert [progress.count(f">{kind}<") for kind in ("PDF", "DOCX", "XLSX", "JSON")] == [3, 3, 3, 3]
    assert "being made" not in progress
    assert report.files.count() == 12
    begins = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "json": b"{"}
    for kept in report.files.all():
        answer = coordinator.get(reverse("report_file", args=[report.pk, kept.pk]))
        assert answer.content.startswith(begins[kept.format])
        assert answer.headers["Content-Disposition"].endswith(f"{report.reference}-{kept.language}.{kept.format}")

    log = people["auditor"].get(reverse("log"))
    assert "made a report" in log.content.decode()
    for client in (analyst, coordinator, focal):
        for name in ("home", "commitments", "evidence_list"):
            assert client.get(reverse(name)).status_code == 200
        assert client.get(reverse("commitment", args=[commitment.pk])).status_code == 200


def test_what_isnt_mine_is_refused_and_the_refusal_is_on_record(people):
    for name, client in (("documents", people["focal"]), ("reports", people["focal"]), ("log", people["analyst"]),
                         ("commitments", people["auditor"])):  # fmt: skip
        assert client.get(reverse(name)).status_code == 403
    assert Event.objects.filter(outcome="denied").count() == 4


def test_a_commitment_of_another_body_is_not_found_and_that_is_on_record(people):
    analyst = worlds.actor("analyst")
    other = worlds.commitment(analyst, worlds.body("Tjetër"))
    Commitment.objects.filter(pk=other.pk).update(classification="internal")
    missing = people["focal"].get(reverse("commitment", args=["00000000-0000-7000-8000-000000000000"]))
    hidden = people["focal"].get(reverse("commitment", args=[other.pk]))
    assert missing.status_code == hidden.status_code == 404
    assert len(missing.content) == len(hidden.content)
    assert Event.objects.filter(outcome="denied", object_id=str(other.pk)).exists()


def test_looking_leaves_a_trace_with_who_and_which_record(people):
    analyst = worlds.actor("analyst")
    commitment = worlds.commitment(analyst, people["ministry"])
    people["focal"].get(reverse("commitment", args=[commitment.pk]))
    seen = Event.objects.get(outcome="viewed")
    assert (seen.verb, seen.object_id) == ("register.commitment.viewed", str(commitment.pk))


def test_a_stranger_is_sent_to_the_door():
    response = Client().get(reverse("commitments"))
    assert response.status_code == 302
    assert response.url.startswith("/account/login")


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_every_list_and_form_opens_in_three_languages(people, language):
    commitment = worlds.commitment(worlds.actor("analyst"), people["ministry"])
    client = people["coordinator"]
    client.cookies["django_language"] = language
    direction = "rtl" if language == "ar" else "ltr"
    for url in (
        reverse("home"), reverse("documents"), reverse("document_add"), reverse("commitments"),
        reverse("commitment", args=[commitment.pk]), reverse("measure_add", args=[commitment.pk]),
        reverse("assess", args=[commitment.pk]), reverse("evidence_list"), reverse("reports"), reverse("report_add"),
        reverse("document", args=[commitment.document_id]),
    ):  # fmt: skip
        page = client.get(url)
        assert page.status_code == 200, url
        assert f'<html lang="{language}" dir="{direction}"' in page.content.decode(), url


def test_a_report_as_of_an_earlier_day_bears_that_day(people):
    done = post(
        people["coordinator"],
        reverse("report_add"),
        {
            "original": "en",
            "title_en": "Standing",
            "as_of": "2026-10-31",
            "classification": "public",
            "template": "general",
        },
    )
    assert "The report as of 31 October 2026 is kept." in people["coordinator"].get(done.url).content.decode()
    assert timezone.localdate(Report.objects.get().as_of) == date(2026, 10, 31)


def test_a_report_with_nothing_to_tell_has_no_bare_heading_for_evidence(people):
    asked = {
        "original": "en",
        "title_en": "Standing",
        "as_of": "2020-01-01",
        "classification": "public",
        "template": "general",
    }
    done = post(people["coordinator"], reverse("report_add"), asked)
    page = people["coordinator"].get(done.url).content.decode()
    assert "Nothing on record belongs here as of this day." in page
    assert 'id="evidence"' not in page


def test_a_title_that_nobody_changed_becomes_that_of_the_template_chosen(people):
    client = people["coordinator"]
    form = client.get(reverse("report_add")).context["form"]
    asked = {name: form[name].value() or "" for name in form.fields} | {"as_of": "2020-01-01"}
    for title, told in ((asked["title_en"], "Yearly report on commitments"), ("For Tuesday", "For Tuesday")):
        done = post(client, reverse("report_add"), {**asked, "template": "assembly", "title_en": title})
        assert f"<h1>{told}" in client.get(done.url).content.decode()
    assert "Assembly (yearly)" in client.get(reverse("reports")).content.decode()


def test_the_title_of_a_report_is_asked_for_in_the_pages_language(people):
    form = people["coordinator"].get(reverse("report_add")).context["form"]
    assert form.main == "en"
    assert next(iter(form.fields)) == "title_en"


def test_the_language_of_a_statement_is_found_out_unless_somebody_says_it(people):
    form = people["analyst"].get(reverse("document_add")).context["form"]
    assert next(iter(form.fields["language"].choices)) == ("", "as the text is")
    assert not form["language"].initial
