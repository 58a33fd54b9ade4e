"""The public site: no sign-in, no cookie, no script, one answer for what isn't there, and the same as a folder."""

import csv
import hashlib
import io
import json
import re
import uuid
from datetime import date
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from tests import worlds
from tests.extracts import State
from zotim.core.audit.models import Event
from zotim.core.disclosures.services import disclose
from zotim.core.figures.models import FigureValue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.register.duplicates.services import duplicate_merge
from zotim.register.extracts.services import extract_propose, extract_withdraw
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification
from zotim.web.public.cli import app

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def state(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return State()


def get(path, client=None):
    return (client or Client()).get(f"/public/{path}")


def pages(client=None):
    """Every page that links lead to from the front."""
    found, waiting = {}, ["/public/"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        answer = (client or Client()).get(path)
        assert answer.status_code == 200, path
        found[path] = answer
        if "html" in answer.headers["Content-Type"]:
            links = re.findall(r'<a [^>]*href="([^"]+)"', answer.content.decode())
            waiting += [urljoin(path, link).partition("#")[0] for link in links if "static" not in link]
    return found


def test_a_figure_that_is_withheld_says_why(state):
    FigureValue.objects.create(
        code="redress.complaints.received", first=date(2026, 1, 1), last=date(2026, 3, 31), value=43, is_personal=True,
        taken_at=timezone.now(), withheld="redress.complaints.received",
    )  # fmt: skip
    state.released()
    assert "it would tell of a few people" in get("en/figures.html").content.decode()


def test_every_link_leads_to_a_page_and_none_away_from_the_public_site(state):
    state.released()
    found = pages()
    assert {path.startswith("/public/") for path in found} == {True}
    assert f"/public/ar/commitments/{state.public.reference}.html" in found
    assert "/public/v/1/en/index.html" in found
    assert "/public/extract.json" in found


def test_it_knows_nobody(state):
    state.released()
    for path, answer in pages(state.client("coordinator")).items():
        assert not answer.cookies, path
        assert "Vary" not in answer.headers, path
        assert answer.headers["Cache-Control"] == "public, max-age=300", path
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'none'" in policy
        assert "form-action 'none'" in policy
        if "html" in answer.headers["Content-Type"]:
            page = answer.content.decode()
            assert not re.search(r"<script|<form|<style|\sstyle=|\son\w+=|csrf", page), path
            assert page == get(path.removeprefix("/public/")).content.decode(), "the same for whoever is signed in"


def test_each_language_has_its_own_address_and_direction(state):
    state.released()
    for language, direction, said in (("sq", "ltr", ""), ("en", "ltr", "Sending six soldiers"), ("ar", "rtl", "إرسال")):
        answer = get(f"{language}/lines/military.html")
        page = answer.content.decode()
        assert answer.headers["Content-Language"] == language
        assert f'<html lang="{language}" dir="{direction}">' in page
        assert said in page
        assert all(own in page for own in ("Shqip", "English", "العربية"))


def test_a_known_partner_is_called_as_the_language_of_the_page_calls_it(state):
    state.released()
    reference = state.public.reference
    assert "Misioni i NATO-s në Irak" in get(f"sq/commitments/{reference}.html").content.decode()
    assert "NATO Mission Iraq" in get(f"en/commitments/{reference}.html").content.decode()


def test_what_isnt_there_and_what_isnt_public_get_the_very_same_answer(state):
    state.released()
    paths = [
        f"en/commitments/{state.inside.reference}.html", "en/commitments/ZOT-0000-00.html", "en/nothing.html",
        f"en/{uuid.uuid4()}", f"en/instruments/{state.public.reference}.html", "en/../../admin", "en/commitments/.html",
    ]  # fmt: skip
    answers = [get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    for path in (
        "v/9/en/index.html",
        "v/x/en/index.html",
        "v/99999999999/extract.json",
        "files/x.pdf",
        "xx/index.html",
    ):
        assert get(path).status_code == 404, path


def test_a_promise_that_was_merged_is_listed_nowhere_and_its_address_leads_on(state):
    twice = worlds.commitment(state.actor("analyst"), state.public.lead)
    state.released()
    duplicate_merge(actor=state.actor("analyst"), one=twice, into=state.public, reason="Same words.")
    state.released()
    assert twice.reference not in get("commitments.csv").content.decode()
    assert twice.reference not in get(f"en/lines/{state.public.line_of_effort}.html").content.decode()
    page = get(f"en/commitments/{twice.reference}.html")
    assert page.status_code == 200
    assert "This promise was on record twice." in page.content.decode()
    assert f'href="{state.public.reference}.html"' in page.content.decode()
    assert get(f"v/1/en/commitments/{twice.reference}.html").status_code == 200


def test_nothing_is_shown_before_it_is_released_nor_after_it_is_withdrawn(state):
    extract_propose(actor=state.actor("coordinator"))
    assert "Nothing has been released yet" in get("en/index.html").content.decode()
    assert get("extract.json").status_code == 404
    from zotim.register.extracts.models import Extract
    from zotim.register.extracts.services import extract_release

    made = extract_release(actor=state.actor("second"), extract=Extract.objects.get(), released=True)
    assert get("extract.json").status_code == 200
    extract_withdraw(actor=state.actor("second"), extract=made, reason=Translated.of("en", "A wrong title."))
    assert get("extract.json").status_code == 404
    assert get("v/1/extract.json").status_code == 404
    assert "A wrong title." in get("en/index.html").content.decode()


def test_the_file_has_the_hash_that_each_page_prints(state):
    made = state.released()
    data = get("extract.json").content
    assert hashlib.sha256(data).hexdigest() == made.content.sha256
    assert made.content.sha256 in get("en/index.html").content.decode()
    assert json.loads(data)["licence"]
    rows = list(csv.reader(io.StringIO(get("commitments.csv").content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [state.public.reference]


def test_a_report_is_there_once_it_was_given_out_for_publication(state):
    title, coordinator = Translated.of("en", "Where we stand"), state.actor("coordinator")
    moment, level = state.piece.created_at, Classification.PUBLIC
    report = report_make(actor=coordinator, title=title, moment=moment, classification=level)
    run_pending_jobs()
    state.released()
    assert "No report was published yet" in get("en/reports.html").content.decode()
    file = report.files.get(language="en", format="pdf")
    disclose(
        actor=coordinator, kind="register.report.public", recipient="The public", purpose="publication",
        basis="public_task", objects=[report], payload_hash=file.file.sha256,
    )  # fmt: skip
    state.released()
    assert f"files/{file.name}" in get("en/reports.html").content.decode()
    assert hashlib.sha256(get(f"files/{file.name}").content).hexdigest() == file.file.sha256
    assert get(f"files/{report.files.get(language='ar', format='pdf').name}").status_code == 404


def test_it_is_written_into_a_folder_with_relative_links_that_all_lead_somewhere(state, tmp_path):
    state.released()
    state.released()
    out = tmp_path / "site"
    said = CliRunner().invoke(app, ["build", str(out)])
    assert said.exit_code == 0, said.output
    assert Event.objects.filter(verb="register.extract.built").exists()
    for page in out.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text()):
            target = link.partition("#")[0]
            assert not target.startswith(("/", "http")), (page, link)
            assert not target or (page.parent / target).resolve().is_file(), (page, link)
    style = (out / "static/ui/zotim.css").read_text()
    assert all((out / "static/ui" / name).resolve().is_file() for name in ["mark.svg"])
    assert "../fonts/plex/" in style
    assert len(list((out / "static/fonts").rglob("*.ttf"))) == 4
    assert (out / "extract.json").read_bytes() == get("extract.json").content
    again = CliRunner().invoke(app, ["build", str(out)])
    assert again.exit_code == 1
    assert "holds something" in again.output


def test_nothing_is_written_while_nothing_is_released(state, tmp_path):
    said = CliRunner().invoke(app, ["build", str(tmp_path / "site")])
    assert said.exit_code == 1
    assert not (tmp_path / "site").exists()
