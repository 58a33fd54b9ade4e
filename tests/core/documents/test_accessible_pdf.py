"""What a screen reader finds in a PDF of this house (PDF/UA-1, ISO 14289-1), read back from the file itself."""

import ctypes
import re
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw
import pytest

from zotim.core.documents.paper import Note, Section, Sentence
from zotim.core.documents.pdf import render_pdf

LANGUAGES = ["sq", "en", "ar"]


@dataclass
class Tag:
    kind: str
    alt: str
    language: str
    headers: bool
    children: list = field(default_factory=list)

    def all(self):
        yield self
        for child in self.children:
            yield from child.all()


def _string(ask, *of):
    size = ask(*of, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(*of, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le")


def _tag(element):
    scope = _string(raw.FPDF_StructElement_GetStringAttribute, element, b"Scope")
    tag = Tag(
        _string(raw.FPDF_StructElement_GetType, element),
        _string(raw.FPDF_StructElement_GetAltText, element),
        _string(raw.FPDF_StructElement_GetLang, element),
        bool(scope),
    )
    for number in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            tag.children.append(_tag(child))
    return tag


@pytest.fixture
def read():
    """Open PDF bytes: the document, its tags page by page, and the words of its links."""
    opened = []

    def reading(data):
        document = pypdfium2.PdfDocument(data)
        opened.append(document)
        tags, links = [], []
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for number in range(raw.FPDF_StructTree_CountChildren(tree)):
                tags += _tag(raw.FPDF_StructTree_GetChildAtIndex(tree, number)).all()
            raw.FPDF_StructTree_Close(tree)
            for number in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation = raw.FPDFPage_GetAnnot(page, number)
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_LINK:
                    links.append(_string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"))
                raw.FPDFPage_CloseAnnot(annotation)
            page.close()
        return document, tags, links

    yield reading
    for document in opened:
        document.close()


def chapters(language):
    said = Sentence("S/RES/2178 (2014) u zbatua.", language, ["ZOT-1111-AA"])
    return [
        Section("I", None, [Note("–")]),
        Section("I.1", "proven", [said], level=2),
        Section("I.2", None, [said], level=2),
        Section("II", None, [said]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_it_claims_to_be_and_shows_its_title(paper, read, language):
    data = render_pdf(paper(language))
    document, _tags, _links = read(data)
    assert raw.FPDFCatalog_IsTagged(document)
    assert re.search(rb"pdfuaid:part>1<|pdfuaid:part=\"1\"", data)
    assert b"/DisplayDocTitle true" in data
    assert document.get_metadata_dict()["Title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_and_each_quotation_name_their_language(paper, read, language):
    data = render_pdf(paper(language))
    _document, tags, _links = read(data)
    assert re.search(rb"/Lang\s*\(" + language.encode() + rb"\b", data)
    quotes = [tag for tag in tags if tag.kind in ("Quote", "BlockQuote")]
    assert quotes
    for quote in quotes:
        spoken = {tag.language for tag in quote.all()} - {""}
        assert spoken == {"ar"} or (language == "ar" and not spoken)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_go_down_without_a_jump_and_stand_among_the_bookmarks(paper, read, language):
    document, tags, _links = read(render_pdf(paper(language, sections=chapters(language))))
    levels = [int(tag.kind[1]) for tag in tags if re.fullmatch(r"H[1-6]", tag.kind)]
    assert levels
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    toc = [(one.level, one.get_title()) for one in document.get_toc()]
    assert [level for level, _title in toc] == [0, 1, 1, 0, 0]
    assert all(title.strip() for _level, title in toc)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_heads_that_say_what_they_head(paper, read, language):
    _document, tags, _links = read(render_pdf(paper(language)))
    heads = [tag for tag in tags if tag.kind == "TH"]
    assert len(heads) == 2
    assert all(head.headers for head in heads)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_say_where_they_lead_and_no_drawing_is_without_words(paper, read, language):
    _document, tags, links = read(render_pdf(paper(language, sections=chapters(language))))
    assert links
    assert all(words.strip() for words in links), links
    figures = [tag for tag in tags if tag.kind == "Figure"]
    assert all(figure.alt.strip() for figure in figures)
