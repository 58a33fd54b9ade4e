"""A paper as a workbook: a sheet for each chapter, and each reference leads to the evidence."""

import datetime
import io

import pytest
from openpyxl import load_workbook

from tests.core.documents.conftest import PAGES
from zotim.core.documents.book import render_book
from zotim.core.documents.frozen import paper_of
from zotim.core.documents.paper import Note, Section, Sentence, Table, paper_as_json

HOSTILE = '=HYPERLINK("http://example.org","x")'


def opened(data):
    return load_workbook(io.BytesIO(data))


def followed(book, place):
    """The row of the sheet to which a cell leads."""
    sheet, _mark, cell = place.hyperlink.location.rpartition("!")
    found = book[sheet.strip("'").replace("''", "'")][cell]
    return [one.value for one in found.parent[found.row]]


def test_each_chapter_is_a_sheet_between_the_summary_and_the_evidence(paper):
    chapters = [
        Section("First: a/b", None, [Note("Nothing.")]),
        Section("Part", None, [Note("Nothing.")], level=2),
        Section("First: a/b"),
    ]
    book = opened(render_book(paper("en", sections=chapters)))
    assert book.sheetnames == ["Summary", "1. First  a b", "2. First  a b", "Evidence"]
    assert [row[1].value for row in book["1. First  a b"].iter_rows(min_row=2)] == ["First: a/b", "Part"]


@pytest.mark.parametrize("language", ["sq", "en", "ar"])
def test_each_reference_leads_to_its_row_and_each_row_to_its_address(paper, language):
    made = paper(language)
    book = opened(render_book(made))
    places = [place for sheet in book.worksheets[1:-1] for row in sheet.iter_rows() for place in row if place.hyperlink]
    assert len(places) == sum(len(references) for _said, references in made.citations())
    assert all(followed(book, place)[1] == place.value for place in places)
    addresses = [row[8].hyperlink.target for row in book.worksheets[-1].iter_rows(min_row=2)]
    assert addresses == [item.url for item in made.evidence]


def test_a_cell_that_leads_somewhere_is_read_by_its_name(paper):
    sheet = opened(render_book(paper("en", sections=PAGES))).worksheets[1]
    (place,) = [one for row in sheet.iter_rows() for one in row if one.hyperlink]
    assert (place.value, place.hyperlink.target) == ("The calendar", "https://example.org/calendar/")


def test_a_sentence_is_a_row_with_its_id_and_what_shows_it(paper):
    said = Section("A", None, [Sentence("It was done.", "en", ["ZOT-2222-BB", "ZOT-1111-AA"], "ZOT-9.promise")])
    row = next(opened(render_book(paper("en", sections=[said]))).worksheets[1].iter_rows(min_row=2, values_only=True))
    assert row == ("ZOT-9.promise", "A", None, "Sentence", "It was done.", "ZOT-2222-BB", "ZOT-1111-AA")


def test_days_and_numbers_keep_their_type_and_no_text_is_a_formula(paper):
    table = Table([HOSTILE, "n", "day"], [[HOSTILE, 1042, datetime.date(2026, 1, 2)]], HOSTILE, ["ZOT-1111-AA"])
    said = Section(HOSTILE, None, [Sentence(HOSTILE, "en", ["ZOT-1111-AA"], HOSTILE), table])
    book = opened(render_book(paper("en", title=HOSTILE, facts=[(HOSTILE, 7)], footer=HOSTILE, sections=[said])))
    values = [place for sheet in book.worksheets for row in sheet.iter_rows() for place in row]
    assert not [place.coordinate for place in values if place.data_type == "f"]
    assert {type(place.value) for place in values if place.value in (7, 1042)} == {int}
    assert any(place.is_date and place.value.date() == datetime.date(2026, 1, 2) for place in values)
    assert book["Summary"]["B3"].value.date() == datetime.date(2026, 11, 24)


def test_an_arabic_workbook_runs_from_right_to_left(paper):
    assert all(sheet.sheet_view.rightToLeft for sheet in opened(render_book(paper("ar"))).worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in opened(render_book(paper("sq"))).worksheets)


def test_a_day_is_still_a_day_after_a_paper_was_kept(paper):
    table = Table(["day", "text"], [[datetime.date(2026, 1, 2), "2026-02-30"]], "", ["ZOT-1111-AA"])
    kept = paper_of(paper_as_json(paper("en", sections=[Section("A", None, [table])])))
    assert kept.sections[0].blocks[0].rows == ((datetime.date(2026, 1, 2), "2026-02-30"),)
    assert dict(kept.facts)["S/RES"] == datetime.date(2027, 3, 31)
