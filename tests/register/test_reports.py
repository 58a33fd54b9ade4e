"""A report tells what was so on its day; every sentence leads to its evidence, or isn't said."""

from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.services import file_bytes
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.reports import compose, report_make
from zotim.vocabulary import Classification, Language

pytestmark = pytest.mark.django_db

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
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    after = compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE)
    assert "Training" in said(after)
    assert piece.reference in after.numbers()


def test_every_sentence_names_evidence_that_stands_in_the_list_with_an_address(world):
    analyst, *_rest, piece = world
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
    services.evidence_review(actor=analyst, evidence=piece, accepted=True)
    assert "Training" not in said(compose(moment, Language.ENGLISH, Classification.PUBLIC, TITLE))


def test_a_report_with_nothing_to_tell_says_so(world):
    before = compose(timezone.now() - timedelta(days=1), Language.ENGLISH, Classification.PUBLIC, TITLE)
    assert [section.heading for section in before.sections] == [
        "No commitment that this report may show had been accepted by this day."
    ]
    assert render_pdf(before).startswith(b"%PDF")
    assert len(compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE).sections) == 1


def test_a_report_up_to_public_holds_nothing_internal(world):
    analyst, _coordinator, commitment, *_rest = world
    type(commitment).objects.filter(pk=commitment.pk).update(classification="internal")
    from zotim.core.revisions.services import keep_revision

    commitment.refresh_from_db()
    keep_revision(commitment, analyst)
    assert not said(compose(timezone.now(), Language.ENGLISH, Classification.PUBLIC, TITLE))
    assert said(compose(timezone.now(), Language.ENGLISH, Classification.INTERNAL, TITLE))


def test_three_files_are_kept_as_they_were_made_and_can_be_read(world):
    _analyst, coordinator, *_rest = world
    report = report_make(actor=coordinator, title=TITLE, moment=timezone.now(), classification=Classification.PUBLIC)
    assert not report.files.exists()
    run_pending_jobs()
    files = {kept.language: file_bytes(kept.file) for kept in report.files.all()}
    assert set(files) == {"sq", "en", "ar"}
    text = pypdfium2.PdfDocument(files["en"])[0].get_textpage().get_text_range()
    assert "Sending six soldiers" in text


def test_a_report_of_tomorrow_is_refused(world):
    _analyst, coordinator, *_rest = world
    with pytest.raises(ValueError, match="hasn't come"):
        report_make(
            actor=coordinator,
            title=TITLE,
            moment=timezone.now() + timedelta(days=1),
            classification=Classification.PUBLIC,
        )
