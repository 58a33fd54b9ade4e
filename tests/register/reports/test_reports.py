"""A report tells what was so on its day; every sentence leads to its evidence, or isn't said."""

import io
import json
from datetime import timedelta

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from tests import worlds
from zotim.core.audit.services import System
from zotim.core.documents.made import as_json
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.services import file_bytes
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.reports import compose as composing
from zotim.register.reports import selectors
from zotim.register.reports.jobs import RENDER
from zotim.register.reports.models import ReportFile
from zotim.register.reports.quotes import CONTEXT, excerpt
from zotim.register.reports.services.reports import report_make
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db


def compose(*args):
    return composing.compose(*args).paper


TITLE = Translated.of("sq", "Gjendja", en="Standing", ar="الوضع")


@pytest.fixture
def world():
    ministry = worlds.body()
    analyst, coordinator = worlds.actor("analyst"), worlds.actor("coordinator")
    focal = worlds.actor("focal_point", ministry)
    commitment = worlds.commitment(analyst, ministry)
    measure = worlds.measure(focal, commitment)
    piece = worlds.evidence(focal, measure)
    return analyst, coordinator, commitment, measure, piece


def said(paper):
    return " ".join(text for text, _references in paper.citations())


def test_a_measure_is_told_of_only_once_its_evidence_is_reviewed(world):
    analyst, _coordinator, _commitment, _measure, piece = world
    before = compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE)
    assert "Training" not in said(before)
    services.evidence_open(actor=analyst, evidence=piece)
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    after = compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE)
    assert "Training" in said(after)
    assert piece.reference in after.numbers()


def test_every_sentence_names_evidence_that_stands_in_the_list_with_an_address(world):
    analyst, *_rest, piece = world
    services.evidence_open(actor=analyst, evidence=piece)
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    for language in Language:
        paper = compose(timezone.now(), language, Classification.PUBLIC, TITLE)
        items = {item.reference: item for item in paper.evidence}
        sentences = [block for section in paper.sections for block in section.blocks if hasattr(block, "evidence")]
        assert sentences
        for sentence in sentences:
            assert all(items[reference].url for reference in sentence.evidence)


def test_a_report_as_of_an_earlier_moment_doesnt_know_what_came_later(world):
    analyst, *_rest, piece = world
    moment = timezone.now()
    services.evidence_open(actor=analyst, evidence=piece)
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    assert "Training" not in said(compose(moment, Language.ENGLISH, Classification.PUBLIC, TITLE))


def test_a_report_with_nothing_to_tell_says_so(world):
    before = compose(timezone.now() - timedelta(days=1), Language.ENGLISH, Classification.PUBLIC, TITLE)
    assert [block.text for section in before.sections for block in section.blocks] == [
        "Nothing on record belongs here as of this day."
    ]
    assert render_pdf(before).startswith(b"%PDF")
    assert len(compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE).sections) == 2


def test_a_report_up_to_public_holds_nothing_internal(world):
    analyst, _coordinator, commitment, *_rest = world
    type(commitment).objects.filter(pk=commitment.pk).update(classification="internal")
    from zotim.core.revisions.services import keep_revision

    commitment.refresh_from_db()
    keep_revision(commitment, analyst)
    assert not said(compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE))
    assert said(compose(timezone.now(), Language.ENGLISH, Classification.INTERNAL, TITLE))


@pytest.fixture
def made(world):
    """A report, and its files by language and format."""
    _analyst, coordinator, *_rest = world
    report = report_make(actor=coordinator, title=TITLE, moment=timezone.now(), classification=Classification.PUBLIC)
    assert not report.files.exists()
    run_pending_jobs()
    return report, {(kept.language, kept.format): file_bytes(kept.file) for kept in report.files.all()}


def test_each_language_has_a_file_in_each_format_and_they_say_the_same(made):
    report, files = made
    assert set(files) == {
        (language, kind) for language in ("sq", "en", "ar") for kind in ("pdf", "docx", "xlsx", "json")
    }
    for language in ("sq", "en"):
        sentence = report.content[language]["sections"][1]["blocks"][1]["text"]
        page = pypdfium2.PdfDocument(files[language, "pdf"])[0].get_textpage().get_text_range()
        document = Document(io.BytesIO(files[language, "docx"]))
        assert sentence.rstrip(".") in " ".join(page.split())
        assert any(paragraph.text.startswith(sentence) for paragraph in document.paragraphs)


