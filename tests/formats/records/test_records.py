"""Rows of CSV and JSON files: each knows its line, errors name it, and what is written is read again as it was."""

import csv as csv_module
import doctest
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats import records
from zotim.formats.records import UnreadableRecords, read_csv, read_json, write_csv, write_json
from zotim.formats.records.writing import guarded

COLUMNS = ["id", "name"]
cell = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20).map(str.strip)


def csv(text: str):
    return read_csv(text.encode(), "x.csv", columns=COLUMNS, optional=["note"])


def refused(data: str | bytes, read=csv):
    with pytest.raises(UnreadableRecords) as error:
        read(data)
    return [(one.line, one.field, one.code) for one in error.value.problems]


def test_the_examples_hold():
    assert doctest.testmod(records).failed == 0


def test_a_row_knows_its_line_though_cells_run_over_lines_and_lines_are_blank():
    rows = csv('id,name\r\n1,"two\nlines"\r\n\r\n2,x\r\n')
    assert [(row.line, row.fields["name"]) for row in rows] == [(2, "two\nlines"), (5, "x")]


def test_columns_may_stand_in_any_order_and_optional_ones_be_there_or_not():
    assert csv("note, name ,id\n a , b ,1\n")[0].fields == {"note": "a", "name": "b", "id": "1"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(1, "", "empty")]),
        ("id,nmae\n", [(1, "nmae", "column_unknown"), (1, "name", "column_missing")]),
        ("id,name,name\n", [(1, "name", "column_twice")]),
        ("id,name\n1,a\n2\n3,a,b\n", [(3, "", "row"), (4, "", "row")]),
        ('id,name\n1,"open\n2,x\n', [(2, "", "csv")]),
        ("id,name\n1,a\0b\n", [(2, "", "utf8")]),
    ],
)
def test_what_isnt_a_table_is_refused_by_line(text, found):
    assert refused(text) == found


def test_another_encoding_is_named_with_the_line_of_its_first_sign():
    data = "id,name\n1,x\n2,ë\n".encode("latin-1")
    assert refused(data, lambda data: read_csv(data, "x", columns=COLUMNS)) == [(3, "", "utf8")]


@given(st.lists(st.fixed_dictionaries({"id": cell, "name": cell}), max_size=5))
def test_csv_comes_back_as_it_was(rows):
    read = read_csv(write_csv(COLUMNS, rows), "x", columns=COLUMNS)
    assert [row.fields for row in read] == [row for row in rows if any(row.values())]


@given(st.lists(st.fixed_dictionaries({"id": cell, "name": cell}), max_size=5))
def test_a_file_parted_by_semicolons_is_read_as_the_same_file_parted_by_commas(rows):
    out = io.StringIO(newline="")
    writer = csv_module.DictWriter(out, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows({key: guarded(value) for key, value in row.items()} for row in rows)
    read = csv(out.getvalue())
    assert [row.fields for row in read] == [row for row in rows if any(row.values())]


def test_only_the_first_line_says_what_parts_the_cells():
    assert csv("id;name\n1;a, b\n")[0].fields == {"id": "1", "name": "a, b"}
    assert csv("id,name\n1,a; b\n")[0].fields == {"id": "1", "name": "a; b"}
    assert refused("id;name\n1,a\n") == [(2, "", "row")]


@given(st.text(min_size=1))
def test_no_cell_begins_as_a_formula(text):
    written = write_csv(["a"], [{"a": text}]).decode("utf-8-sig", "surrogatepass").partition("\r\n")[2].lstrip('"')
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@"))


# JSON


def load(text: str):
    return read_json(text.encode(), "x.json", format="x/1", lists=["a", "b"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", [(1, "", "not_json")]),
        ('{"format": "x/1",\n "a": [1,]}', [(2, "", "not_json")]),
        ("[" * 100_000, [(1, "", "not_json")]),
        ("[]", [(1, "format", "format")]),
        ('{"format": "x/2"}', [(1, "format", "format")]),
        ('{"format": "x/1", "c": []}', [(1, "c", "column_unknown")]),
        ('{"format": "x/1", "a": {}}', [(1, "a", "list")]),
        ('{"format": "x/1", "a": [{},\n 3]}', [(2, "a[1]", "record")]),
    ],
)
def test_what_isnt_shaped_as_said_is_refused_by_line_and_place(text, found):
    assert refused(text, load) == found


value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
record = st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=3), value, max_size=3)


@given(st.lists(record, max_size=3), st.lists(record, max_size=3), st.sampled_from([None, 0, 1, 4]))
def test_each_json_record_knows_the_line_on_which_it_begins(first, second, indent):
    numbered = [{"number": -1000 - place} | one for place, one in enumerate([*first, *second])]
    first, second = numbered[: len(first)], numbered[len(first) :]
    text = json.dumps({"b": second, "format": "x/1", "a": first}, indent=indent)
    read = load(text)
    assert [[row.fields for row in read[key]] for key in ("a", "b")] == [first, second]
    for row in (*read["a"], *read["b"]):
        before = text[: text.index(f'"number": {row.fields["number"]}')].rpartition("{")[0]
        assert row.line == before.count("\n") + 1


def test_what_is_written_is_read_again():
    rows = [{"name": "Shkodër"}, {"name": "صلالة"}]
    assert [row.fields for row in load(write_json("x/1", a=rows).decode())["a"]] == rows
