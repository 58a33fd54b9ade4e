"""Events of MISP: addresses, attachments and texts with their marking; what else is in them is named and left."""

import base64
import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.formats import misp
from zotim.formats.text.errors import UnreadableFile

pytestmark = pytest.mark.once


def event(*attributes, **more):
    return json.dumps({"Event": {"info": "made up", "Attribute": list(attributes), **more}}).encode()


def read(data):
    problems = []
    return list(misp.read(data, "event.json", problems.append)), problems


def test_what_is_content_is_read_with_the_strictest_marking_above_it():
    found, problems = read(
        event(
            {"type": "url", "value": "https://video.example/a", "comment": "seen twice", "timestamp": "1764115200"},
            {"type": "attachment", "value": "a.png", "data": base64.b64encode(b"\x89PNG...").decode()},
            {"type": "text", "value": "A made-up text.", "Tag": [{"name": "tlp:red"}]},
            {"type": "sha256", "value": "0" * 64},
            {"type": "ip-dst", "value": "192.0.2.1"},
            Tag=[{"name": "tlp:green"}, {"name": "TLP:AMBER"}],
            Object=[{"name": "url", "Attribute": [{"type": "url", "value": "https://other.example/"}]}],
        )
    )
    assert [(one.number, one.address, one.text, one.data, one.marking) for one in found] == [
        (1, "https://video.example/a", "", None, "amber"), (2, "", "", b"\x89PNG...", "amber"),
        (3, "", "A made-up text.", None, "red"), (6, "https://other.example/", "", None, "amber"),
    ]  # fmt: skip
    assert (found[0].comment, found[0].seen_on) == ("seen twice", date(2025, 11, 26))
    assert [(one.line, one.code) for one in problems] == [(4, "hash"), (5, "attribute")]
    assert (
        str(problems[1]) == "event.json, attribute 5, type: “ip-dst” is no address, text or attachment; it was left out"
    )


@pytest.mark.parametrize("around", [lambda one: {"response": [one]}, lambda one: [one], lambda one: one["Event"]])
def test_an_event_is_read_in_each_of_the_shapes_in_which_it_is_given_out(around):
    one = json.loads(event({"type": "url", "value": "https://video.example/a"}))
    found, problems = read(json.dumps(around(one)).encode())
    assert ([one.address for one in found], problems) == (["https://video.example/a"], [])


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_what_isnt_an_event_is_refused(data):
    with pytest.raises(UnreadableFile):
        read(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["Event", "Attribute", "Object", "type", "value", "data", "Tag", "name", "timestamp"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(json_values)
@settings(max_examples=150, deadline=None)
def test_whatever_json_says_it_is_read_or_refused(value):
    with suppress(UnreadableFile):
        read(json.dumps({"Event": value}).encode())
