"""Papers as XLSX, for people who count and sort: a sheet for each chapter, and one for the evidence.

Each statement is a row with its id; behind it stand the references of what shows it, each a link to its row on the
sheet of evidence. Days and numbers are days and numbers; no text is ever taken for a formula (:mod:`.sheets`).
"""

import io
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from zotim.core.documents.paper import Block, Cell, Note, Paper, Quote, Section, Sentence, Steps, Table
from zotim.core.documents.sheets import put, put_text, sheet_name
from zotim.core.documents.wording import classification_word, glyph_words, labels

HEAD, LINK, BOLD = PatternFill("solid", fgColor="E3EFED"), Font(color="0E4F4D", underline="single"), Font(bold=True)
FIRST_MARK = 6
"""The column of the first reference; before it stand id, heading, standing, kind and text."""
WIDTHS = (24, 40, 18, 14, 80)


def render_book(paper: Paper) -> bytes:
    """The paper as XLSX bytes. Every reference on a sheet leads to its row among the evidence."""
    paper.check()
    with override(paper.language):
        return _Book(paper).written()


class _Book:
    """One paper on its way into one workbook."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.language = paper, str(paper.language)
        self.labels, self.words = labels(self.language), glyph_words(self.language)
        self.numbers = paper.numbers()
        self.book = Workbook()
        self.evidence_name = sheet_name(self.labels["evidence"])

    def written(self) -> bytes:
        about = self.book.properties
        about.creator, about.language = "Zotim", self.language
        about.title = self.paper.title[:255]
        self.front(self.book.worksheets[0])
        chapters: list[list[Section]] = []
        for section in self.paper.sections:
            if section.level == 1:
                chapters.append([])
            chapters[-1].append(section)
        for number, chapter in enumerate(chapters, 1):
            self.chapter(self.sheet(sheet_name(chapter[0].heading, number)), chapter)
        self.evidence(self.sheet(self.evidence_name))
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def sheet(self, name: str) -> Worksheet:
        return self.book.create_sheet(name)

    def finish(self, sheet: Worksheet, widths: Sequence[int], *, freeze: bool = True) -> None:
        sheet.sheet_view.rightToLeft = self.paper.right_to_left
        for at, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        if freeze:
            sheet.freeze_panes = "A2"
            sheet.print_title_rows = "1:1"

    def row(self, sheet: Worksheet, row: int, values: Sequence[Cell], *, head: bool = False) -> None:
        for at, value in enumerate(values, 1):
            place = sheet.cell(row, at)
            put(place, value)
            place.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
            if isinstance(value, date):
                place.number_format = "yyyy-mm-dd"
            if head:
                place.font, place.fill = Font(bold=True, color="0E4F4D"), HEAD

    def front(self, sheet: Worksheet) -> None:
        """What the paper is, and its counts."""
        paper = self.paper
        sheet.title = sheet_name(_("Summary"))
        put_text(sheet.cell(1, 1), paper.title)
        sheet.cell(1, 1).font = Font(bold=True, size=14, color="0E4F4D")
        lines: list[tuple[str, Cell]] = [
            (self.labels["as_of"], paper.as_of),
            (_("Classification"), classification_word(paper.classification, self.language)),
            *paper.facts,
        ]
        if paper.verify_note:
            lines.append((self.labels["note"], paper.verify_note))
        for at, line in enumerate(lines, 3):
            self.row(sheet, at, line)
            sheet.cell(at, 1).font = BOLD
        put_text(sheet.cell(len(lines) + 4, 1), paper.footer)
        self.finish(sheet, (36, 60), freeze=False)

    def chapter(self, sheet: Worksheet, sections: Sequence[Section]) -> None:
        """A row for each statement, then the tables as they are."""
        most = max((len(self.cited(block)) for section in sections for block in section.blocks), default=0)
        marks = [self.labels["evidence"]] * min(most, 1) + [""] * max(most - 1, 0)
        heads = [pgettext("column", "Id"), _("Heading"), _("Where it stands"), pgettext("column", "Kind"), _("Text")]
        self.row(sheet, 1, [*heads, *marks], head=True)
        at, tables = 2, []
        for section in sections:
            stands = self.words[section.glyph] if section.glyph else ""
            for block in section.blocks:
                if isinstance(block, Table):
                    tables.append((section.heading, block))
                    continue
                for kind, text, identity, references in self.lines(block):
                    self.row(sheet, at, [identity, section.heading, stands, kind, text])
                    self.marks(sheet, at, FIRST_MARK, references)
                    at += 1
        for heading, table in tables:
            at = self.table(sheet, at + 1, heading, table)
        self.finish(sheet, [*WIDTHS, *([16] * most)])

    def lines(self, block: Block) -> list[tuple[str, str, str, Sequence[str]]]:
        """What a block says, line by line: kind, text, id, references."""
        match block:
            case Sentence():
                return [(pgettext("kind of line", "Sentence"), block.text, block.id, block.evidence)]
            case Note():
                return [(self.labels["note"], block.text, "", ())]
            case Quote():
                source = f" ({block.source})" if block.source else ""
                return [(pgettext("kind of line", "Quotation"), block.text + source, "", ())]
            case Steps():
                kind = pgettext("kind of line", "Step")
                return [
                    (kind, f"{one.label}: {one.note or self.words[one.glyph]}", "", one.evidence) for one in block.steps
                ]
        return []

    def cited(self, block: Block) -> Sequence[str]:
        return max((references for *_rest, references in self.lines(block)), key=len, default=())

    def table(self, sheet: Worksheet, at: int, heading: str, table: Table) -> int:
        """A table below the statements; the first row that is free after it."""
        put_text(sheet.cell(at, 1), " · ".join(filter(None, (heading, table.caption))))
        sheet.cell(at, 1).font = BOLD
        self.marks(sheet, at, FIRST_MARK, table.evidence)
        self.row(sheet, at + 1, [*table.columns, *([pgettext("column", "Id")] if table.ids else [])], head=True)
        for offset, row in enumerate(table.rows):
            self.row(sheet, at + 2 + offset, [*row, *table.ids[offset : offset + 1]])
        return at + 2 + len(table.rows)

    def marks(self, sheet: Worksheet, row: int, column: int, references: Sequence[str]) -> None:
        """References, each leading to its row among the evidence."""
        for at, reference in enumerate(references, column):
            place = sheet.cell(row, at)
            put_text(place, reference)
            name = self.evidence_name.replace("'", "''")
            target = f"'{name}'!A{self.numbers[reference] + 1}"
            place.hyperlink = Hyperlink(ref=place.coordinate, location=target, display=reference)
            place.font = LINK

    def evidence(self, sheet: Worksheet) -> None:
        """A row for each entry, in the order of its number."""
        heads = [
            pgettext("column", "No."), _("Reference"), _("Title"), pgettext("column", "Kind"), _("Dated"),
            self.labels["reviewed_by"], _("Reviewed on"), "SHA-256", _("Address"),
        ]  # fmt: skip
        self.row(sheet, 1, heads, head=True)
        for number, item in enumerate(self.paper.evidence, 1):
            reviewed = item.reviewed_by_role or self.labels["not_reviewed"]
            values: list[Cell] = [
                number,
                item.reference,
                item.title,
                item.kind,
                item.date,
                reviewed,
                item.reviewed_on,
                item.sha256,
            ]
            self.row(sheet, number + 1, [*values, item.url])
            if item.url:
                place = sheet.cell(number + 1, len(values) + 1)
                place.hyperlink, place.font = Hyperlink(ref=place.coordinate, target=item.url), LINK
        self.finish(sheet, (6, 16, 50, 18, 12, 28, 12, 24, 60))
