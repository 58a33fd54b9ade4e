import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from zotim.core.documents.sheets import render_csv, render_xlsx

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
]


def sheet_of(data):
    return load_workbook(io.BytesIO(data)).active


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_takes_no_text_for_a_formula(text):
    sheet = sheet_of(render_xlsx("t", [text], [[text]], "en"))
    for place in (sheet["A1"], sheet["A2"]):
        assert place.data_type == "s"
        assert place.quotePrefix
        assert place.value.strip() == text.strip()


@pytest.mark.parametrize("text", [*FORMULAS, "  =1+1"])
def test_in_csv_such_text_begins_with_an_apostrophe(text):
    assert rows_of(render_csv(["a"], [[text]]))[1] == [f"'{text}"]


def test_numbers_and_dates_keep_their_type():
    row = [-5, Decimal("1.50"), datetime.date(2026, 11, 24), None, 0.5]
    sheet = sheet_of(render_xlsx("t", list("abcde"), [row], "en"))
    assert [place.value for place in sheet[2]] == [-5, 1.5, datetime.datetime(2026, 11, 24), None, 0.5]
    assert rows_of(render_csv(list("abcde"), [row]))[1] == ["-5", "1.50", "2026-11-24", "", "0.5"]


def test_a_moment_is_written_in_utc():
    moment = datetime.datetime(2026, 11, 24, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    assert sheet_of(render_xlsx("t", ["a"], [[moment]], "en"))["A2"].value == datetime.datetime(2026, 11, 24, 9)


@pytest.mark.parametrize(("language", "mirrored"), [("ar", True), ("sq", False), ("en", False)])
def test_an_arabic_sheet_is_read_from_right_to_left(language, mirrored):
    sheet = sheet_of(render_xlsx("الجدول", ["أ"], [["ب"]], language))
    assert bool(sheet.sheet_view.rightToLeft) is mirrored
    assert sheet.title == "الجدول"


def test_a_title_that_no_sheet_may_have_is_made_fit():
    assert sheet_of(render_xlsx("a/b:c*[d]?\\" + "x" * 50, ["a"], [], "en")).title.startswith("a b c")
    assert sheet_of(render_xlsx("", ["a"], [], "en")).title == "Zotim"


def test_csv_begins_with_a_byte_order_mark_for_albanian_and_arabic():
    data = render_csv(["Gjëndja"], [["العراق"]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [["Gjëndja"], ["العراق"]]


def test_a_row_of_another_length_is_refused_by_number():
    for render in (lambda rows: render_csv(["a"], rows), lambda rows: render_xlsx("t", ["a"], rows, "en")):
        with pytest.raises(ValueError, match="Row 2 has 2 cells"):
            render([["x"], ["y", "z"]])


@given(st.text(max_size=50))
def test_any_text_can_be_written_and_none_runs(text):
    assert not rows_of(render_csv(["a", "b"], [["x", text]]))[1][1].lstrip().startswith(("=", "+", "-", "@"))
    assert sheet_of(render_xlsx(text, ["a"], [[text]], "en"))["A2"].data_type != "f"