def test_the_json_is_what_was_frozen_word_for_word(made):
    report, files = made
    for language in Language:
        assert json.loads(files[language, "json"]) == json.loads(as_json(report.content[language]))


def test_the_arabic_docx_runs_from_right_to_left(made):
    _report, files = made
    document = Document(io.BytesIO(files["ar", "docx"]))
    assert document.element.body.sectPr.find(qn("w:bidi")) is not None
    assert all(p._p.pPr.find(qn("w:bidi")) is not None for p in document.paragraphs if p.text)


def test_a_run_that_is_begun_again_makes_only_what_is_missing(made):
    report, _files = made
    before = dict(report.files.exclude(language="en", format="docx").values_list("pk", "file_id"))
    report.files.filter(language="en", format="docx").delete()
    enqueue(RENDER, actor=System("test"), obj=report, report=report.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept = report.files.first()
        ReportFile.objects.create(report=report, language=kept.language, format=kept.format, file=kept.file)
    Job.objects.filter(state="waiting").update(asked_by=report.made_by)
    run_pending_jobs()
    assert report.files.count() == 12
    assert before.items() <= dict(report.files.values_list("pk", "file_id")).items()


def test_a_report_of_tomorrow_is_refused(world):
    _analyst, coordinator, *_rest = world
    with pytest.raises(ValueError, match="hasn't come"):
        report_make(
            actor=coordinator,
            title=TITLE,
            moment=timezone.now() + timedelta(days=1),
            classification=Classification.PUBLIC,
        )


@given(st.text("abcd .\nشë", max_size=1500), st.data())
def test_an_excerpt_holds_its_passage_and_cuts_no_word(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, lit = excerpt(text, start, end)
    assert shown[slice(*lit)] == text[start:end]
    inside = shown.removeprefix("…").removesuffix("…")
    assert inside in text
    assert len(inside) <= end - start + 2 * CONTEXT


def test_an_excerpt_is_the_sentence_of_the_passage_without_heading_introduction_and_neighbours():
    sentence = "On Monday Albania will send three instructors, it was said."
    passage = "Albania will send three instructors"
    text = f"Joint statement\n\nThe ministers met in Tirana and agreed:\n\n- {sentence}\n- They meet again in May.\n"
    shown, lit = excerpt(text, text.index(passage), text.index(passage) + len(passage))
    assert (shown, shown[slice(*lit)]) == (sentence, passage)
    text = f"The year before was hard. {sentence} They meet again in May."
    assert excerpt(text, text.index(sentence), text.index(sentence) + len(sentence))[0] == sentence


def test_an_excerpt_of_a_sentence_without_end_is_cut_at_words_with_an_ellipsis():
    words, passage = "region " * 100, "Albania will send three instructors"
    text = f"{words}{passage} {words}"
    shown, _lit = excerpt(text, text.index("Albania"), text.index("instructors") + len("instructors"))
    assert shown.startswith("…region ")
    assert shown.endswith(" region…")


def test_the_steps_of_the_path_are_told_in_their_own_words(made):
    _report, files = made
    page = pypdfium2.PdfDocument(files["en", "pdf"])[0].get_textpage().get_text_range()
    path = " ".join(page.split()).partition("Pledge")[2].partition("On 12 November")[0]
    assert "of 1 reviewed" in path
    assert "proven" not in path
    tables = Document(io.BytesIO(files["en", "docx"])).tables
    table = next(one for one in tables if one.cell(0, 0).text == "Pledge")
    assert [len(table.rows), table.cell(1, 0).text] == [2, "✔ 12 November 2026"]


def test_a_list_of_reports_reads_nothing_of_what_they_hold(world):
    _analyst, coordinator, *_ = world
    report_make(actor=coordinator, title=TITLE, moment=timezone.now(), classification=Classification.INTERNAL)
    (found,) = selectors.listed(coordinator)
    assert found.get_deferred_fields() == {"content", "about"}
