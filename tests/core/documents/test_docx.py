import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.core.documents.conftest import PAGES
from zotim.core.documents.docx import render_docx
from zotim.core.documents.paper import Section, Sentence

HOSTILE = "<w:p>&amp; {{ x }} {% y %} \x00\x1f \u202eevil =1+1"


def opened(data):
    return Document(io.BytesIO(data))


def test_a_paper_opens_with_its_headings_and_sentences_in_order(paper):
    document = opened(render_docx(paper("en")))
    text = [p.text for p in document.paragraphs]
    assert document.paragraphs[0].style.name == "Title"
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"][-1] == "Evidence"
    first = next(n for n, line in enumerate(text) if line.startswith("The Ministry announced a mission."))
    second = next(n for n, line in enumerate(text) if line.startswith("Two rotations were planned."))
    assert first < second
    assert text[first].endswith("[1] [2]")


def test_every_link_inside_leads_to_a_bookmark_and_every_entry_to_its_address(paper):
    document = opened(render_docx(paper("en")))
    body = document.element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == set(names)
    assert len(names) == len(set(names)) == 2 + 5
    addresses = {r.target_ref for r in document.part.rels.values() if r.is_external}
    assert addresses == {"https://example.org/statements/12", "https://example.org/orders/17"}


def test_a_cell_that_leads_somewhere_is_read_by_its_name(paper):
    document = opened(render_docx(paper("en", sections=PAGES)))
    (link,) = document.tables[-1]._tbl.iter(qn("w:hyperlink"))
    assert "".join(piece.text for piece in link.iter(qn("w:t"))) == "The calendar"
    assert document.part.rels[link.get(qn("r:id"))].target_ref == "https://example.org/calendar/"


def test_an_arabic_paper_runs_from_right_to_left(paper):
    document = opened(render_docx(paper("ar")))
    body = document.element.body
    assert all(p._p.pPr.find(qn("w:bidi")) is not None for p in document.paragraphs if p.text)
    assert body.sectPr.find(qn("w:bidi")) is not None
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)
    for run in body.iter(qn("w:r")):
        text = "".join(piece.text or "" for piece in run.iter(qn("w:t")))
        if re.search("[\u0620-\u064a]", text):
            assert run.find(qn("w:rPr")).find(qn("w:rtl")) is not None, text


def test_codes_in_an_arabic_paper_run_from_left_to_right(paper):
    document = opened(render_docx(paper("ar")))
    code = next(r for p in document.paragraphs for r in p.runs if r.text == "S/RES/2178 (2014)")
    assert code.font.rtl is None


@pytest.mark.parametrize("language", ["sq", "en"])
def test_an_albanian_or_english_paper_runs_from_left_to_right(paper, language):
    assert opened(render_docx(paper(language))).element.body.sectPr.find(qn("w:bidi")) is None


def test_hostile_text_stays_text(paper):
    section = Section(HOSTILE, None, [Sentence(HOSTILE, "en", ["ZOT-1111-AA"])])
    document = opened(render_docx(paper("en", title=HOSTILE, facts=[(HOSTILE, HOSTILE)], sections=[section])))
    assert document.paragraphs[0].text == "<w:p>&amp; {{ x }} {% y %}  evil =1+1"


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_equal_papers_give_equal_bytes(paper, language):
    assert render_docx(paper(language)) == render_docx(paper(language))
