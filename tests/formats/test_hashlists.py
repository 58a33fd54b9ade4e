"""Lists of fingerprints of other systems are read line by line; what can't be read is named."""

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.hashlists import Line, read, write
from zotim.formats.text.errors import UnreadableFile

pytestmark = pytest.mark.once
ONE, TWO = "0f" * 32, "A1" * 32


def lines(text, kind="pdq"):
    return list(read(io.BytesIO(text.encode() if isinstance(text, str) else text), kind))


def said(text, kind="pdq"):
    return [
        (one.kind, one.value.hex() if isinstance(one.value, bytes) else one.value, one.note)
        for one in lines(text, kind)
    ]


EITHER = [("pdq", ONE, "Nr. 1"), ("pdq", TWO.lower(), "")]


@pytest.mark.parametrize("text", [
    f"{ONE},Nr. 1\n{TWO}\n",
    f"\ufeff\n{ONE},Nr. 1\r\n\r\n{TWO},\r\n",
    f"note,hash\nNr. 1,{ONE}\n,{TWO}\n",
    f"pdq,note\n{ONE},Nr. 1\n{TWO},\n",
    f"indicator,type,description\n{ONE},HASH_PDQ,Nr. 1\n{TWO},pdq,\n",
    f'{{"hash": "{ONE}", "note": "Nr. 1"}}\n{{"pdq": "{TWO}"}}\n',
    f'[{{"signals": {{"pdq": "{ONE}"}}, "note": "Nr. 1"}},\n "{TWO}"]',
    json.dumps({"data": [{"indicator": ONE, "type": "HASH_PDQ", "description": "Nr. 1"}, {"pdq": TWO}]}, indent=1),
])  # fmt: skip
def test_each_form_says_the_same(text):
    assert said(text) == EITHER


def test_addresses_and_bytes_are_known_by_their_kind_or_by_what_is_said_of_the_file():
    assert said("type,hash\nurl,https://videot.example/1\nsha256," + ONE) == [
        ("address", "https://videot.example/1", ""), ("sha256", ONE, ""),
    ]  # fmt: skip
    assert said(ONE, "sha256") == [("sha256", ONE, "")]


@pytest.mark.parametrize(("text", "problem"), [
    ("0f0f", "hex"), (f"{ONE}f", "hex"), ("zz" * 32, "hex"), (",Nr. 1", "empty"), (f"{ONE},{'x' * 256}", "note"),
    (f"hash,type\n{ONE},video_md5", "kind"), (f'{{"hash": "{ONE}"}}\n{{"hash"', "json"), ('{"hash": 17}\n', "shape"),
])  # fmt: skip
def test_what_cant_be_read_is_named_and_the_rest_is_read(text, problem):
    found = lines(f"{text}\n")
    assert [one.problem for one in found if one.problem] == [problem]
    more = f'{{"hash": "{TWO}"}}\n' if text.startswith("{") else f"{TWO}\n"
    assert [one.value.hex() for one in lines(f"{text}\n{more}") if not one.problem][-1] == TWO.lower()


def test_a_document_that_breaks_off_is_refused():
    for text in (f'[{{"pdq": "{ONE}"}},', '{"data": [\n'):
        with pytest.raises(UnreadableFile):
            lines(text)


def test_nothing_in_it_is_no_mistake():
    assert lines("") == lines("\n\n") == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with suppress(UnreadableFile):
        assert all(isinstance(one, Line) for one in lines(data))


@given(
    st.lists(
        st.tuples(
            st.binary(min_size=32, max_size=32), st.text(st.characters(exclude_categories=["C", "Z"]), max_size=40)
        )
    )
)
def test_what_is_written_is_read_back(rows):
    out = io.StringIO(newline="")
    write((("pdq", value.hex(), note) for value, note in rows), out)
    assert [(one.value, one.note) for one in lines(out.getvalue())] == rows
