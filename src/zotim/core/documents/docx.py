"""Papers as DOCX, for people who must work on the text: real headings, real links, right to left where it belongs."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from zotim.core.documents.paper import Block, Cell, EvidenceItem, Link, Note, Paper, Quote, Sentence, Steps, Table
from zotim.core.documents.runs import Run, clean, quote_runs, runs
from zotim.core.documents.wording import cell, classification_word, day, digits, glyph_words, labels
from zotim.vocabulary import RIGHT_TO_LEFT, Glyph

ACCENT, SOFT, WARN = RGBColor(0x0E, 0x4F, 0x4D), RGBColor(0x5D, 0x5A, 0x52), RGBColor(0x8A, 0x5A, 0x00)
# A face that every office program has or replaces by one of equal widths, with Arabic.
FACE = "Arial"
LOCALES = {"sq": "sq-AL", "en": "en-GB", "ar": "ar-SA"}
# Signs that stand beside the words, never alone.
SIGNS = {Glyph.PROMISED: "◌", Glyph.UNDER_WAY: "◐", Glyph.SAID: "●", Glyph.PROVEN: "✔", Glyph.LATE: "▲"}


def render_docx(paper: Paper) -> bytes:
    """The paper as DOCX bytes; equal papers give equal bytes."""
    paper.check()
    return _Writer(paper).written()


class _Writer:
    """One paper on its way into one document."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.language = paper, str(paper.language)
        self.labels, self.words = labels(self.language), glyph_words(self.language)
        self.numbers = paper.numbers()
        self.document: Doc = Document()
        self.bookmarks = 0
        self.cited: dict[int, list[str]] = {}

    def written(self) -> bytes:
        self.set_up()
        self.front()
        for section in self.paper.sections:
            state = f"{SIGNS[section.glyph]} {self.words[section.glyph]}" if section.glyph else ""
            self.paragraph(" – ".join(filter(None, (section.heading, state))), style=f"Heading {section.level}")
            for block in section.blocks:
                self.block(block)
        if self.paper.evidence:
            self.paragraph(self.labels["evidence"], style="Heading 1")
            for number, item in enumerate(self.paper.evidence, 1):
                self.entry(number, item)
        out = io.BytesIO()
        self.document.save(out)
        return _steady(out.getvalue())

    def set_up(self) -> None:
        paper, document = self.paper, self.document
        moment = datetime.combine(paper.as_of, time(), tzinfo=UTC).replace(tzinfo=None)
        about = document.core_properties
        about.title, about.author, about.language = clean(paper.title)[:255], "Zotim", LOCALES[self.language]
        about.created = about.modified = moment
        about.last_modified_by, about.comments, about.revision = "Zotim", "", 1
        for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 10.5)):
            style = document.styles[name]
            style.font.name, style.font.size = FACE, Pt(size)
            style.font.color.rgb = RGBColor(0x1C, 0x1B, 0x18)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:cs"), FACE)
            shape = style.element.get_or_add_rPr()
            for old in shape.findall(qn("w:szCs")):
                shape.remove(old)
            for_arabic = OxmlElement("w:szCs")
            for_arabic.set(qn("w:val"), str(int(size * 2)))
            shape.find(qn("w:sz")).addnext(for_arabic)
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(24)
        if paper.right_to_left:
            section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
        word = classification_word(paper.classification, self.language)
        self.into(section.header.paragraphs[0], runs(f"Zotim · {word}", self.language), SOFT)
        foot = section.footer.paragraphs[0]
        self.into(foot, runs(f"{paper.footer} · " if paper.footer else "", self.language), SOFT)
        self.page_number(foot)

    def front(self) -> None:
        paper = self.paper
        self.paragraph(paper.title, style="Title")
        if paper.subtitle:
            self.paragraph(paper.subtitle, color=SOFT)
        self.paragraph(f"{self.labels['as_of']} {day(paper.as_of, self.language)}", color=SOFT)
        if paper.facts:
            self.grid(paper.facts)
        if paper.verify_note:
            self.paragraph(f"{self.labels['note']}: {paper.verify_note}", color=WARN)

    def block(self, block: Block) -> None:
        match block:
            case Sentence():
                self.marks(self.paragraph(block.text, block.language), block.evidence)
            case Note():
                self.paragraph(block.text, color=SOFT)
            case Quote():
                pieces = quote_runs(block.text, block.language, block.highlight)
                quote = self.document.add_paragraph(style="Quote")
                self.into(quote, pieces, language=block.language)
                if block.source:
                    self.paragraph(block.source, color=SOFT)
            case Table():
                if block.caption or block.evidence:
                    self.marks(self.paragraph(block.caption, style="Caption"), block.evidence)
                _repeat_head(self.grid([block.columns, *block.rows], head=True))
            case Steps():
                made = self.grid([
                    [step.label for step in block.steps],
                    [f"{SIGNS[step.glyph]} {step.note or self.words[step.glyph]}" for step in block.steps],
                ])  # fmt: skip
                for at, step in enumerate(block.steps):
                    self.marks(made.cell(1, at).paragraphs[0], step.evidence)

    def entry(self, number: int, item: EvidenceItem) -> None:
        head = self.document.add_paragraph()
        self.into(head, [Run(f"[{digits(str(number), self.language)}] ", self.language)], ACCENT)
        title = runs(item.title, item.language)
        self.bookmark(head, f"evidence_{number}")
        if item.url:
            self.link(head, title, item.url)
        else:
            self.into(head, title)
        about = [item.kind, item.reference, day(item.date, self.language) if item.date else ""]
        line = self.paragraph(" · ".join(filter(None, about)) + " · ", color=SOFT)
        if item.reviewed_by_role:
            on = f" · {day(item.reviewed_on, self.language)}" if item.reviewed_on else ""
            self.into(line, runs(f"{self.labels['reviewed_by']}: {item.reviewed_by_role}{on}", self.language), SOFT)
        else:
            self.into(line, runs(self.labels["not_reviewed"], self.language), WARN)
        if self.cited.get(number):
            self.into(line, runs(f" · {self.labels['cited']}", self.language), SOFT)
            for n, place in enumerate(self.cited[number], 1):
                self.anchor(line, f" ↑{digits(str(n), self.language)}", place)
        if item.sha256:
            self.paragraph(f"SHA-256 {item.sha256}", color=SOFT)

    # The parts from which all of it is made

    def paragraph(
        self, text: str, language: str | None = None, *, style: str | None = None, color: RGBColor | None = None
    ) -> Paragraph:
        made = self.document.add_paragraph(style=style)
        self.into(made, runs(text, language or self.language), color, language=language)
        return made

    def into(
        self,
        paragraph: Paragraph,
        pieces: list[Run],
        color: RGBColor | None = None,
        *,
        language: str | None = None,
        inside: BaseOxmlElement | None = None,
    ) -> None:
        """Set *pieces* in *paragraph*, with the direction of the paragraph and of each run."""
        base = language or self.language
        shape = paragraph._p.get_or_add_pPr()
        if base in RIGHT_TO_LEFT and shape.find(qn("w:bidi")) is None:
            shape.insert_element_before(OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing",
                                        "w:ind", "w:contextualSpacing", "w:jc", "w:textAlignment", "w:outlineLvl",
                                        "w:rPr", "w:sectPr")  # fmt: skip
        for piece in pieces:
            # Some programs order a paragraph without regard to its runs: a mark keeps a first number with its words.
            apart = base in RIGHT_TO_LEFT and not piece.right_to_left and not piece.text[:1].isalpha()
            run = paragraph.add_run(f"\u200e{piece.text}" if apart else piece.text)
            if color is not None:
                run.font.color.rgb = color
            run.font.underline = True if piece.marked else None
            if piece.right_to_left:
                run.font.rtl = True
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:bidi" if piece.right_to_left else "w:val"), LOCALES[piece.language])
            run._r.get_or_add_rPr().append(spoken)
            if inside is not None:
                inside.append(run._r)
        if inside is not None:
            paragraph._p.append(inside)

    def marks(self, paragraph: Paragraph, references: Sequence[str]) -> None:
        for reference in references:
            number = self.numbers[reference]
            places = self.cited.setdefault(number, [])
            places.append(f"mark_{number}_{len(places) + 1}")
            self.bookmark(paragraph, places[-1])
            self.anchor(paragraph, f" [{digits(str(number), self.language)}]", f"evidence_{number}")

    def link(self, paragraph: Paragraph, pieces: list[Run], url: str) -> None:
        """A link to an address of the web."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        self.into(paragraph, pieces, ACCENT, inside=link)

    def anchor(self, paragraph: Paragraph, text: str, place: str) -> None:
        """A link to a bookmark of this document."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), place)
        self.into(paragraph, [Run(text, self.language)], ACCENT, inside=link)

    def bookmark(self, paragraph: Paragraph, name: str) -> None:
        self.bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            part = OxmlElement(tag)
            part.set(qn("w:id"), str(self.bookmarks))
            if tag == "w:bookmarkStart":
                part.set(qn("w:name"), name)
            paragraph._p.append(part)

    def grid(self, rows: Sequence[Sequence[Cell]], *, head: bool = False) -> DocxTable:
        made = self.document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid" if head else None)
        if self.paper.right_to_left:
            shape = made._tbl.tblPr
            shape.insert_element_before(OxmlElement("w:bidiVisual"), "w:tblStyleRowBandSize", "w:tblW", "w:jc",
                                        "w:tblLayout", "w:tblLook")  # fmt: skip
        for row, values in zip(made.rows, rows, strict=True):
            for place, value in zip(row.cells, values, strict=True):
                pieces = runs(cell(value, self.language), self.language)
                if isinstance(value, Link):
                    self.link(place.paragraphs[0], pieces, value.url)
                else:
                    self.into(place.paragraphs[0], pieces, SOFT if head and row is made.rows[0] else None)
        self.document.add_paragraph()
        return made

    def page_number(self, paragraph: Paragraph) -> None:
        """*Page n* as a field that the office program fills in."""
        self.into(paragraph, runs(f"{self.labels['page']} ", self.language), SOFT)
        field = OxmlElement("w:fldSimple")
        # Which digits an Arabic page number gets is the office program's setting.
        field.set(qn("w:instr"), "PAGE")
        self.into(paragraph, [Run("1", self.language)], SOFT, inside=field)


def _repeat_head(table: DocxTable) -> None:
    """Repeat the first row on each page, which also tells a screen reader that it is the head."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _steady(package: bytes) -> bytes:
    """The same package with the same date on each part, so that equal papers give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
