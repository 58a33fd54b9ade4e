"""Templates are read whole, every mistake is named, and a report tells what its template asks for and nothing else."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests import worlds
from tests.register import library
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.documents.book import render_book
from zotim.core.documents.docx import render_docx
from zotim.core.documents.paper import Note, Sentence, Table, paper_as_json
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.measures.services import measure_move
from zotim.register.models import Commitment
from zotim.register.reports.compose import compose
from zotim.register.reports.models import Report
from zotim.register.reports.selectors import find_template, listed
from zotim.register.reports.sentences import undated
from zotim.register.reports.services.reports import report_make
from zotim.register.reports.services.templates import template_add
from zotim.register.reports.templates import PACKAGED, Mistaken, packaged, read_template
from zotim.vocabulary import ClaimAction, Classification, Language

TITLE = Translated.of("sq", "Gjendja", en="Standing", ar="الوضع")
SMALL = """
format = "zotim-report-template/1"
key = "prosecutors"
name = { sq = "P", en = "Prosecutors", ar = "ن" }
title = { sq = "T", en = "T", ar = "ع" }
recipient = { sq = "R", en = "R", ar = "م" }
form = "own"
languages = ["sq", "en"]

[[section]]
heading = { sq = "H", en = "Heading", ar = "ر" }
says = ["promise"]
lines = ["military"]
"""


def mistakes(text):
    with override("en"), pytest.raises(Mistaken) as error:
        read_template(text)
    return error.value.mistakes


def told(template, moment=None, ceiling=Classification.RESTRICTED, language=Language.ENGLISH):
    return compose(moment or timezone.now(), language, ceiling, TITLE, packaged(template)).paper


def said(paper):
    return [block.text for section in paper.sections for block in section.blocks if isinstance(block, Sentence)]


def headings(paper):
    return [(section.level, section.heading) for section in paper.sections]


# Reading


@pytest.mark.parametrize("key", PACKAGED)
def test_each_that_comes_with_zotim_is_read_without_a_mistake(key):
    assert packaged(key).key == key
    assert set(packaged(key).languages) == set(Language)


def test_a_form_that_nobody_saw_prints_as_a_proposal():
    with override("en"):
        assert "proposal" in packaged("un-survey").mark
        assert packaged("general").mark == ""


def test_no_template_can_hold_a_rating():
    assert not any(word in packaged("moneyval").text.partition("format")[2] for word in ("rating", "NC", "compliant"))


@pytest.mark.parametrize(
    ("changed", "into", "where"),
    [
        ('says = ["promise"]', 'says = ["profile"]', "section 1, says"),
        ('lines = ["military"]', 'lines = ["peoples"]', "section 1, lines"),
        ('lines = ["military"]', 'paragraphs = ["R.1"]', "section 1, paragraphs"),
        ('lines = ["military"]', 'scores = ["x"]', "section 1, scores"),
        ('en = "Heading", ', "", "section 1, heading.en"),
        ('key = "prosecutors"', 'key = "../etc"', "key"),
        ('languages = ["sq", "en"]', 'languages = ["fr"]', "languages"),
        ('languages = ["sq", "en"]', 'ceiling = "secret"', "ceiling"),
        ('form = "own"', "banded = 3", "banded"),
        ("zotim-report-template/1", "other", "format"),
        ("[[section]]", "[[part]]", "section"),
    ],
)
def test_a_mistake_is_named_by_its_section_and_key(changed, into, where):
    assert any(line.startswith(f"{where}:") for line in mistakes(SMALL.replace(changed, into)))


@given(st.text(max_size=300))
def test_no_text_is_more_than_mistaken(text):
    with pytest.raises(Mistaken):
        read_template(text)


def test_every_mistake_is_named_at_once():
    text = SMALL.replace("military", "peoples").replace('"promise"', '"profile"')
    assert len(mistakes(text)) >= 2


# Adding


@pytest.mark.django_db
def test_a_coordinator_adds_a_template_and_later_a_new_version_of_it():
    coordinator = worlds.actor("coordinator")
    template_add(actor=coordinator, text=SMALL)
    assert template_add(actor=coordinator, text=SMALL.replace('"H"', '"Tjetër"')).version == 2
    assert find_template("prosecutors").version == 2


@pytest.mark.django_db
def test_an_analyst_adds_none_and_nobody_takes_the_key_of_one_that_comes_with_zotim():
    with pytest.raises(Denied):
        template_add(actor=worlds.actor("analyst"), text=SMALL)
    with pytest.raises(Unfit):
        template_add(actor=worlds.actor("coordinator"), text=SMALL.replace("prosecutors", "public"))


# Telling


@pytest.fixture
def world(db):
    class World:
        ministry, analyst, coordinator = worlds.body(), worlds.actor("analyst"), worlds.actor("coordinator")
        focal = worlds.actor("focal_point", ministry)

    World.commitment = worlds.commitment(World.analyst, World.ministry)
    World.measure = worlds.measure(World.focal, World.commitment)
    World.piece = worlds.evidence(World.focal, World.measure)
    return World


def review(world):
    services.evidence_open(actor=world.analyst, evidence=world.piece)
    services.evidence_review(actor=world.analyst, evidence=world.piece, accepted=True)


@pytest.mark.parametrize("key", PACKAGED)
@pytest.mark.parametrize("language", list(Language))
def test_each_template_is_told_in_each_language_and_a_section_with_nothing_says_so(world, key, language):
    paper = told(key, language=language)
    assert paper.language == language
    for section, after in zip(paper.sections, [*paper.sections[1:], None], strict=True):
        assert section.blocks or (after and after.level > section.level), section.heading


def test_the_same_sentence_has_the_same_id_in_each_language(world):
    review(world)
    ids = [
        [block.id for section in told("general", language=language).sections for block in section.blocks
         if isinstance(block, Sentence)]
        for language in Language
    ]  # fmt: skip
    assert ids[0] == ids[1] == ids[2]
    assert f"{world.commitment.reference}.{world.measure.reference}" in ids[0]


def test_without_its_evidence_a_sentence_is_gone_in_every_format(world):
    def everywhere(paper):
        book = load_workbook(io.BytesIO(render_book(paper)))
        cells = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
        text = " ".join(paragraph.text for paragraph in Document(io.BytesIO(render_docx(paper))).paragraphs)
        return [cells, text, str(paper_as_json(paper))]

    assert not any("Training" in one for one in everywhere(told("coalition", ceiling=Classification.PUBLIC)))
    review(world)
    assert all("Training" in one for one in everywhere(told("coalition", ceiling=Classification.PUBLIC)))


def test_an_obligation_is_told_with_what_answers_it_and_a_gap_leads_to_the_obligation(world):
    resolution = library.instrument(world.analyst)
    answered, open_one = (
        library.obligation(world.analyst, resolution),
        library.obligation(world.analyst, resolution, "2"),
    )
    services.obligation_serve(actor=world.analyst, obligation=answered, by=world.commitment)
    review(world)
    paper = told("un-survey")
    assert (2, "S/RES/1 (2001)") in headings(paper)
    first, gaps = [section for section in paper.sections if section.level == 3]
    assert any("Training" in block.text for block in first.blocks if isinstance(block, Sentence))
    assert "to be verified" in first.heading
    said_once, table = gaps.blocks
    assert said_once.text == "Nothing on record answers 1 obligation of S/RES/1 (2001)."
    item = next(item for item in paper.evidence if item.reference == said_once.evidence[0])
    assert item.url.endswith(f"/instruments/{resolution.pk}/")
    assert [row[1] for row in table.rows] == ["Freeze funds"]
    assert table.ids == (f"{open_one.reference}.gap",)
    assert not any(item.reference == open_one.reference for item in paper.evidence)


def test_the_gaps_of_an_instrument_stand_in_one_table_in_every_format_and_each_keeps_its_id(world):
    symbols = ("S/RES/1 (2001)", "S/RES/2 (2002)")
    asked = [
        library.obligation(world.analyst, of, number, f"Do {of.symbol} {number}")
        for of in [library.instrument(world.analyst, symbol) for symbol in symbols]
        for number in ("1", "2")
    ]
    paper = told("assembly")
    gaps = [section for section in paper.sections if section.heading in symbols]
    assert [len(section.blocks[1].rows) for section in gaps] == [2, 2]
    assert sum("Nothing on record answers 2 obligations of" in text for text in said(paper)) == 2
    sheet = load_workbook(io.BytesIO(render_book(paper))).worksheets[-2]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    word = " ".join(cell.text for table in Document(io.BytesIO(render_docx(paper))).tables for cell in table._cells)
    for one in asked:
        assert f"{one.reference}.gap" in cells
        assert str(one.summary) in cells
        assert str(one.summary) in word


def test_obligations_are_counted_before_a_section_takes_only_the_unanswered(world):
    resolution = library.instrument(world.analyst)
    answered = library.obligation(world.analyst, resolution)
    library.obligation(world.analyst, resolution, "2")
    services.obligation_serve(actor=world.analyst, obligation=answered, by=world.commitment)
    facts = dict(told("assembly").facts)
    assert (facts["Obligations"], facts["of them answered by nothing on record"]) == (2, 1)


def test_obligations_out_of_a_templates_scope_are_not_counted(world):
    library.obligation(world.analyst, library.instrument(world.analyst, "Law 9/2001", "law"))
    assert "Obligations" not in dict(told("un-survey").facts)


def test_an_article_meets_an_obligation_and_its_figures_are_bands(world):
    asked = library.obligation(world.analyst, library.instrument(world.analyst))
    library.applied(world.analyst, asked, world.ministry)
    coverage = asked.coverage.get()
    services.coverage_confirm(actor=world.coordinator, coverage=coverage, confirmed=True)
    paper = told("un-survey")
    assert any(text.startswith("Law 1/2020, art. 5, meets this in part") for text in said(paper))
    table = next(block for section in paper.sections for block in section.blocks if hasattr(block, "rows"))
    assert [row[-1] for row in table.rows] == ["40–49"]
    assert table.evidence


def test_recommendations_stand_under_the_numbers_that_a_section_names(world):
    fatf = library.instrument(world.analyst, "FATF Recommendations (2012, as amended)", "standard")
    for number in ("R.5", "R.36", "IO.9"):
        library.obligation(world.analyst, fatf, number, f"Do {number}")
    chapter, under = "", {}
    for section in told("moneyval").sections:
        chapter = section.heading if section.level == 1 else chapter
        tables = [block for block in section.blocks if isinstance(block, Table)]
        under.setdefault(chapter, []).extend(row[1] for table in tables for row in table.rows)
    found = {text: chapter for chapter, texts in under.items() for text in texts if text.startswith("Do ")}
    assert [found[f"Do {n}"].partition(" (")[0] for n in ("R.5", "R.36", "IO.9")] == [
        "Confiscation, terrorist financing, sanctions", "International cooperation", "Immediate outcomes",
    ]  # fmt: skip


def test_the_assembly_is_told_what_was_not_kept_and_why(world):
    why = Translated.of("en", "The mission ended.")
    services.commitment_end(actor=world.coordinator, commitment=world.commitment, step="lapse", reason=why)
    paper = told("assembly")
    assert "It lapsed without being kept." in said(paper)
    assert "The mission ended." in said(paper)
    assert said(told("general")) == []


def test_what_is_overdue_is_told_as_an_obstacle(world):
    Commitment.objects.filter(pk=world.commitment.pk).update(due_on=date(2026, 1, 1))
    from zotim.core.revisions.services import keep_revision

    world.commitment.refresh_from_db()
    keep_revision(world.commitment, world.analyst)
    obstacles = [text for text in said(told("assembly")) if "has passed" in text]
    assert obstacles == ["Its day, 1 January 2026, has passed, and nothing shows that it was kept."]


def test_counts_are_exact_where_everybody_may_read_what_is_counted_and_bands_elsewhere(world):
    from zotim.core.revisions.services import keep_revision

    assert dict(told("public", ceiling=Classification.PUBLIC).facts)["Commitments"] == 1
    Commitment.objects.filter(pk=world.commitment.pk).update(classification=Classification.INTERNAL)
    world.commitment.refresh_from_db()
    keep_revision(world.commitment, world.analyst)
    assert dict(told("public").facts)["Commitments"] == "<10"
    assert dict(told("general").facts)["Commitments"] == 1


def test_a_promise_whose_day_nobody_knows_is_told_in_a_sentence_of_its_own(world):
    from zotim.register.models import Document as Statement

    Statement.objects.filter(pk=world.commitment.document_id).update(dated_on=None)
    assert said(told("coalition"))[0] == "The day of the promise isn't known: Sending six soldiers."
    with override("en"):
        for action in ClaimAction:
            assert undated(action, Translated.of("en", "Six soldiers"), "en").endswith("known: Six soldiers.")
        assert undated("done", Translated.of("en", "will open two centres"), "en").endswith(
            "known: “will open two centres”."
        )


def test_what_a_body_says_is_done_is_told_as_its_claim_until_evidence_is_reviewed(world):
    ministry = world.ministry.name.in_language("en")[0]
    waits = f"According to {ministry} it was done; the evidence waits for its review."
    assert waits not in said(told("general"))
    measure_move(actor=world.focal, measure=world.measure, step="complete")
    assert waits in said(told("general"))
    services.evidence_open(actor=world.analyst, evidence=world.piece)
    services.evidence_review(actor=world.analyst, evidence=world.piece, accepted=True)
    assert not any("According to" in text for text in said(told("general")))


def test_a_claim_without_any_evidence_says_so(world):
    other = worlds.measure(world.focal, worlds.commitment(world.analyst, world.ministry))
    measure_move(actor=world.focal, measure=other, step="complete")
    assert any(text.endswith("it was done; no reviewed evidence shows it yet.") for text in said(told("general")))


def test_a_title_with_a_verb_of_its_own_is_quoted_and_any_other_follows_in_the_sentence(world):
    from zotim.core.revisions.services import keep_revision

    assert said(told("coalition", language=Language.ENGLISH))[0].endswith("promised: Sending six soldiers.")
    clause = Translated.of("sq", "zotohet të dërgojë gjashtë ushtarakë.")
    Commitment.objects.filter(pk=world.commitment.pk).update(title=clause)
    world.commitment.refresh_from_db()
    keep_revision(world.commitment, world.analyst)
    assert said(told("coalition", language=Language.ENGLISH))[0].endswith(
        "this was promised: “zotohet të dërgojë gjashtë ushtarakë”. (in Albanian)"
    )


# Making


def test_a_report_remembers_its_template_and_has_its_languages_alone(world):
    template_add(actor=world.coordinator, text=SMALL)
    report = report_make(
        actor=world.analyst, title=TITLE, moment=timezone.now(), classification=Classification.PUBLIC,
        template="prosecutors",
    )  # fmt: skip
    assert listed(world.coordinator).get().template_name == "Prosecutors"
    assert (report.template, report.template_version, len(report.template_sha256)) == ("prosecutors", 1, 64)
    assert set(report.content) == {"sq", "en"}


def test_a_template_widens_nothing(world):
    with pytest.raises(Unfit):
        report_make(
            actor=world.analyst, title=TITLE, moment=timezone.now(), classification=Classification.INTERNAL,
            template="public",
        )  # fmt: skip
    with pytest.raises(Unfit):
        report_make(
            actor=world.analyst, title=TITLE, moment=timezone.now(), classification=Classification.PUBLIC,
            template="nothing",
        )  # fmt: skip
    assert not Report.objects.exists()


def test_an_earlier_moment_knows_nothing_that_came_later(world):
    before = timezone.now()
    library.obligation(world.analyst, library.instrument(world.analyst))
    notes = [b for s in told("un-survey", before).sections for b in s.blocks if isinstance(b, Note)]
    assert len(notes) == 2
    assert said(told("un-survey", timezone.now() + timedelta(seconds=0)))
