"""Files made to do harm are refused, and whatever else comes in ends in activities, problems or a sentence."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.iati.made import GOOD
from zotim.formats.iati import Activities, Activity
from zotim.formats.iati.checking import Check
from zotim.formats.problems import Problem
from zotim.formats.text.errors import UnreadableFile

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    + ']><iati-activities version="2.03"><iati-activity><title>&j;</title></iati-activity></iati-activities>'
)


def read(data: bytes) -> tuple[list[Activity], list[Problem]]:
    problems: list[Problem] = []
    return list(Activities(io.BytesIO(data), "a.xml", problems.append)), problems


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        LAUGHS.replace("<title>&j;</title>", '<title a="&j;"/>'),
        LAUGHS.replace('version="2.03"', 'version="&j;"'),
        '<!DOCTYPE x SYSTEM "https://example.org/x.dtd"><iati-activities version="2.03"/>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><iati-activities version="2.03">&f;</iati-activities>',
    ],
)
def test_a_declared_type_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile):
        read(text.encode())


def test_an_entity_that_nobody_declared_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="declared type"):
        read(GOOD.replace("Fields are", "&passwd;").encode())


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="nested"):
        read(GOOD.replace("<crs-add>", "<a>" * 5000).encode())


def test_an_activity_without_end_is_refused() -> None:
    class Endless(io.RawIOBase):
        begun = False

        def read(self, size: int = -1) -> bytes:
            begin = b"" if self.begun else b'<iati-activities version="2.03"><iati-activity>'
            self.begun = True
            return begin + b"<sector/>" * 7000

    with pytest.raises(UnreadableFile, match="16 million bytes"):
        list(Activities(Endless(), "a.xml", print))  # type: ignore[arg-type]


def test_a_huge_text_ends_the_reading_and_keeps_what_stood_before() -> None:
    first = "<iati-activity><iati-identifier>XK-1</iati-identifier></iati-activity>"
    text = f'<iati-activities version="2.03">{first}<iati-activity><title>{"x" * 11_000_000}</title></iati-activity>'
    found, problems = read(f"{text}</iati-activities>".encode())
    assert [one.identifier for one in found] == ["XK-1"]
    assert [one.code for one in problems] == ["xml"]


def test_a_long_value_is_cut_in_what_is_told() -> None:
    _found, problems = read(GOOD.replace("100000.00", "9" * 100_000).encode())
    assert [one.code for one in problems] == ["number"]
    assert len(str(problems[0])) < 300


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=4), st.integers(0, 40))
def test_a_damaged_file_ends_in_activities_or_a_sentence(at: int, piece: bytes, gone: int) -> None:
    data = GOOD.encode()
    with contextlib.suppress(UnreadableFile):
        read(data[:at] + piece + data[at + gone :])


@given(st.integers(0, len(GOOD.encode())))
def test_a_file_that_breaks_off_anywhere_is_told(end: int) -> None:
    data = GOOD.encode()[:end]
    try:
        findings = list(Check(io.BytesIO(data), "a.xml"))
    except UnreadableFile:
        return
    assert findings or data.rstrip().endswith(b"</iati-activities>")
