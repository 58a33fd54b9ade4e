"""A questionnaire is read as it comes; what isn't clear is named by its place, and nothing is lost in silence."""

import io

import pytest
from docx import Document
from openpyxl import Workbook

from tests import data_calls
from tests.hostile.conftest import BOMBS, archive, docx
from zotim.formats.questionnaires import MOST_QUESTIONS, Kind, Place, read_questionnaire
from zotim.formats.text import UnreadableFile


def xlsx(*rows, title="Questions"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(build):
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_survey_in_word_gives_its_sections_kinds_and_options():
    found = read_questionnaire(data_calls.questionnaire(), "survey.docx")
    assert found.title == "Survey of the Committee (made up)"
    assert [(q.number, q.kind, q.section[:9]) for q in found.questions] == [
        ("1", Kind.NUMBER, "Section A"), ("2", Kind.YES_NO, "Section A"), ("3", Kind.CHOICE, "Section A"),
        ("4", Kind.DATE, "Section B"), ("5", Kind.TEXT, "Section B"),
    ]  # fmt: skip
    assert found.questions[2].options == data_calls.OPTIONS
    assert found.questions[0].place == Place(paragraph=4)
    assert [line.text for line in found.left_out] == ["Please answer by the day given in the letter."]
    assert not found.mistakes


def test_a_heading_with_no_question_under_it_is_the_title_or_left_out_and_no_line_takes_its_place():
    def build(document):
        document.add_heading("Survey (made up)", 1)
        document.add_paragraph("Please reply by 31 January 2027.")
        document.add_heading("Instructions", 2)
        document.add_heading("A. Legislation", 2)
        document.add_paragraph("1. How many were trained?")
        document.add_heading("Annex", 2)

    found = read_questionnaire(word(build), "x.docx")
    assert found.title == "Survey (made up)"
    assert [(q.number, q.section) for q in found.questions] == [("1", "A. Legislation")]
    assert [(line.place.paragraph, line.text) for line in found.left_out] == [
        (2, "Please reply by 31 January 2027."), (3, "Instructions"), (6, "Annex"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "number", "text"),
    [
        ("4. How is it done?", "4", "How is it done?"),
        ("4.2 How is it done?", "4.2", "How is it done?"),
        ("Q7: How is it done?", "7", "How is it done?"),
        ("Pyetja 3. Si bëhet?", "3", "Si bëhet?"),
        ("السؤال ٥: كيف يتم ذلك؟", "5", "كيف يتم ذلك؟"),
        ("(no number) How is it done?", "1", "(no number) How is it done?"),
    ],
)
def test_a_number_is_read_in_every_writing(paragraph, number, text):
    found = read_questionnaire(word(lambda d: d.add_paragraph(paragraph)), "x.docx")
    assert [(q.number, q.text) for q in found.questions] == [(number, text)]


def test_a_table_in_word_is_read_as_a_spreadsheet_is():
    def build(document):
        table = document.add_table(rows=3, cols=3)
        for row, cells in enumerate([("Nr", "Pyetja", "Lloji"), ("1", "Sa?", "numër"), ("2", "", "tekst")]):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    found = read_questionnaire(word(build), "x.docx")
    assert [(q.text, q.kind) for q in found.questions] == [("Sa?", Kind.NUMBER)]
    assert [(m.code, m.place) for m in found.mistakes] == [("empty_question", Place(row=3, column="B"))]


def test_heads_are_known_in_three_languages_and_sections_may_be_rows_of_their_own():
    found = read_questionnaire(
        xlsx(
            ("Made-up survey",), ("رقم", "السؤال", "النوع", "الخيارات", "إلزامي"), ("القسم الأول",),
            (1, "كم عدد المدربين؟", "عدد", None, "نعم"), (2, "إلى أي مدى؟", "اختيار", "كليًا; جزئيًا", "لا"),
        ), "s.xlsx",
    )  # fmt: skip
    assert [(q.number, q.kind, q.section, q.required) for q in found.questions] == [
        ("1", Kind.NUMBER, "القسم الأول", True), ("2", Kind.CHOICE, "القسم الأول", False),
    ]  # fmt: skip
    assert [line.text for line in found.left_out] == ["Made-up survey"]


def test_each_mistake_is_named_by_row_and_column():
    found = read_questionnaire(
        b"No.,Question,Kind,Options\n1,One?,essay,\n2,,text,\n3,Three?,choice,Only one\n1,Again?,text,\n", "s.csv"
    )
    assert [(m.code, m.place.row, m.place.column) for m in found.mistakes] == [
        ("unknown_kind", 2, "C"), ("empty_question", 3, "B"), ("no_options", 4, "D"), ("number_twice", 5, "B"),
    ]  # fmt: skip
    assert [q.kind for q in found.questions] == [Kind.TEXT] * 3


def test_a_line_of_csv_is_counted_as_an_editor_counts_it():
    found = read_questionnaire(b'No.;Question\n1;"Two\nlines?"\n2;Next?\n', "s.csv")
    assert [(q.number, q.place.row) for q in found.questions] == [("1", 2), ("2", 4)]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused(bomb):
    with pytest.raises(UnreadableFile):
        read_questionnaire(BOMBS[bomb](), "bomb.docx")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(doctype=ENTITIES), "declares its own document type"),
        (archive(("xl/workbook.xml", f"{ENTITIES}<workbook/>")), "declares its own document type"),
        (archive(("xl/workbook.xml", f"{ENTITIES}<workbook/>".encode("utf-16"))), "declares its own document type"),
        (archive(("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")), "macros"),
        (archive(("xl/workbook.xml", "<workbook/>")), "damaged"),
        (docx("<w:p><w:r><w:t>open"), "damaged"),
        (xlsx(("No.", "Question"), (1, "x?"))[:200], "damaged"),
        (archive(("a.txt", "x")), "no XLSX"),
        (b"%PDF-1.7", "can't be read"),
        (b"just words\nand more words\n", "which column"),
        (b"", "which column"),
        (b"\x00\x01\x02", "encoding"),
        (docx("<w:p/>"), "no question"),
        (xlsx(("No.", "Question"), *((n, f"Question {n}?") for n in range(MOST_QUESTIONS + 1))), "more than"),
    ],
    ids=["word entities", "excel entities", "in utf-16", "macros", "empty book", "cut xml", "cut archive", "archive",
         "pdf", "prose", "empty", "bytes", "no question", "too many"],
)  # fmt: skip
def test_what_is_no_questionnaire_is_refused_with_a_reason_and_what_to_do(data, reason):
    with pytest.raises(UnreadableFile, match=reason) as refused:
        read_questionnaire(data, "file.xlsx")
    assert refused.value.what_to_do
