"""A body answers by a spreadsheet: what is kept, and what is named by row and column."""

import io

import pytest
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from tests import data_calls
from tests.hostile.conftest import BOMBS, docx
from zotim.core.audit.models import Event
from zotim.formats.text import UnreadableFile
from zotim.register.data_calls import papers
from zotim.register.data_calls.models import AnswerVersion
from zotim.register.data_calls.services import replies
from zotim.vocabulary import Language

pytestmark = pytest.mark.django_db


def test_a_sheet_holds_only_the_bodys_own_questions_and_only_two_columns_are_open(world):
    call = data_calls.added(world.analyst)
    portion = data_calls.given(world.analyst, call, world.ministry, "135")
    book = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, portion)))
    table = book.worksheets[0]
    assert [table.cell(row, 1).value for row in range(4, table.max_row + 1)] == ["1", "3", "5"]
    assert "lists?" not in str(list(table.values))
    assert table.protection.sheet
    unlocked = {c.column_letter for row in table.iter_rows(min_row=4) for c in row if not c.protection.locked}
    assert unlocked == {"C", "D"}
    kinds = {str(rule.sqref): rule.type for rule in table.data_validations.dataValidation}
    assert kinds == {"C4": "decimal", "C5": "list"}
    assert [c.value for c in book["Lists"][5]] == list(data_calls.OPTIONS)
    assert table.column_dimensions["F"].hidden


def test_a_sheet_speaks_each_language_and_is_read_in_any(world):
    world.open()
    for language, heading in ((Language.ALBANIAN, "sq"), (Language.ARABIC, "ar"), (Language.ENGLISH, "en")):
        table = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, world.portion, language))).worksheets[0]
        assert table.sheet_view.rightToLeft == (heading == "ar")
        with override(heading):
            assert str(world.call.title) in table.cell(1, 1).value
    data = data_calls.filled(data_calls.sheet(world.analyst, world.portion, Language.ARABIC), {"2": "نعم", "1": "٦"})
    assert world.return_sheet(data).changed == 2
    assert world.answer("1").versions.get().value == "6"


def test_a_sheet_with_a_mistake_keeps_nothing_and_names_row_column_and_what_to_do(world):
    world.open()
    data = data_calls.filled(
        data_calls.sheet(world.analyst, world.portion), {**data_calls.GOOD, "1": "=2*3"}, {"2": "=1+1"}
    )
    kept = world.return_sheet(data)
    assert [(m.row, m.column, m.code) for m in kept.returned.mistakes] == [(4, "C", "formula"), (5, "D", "formula")]
    assert not AnswerVersion.objects.exists()
    assert world.answer("3").state == "asked"
    assert Event.objects.filter(verb="register.sheet.refused", outcome="failed").count() == 1


def test_rows_left_empty_stay_open_and_a_second_sheet_adds_to_the_first(world):
    world.open()
    blank = data_calls.sheet(world.analyst, world.portion)
    first = world.return_sheet(data_calls.filled(blank, {"1": 6}))
    assert (first.changed, first.still_open) == (1, 4)
    second = world.return_sheet(data_calls.filled(blank, {"2": "no"}))
    assert (second.changed, second.still_open) == (1, 3)
    assert world.answer("1").versions.get().value == "6"


def test_a_row_that_lost_its_key_is_known_by_its_number_and_a_foreign_row_is_a_mistake(world):
    world.open()
    book = load_workbook(io.BytesIO(data_calls.filled(data_calls.sheet(world.analyst, world.portion), {"1": 6})))
    table = book.worksheets[0]
    table["F4"] = None
    table["A9"], table["C9"] = "99", "an answer to nothing"
    table["A10"], table["C10"] = "1", "7"
    out = io.BytesIO()
    book.save(out)
    mistakes = world.return_sheet(out.getvalue()).returned.mistakes
    assert [(m.row, m.column, m.code) for m in mistakes] == [(9, "A", "unknown_row"), (10, "C", "row_twice")]


def test_a_sheet_that_changes_what_stands_in_the_reply_is_told_so(world):
    world.open()
    blank = data_calls.sheet(world.analyst, world.portion)
    world.return_sheet(data_calls.filled(blank, {"1": 6}))
    replies.answers_merge(
        actor=world.analyst, question=world.answer("1").question, answers=[world.answer("1")], value="6"
    )
    same = world.return_sheet(data_calls.filled(blank, {"1": 6, "2": "yes"}))
    assert (same.changed, list(same.returned.mistakes)) == (1, [])
    changed = world.return_sheet(data_calls.filled(blank, {"1": 7}))
    assert [(m.row, m.code) for m in changed.returned.mistakes] == [(4, "in_reply")]


def test_the_sheet_of_another_body_and_what_is_no_sheet_are_refused(world):
    world.open()
    foreign = data_calls.filled(data_calls.sheet(world.analyst, world.other), {"1": 6})
    book = io.BytesIO()
    Workbook().save(book)
    for data in (foreign, book.getvalue(), b"No.,Answer\n1,6\n", docx(), *(bomb() for bomb in BOMBS.values())):
        with pytest.raises(UnreadableFile) as refused:
            world.return_sheet(data)
        assert refused.value.what_to_do
    assert not AnswerVersion.objects.exists()


def test_an_answer_that_looks_like_a_formula_comes_out_as_text(world):
    world.open()
    world.say(world.focal, world.portion, q5="=cmd|' /C calc'!A0")
    table = load_workbook(io.BytesIO(data_calls.sheet(world.analyst, world.portion))).worksheets[0]
    assert not [cell for row in table.iter_rows() for cell in row if cell.data_type == "f"]
    row = papers.rows(
        {"answers": [{"number": "5", "section": "", "kind": "text", "question": {"en": "x"},
                      "answer": {"text": {"en": "=1+1"}, "value": "", "sources": []}}]}, "en",
    )[1][0]  # fmt: skip
    assert row[3] == "=1+1"
