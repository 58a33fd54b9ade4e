"""HXL: tags are found and understood, rows come one at a time, and what is written is read again as it was."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.hxl import Column, Row, Table, Tag, read_hxl, write_hxl
from zotim.formats.problems import Problem
from zotim.formats.text.errors import UnreadableFile

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
TAGS = st.builds(Tag, NAMES, st.frozensets(NAMES, max_size=3))
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="�"), max_size=8).map(
    str.strip
)


def read(text: str) -> tuple[Table, list[Row], list[Problem]]:
    problems: list[Problem] = []
    table = read_hxl(io.BytesIO(text.encode()), "t.csv", problems.append)
    return table, list(table), problems


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("#org", Tag("org")),
        (" # ORG + Impl+code ", Tag("org", frozenset({"code", "impl"}))),
        ("#adm1+v_iso2", Tag("adm1", frozenset({"v_iso2"}))),
        ("org", None),
        ("#1", None),
        ("#org+", None),
        ("#org code", None),
        ("", None),
    ],
)
def test_a_tag_is_its_name_and_attributes_in_any_order(text: str, tag: Tag | None) -> None:
    assert Tag.of(text) == tag


def test_a_tag_answers_what_asks_for_no_more_than_it_says() -> None:
    said = Tag("affected", frozenset({"f", "children"}))
    assert said.answers(Tag("affected"))
    assert said.answers(Tag("affected", frozenset({"f"})))
    assert not said.answers(Tag("affected", frozenset({"m"})))
    assert not said.answers(Tag("reached"))


def test_rows_stand_below_the_tags_and_headings_above() -> None:
    table, rows, problems = read("A report,,\nWhere,Who,Note\n#adm1+name,#org,\nNinewa,Fund,x\n\nAnbar,,\n")
    assert problems == []
    assert table.columns == (Column(Tag("adm1", frozenset({"name"})), "Where"), Column(Tag("org"), "Who"),
                             Column(None, "Note"))  # fmt: skip
    assert [(row.line, row.cells) for row in rows] == [(4, ("Ninewa", "Fund", "x")), (6, ("Anbar", "", ""))]


def test_cells_are_asked_by_tag() -> None:
    _table, [row], _problems = read("#org+impl,#org+funding,#adm1\nA,B,\n")
    assert (row.all("#org"), row.first("#org+funding"), row.first("#adm1"), row.first("#sector")) == (
        ["A", "B"], "B", "", "",
    )  # fmt: skip
    with pytest.raises(ValueError, match="no tag"):
        row.first("org")


def test_semicolons_part_where_the_comma_is_the_decimal_sign() -> None:
    _table, [row], _problems = read("Vendi;Shuma\n#adm1;#value\nTirana;1,5\n")
    assert row.first("#value") == "1,5"


def test_what_is_wrong_is_told_by_row_and_column_and_the_others_go_on() -> None:
    text = 'Where,Who,Sum\n#adm1,#org,#value +\nA,B,1\nA,B,1,more\n"open,B,1\nC,D,2\n'
    table, rows, problems = read(text)
    assert [(one.line, one.field, one.code) for one in problems] == [
        (2, "Sum", "hashtag"),
        (4, "", "cells"),
        (5, "", "quotes"),
    ]
    assert table.columns[2].tag is None
    assert [row.first("#adm1") for row in rows] == ["A", "C"]


def test_one_tag_among_words_is_no_row_of_tags() -> None:
    table, _rows, _problems = read("See #org,for,more\n#org,#adm1,#value\n")
    assert [str(column.tag) for column in table.columns] == ["#org", "#adm1", "#value"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "a\n" * 25 + "#org\n"])
def test_a_file_without_tags_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match="no row of tags"):
        read(text)


def test_a_cell_that_a_spreadsheet_would_run_stays_text() -> None:
    out = io.BytesIO()
    write_hxl(out, [Column(Tag("org"))], [["=1+1"]])
    assert b"'=1+1" in out.getvalue()
    _table, [row], _problems = read(out.getvalue().decode("utf-8-sig"))
    assert row.cells == ("=1+1",)


def test_a_row_of_another_length_is_not_written() -> None:
    out = io.BytesIO()
    with pytest.raises(ValueError, match="row 2 has 1 cells"):
        write_hxl(out, [Column(Tag("org")), Column(Tag("adm1"))], [["A", "B"], ["only"]])
    assert b"only" not in out.getvalue()


@given(st.lists(TAGS, min_size=1, max_size=4), st.data())
def test_what_is_written_is_read_as_it_was(tags: list[Tag], data: st.DataObject) -> None:
    cells = st.lists(CELLS, min_size=len(tags), max_size=len(tags)).filter(any)
    said = data.draw(st.lists(cells, max_size=4))
    out = io.BytesIO()
    assert write_hxl(out, [Column(tag) for tag in tags], said) == len(said)
    out.seek(0)
    problems: list[Problem] = []
    table = read_hxl(out, "t.csv", problems.append)
    assert [column.tag for column in table.columns] == tags
    assert [list(row.cells) for row in table] == said
    assert problems == []
