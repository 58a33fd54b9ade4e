"""Segments of UN/EDIFACT: the signs of each interchange, letters taken back, blanks, and files that break off."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats import edifact
from zotim.formats.edifact import Segment, segments
from zotim.formats.problems import Problem, Reading

COMPONENT = st.text("AZ 09:+?'*", max_size=6).map(str.strip)
TAGS = st.sampled_from(["NAD", "DTM", "TDT", "RFF"])
SEGMENTS = st.lists(st.tuples(TAGS, st.lists(st.lists(COMPONENT, min_size=1, max_size=3), max_size=4)), max_size=5)


def read(data: bytes | str) -> tuple[list[Segment], list[Problem]]:
    problems: list[Problem] = []
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(segments(file, Reading("a.edi", problems.append, "segment"))), problems


def test_a_segment_is_a_tag_and_elements_of_components() -> None:
    (one,), problems = read("NAD+FL+++SHEMBULLI:ARBEN'")
    assert (one.tag, one.elements) == ("NAD", (("FL",), ("",), ("",), ("SHEMBULLI", "ARBEN")))
    assert (one.get(3, 1), one.get(3, 2), one.get(9), problems) == ("ARBEN", "", "", [])


def test_a_sign_that_is_taken_back_is_a_letter() -> None:
    (one,), _ = read("NAD+FL+++O?'SHEMBULLI:A?+B?:C??'")
    assert one.all(3) == ("O'SHEMBULLI", "A+B:C?")


def test_an_interchange_may_bring_signs_of_its_own() -> None:
    (one,), _ = read("UNA|*.! ~NAD*FL***SHEMBULLI|ARB!|EN~")
    assert one.elements == (("FL",), ("",), ("",), ("SHEMBULLI", "ARB|EN"))


def test_blanks_and_line_ends_between_segments_count_for_nothing() -> None:
    found, problems = read("\ufeff \r\nUNA:+.? '\r\n UNB+A'\n\n  NAD+B'\r\n")
    assert ([(one.number, one.tag) for one in found], problems) == ([(1, "UNB"), (2, "NAD")], [])


def test_latin_letters_that_no_header_declares_are_read() -> None:
    (one,), _ = read("NAD+FL+++NOVÁK'".encode("latin-1"))
    assert one.get(3) == "NOVÁK"
    (one,), _ = read("NAD+FL+++ÇELA'".encode())
    assert one.get(3) == "ÇELA"


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_and_says_so() -> None:
    found, problems = read("NAD+A'DTM+329:70")
    assert [one.tag for one in found] == ["NAD", "DTM"]
    assert str(problems[0]) == "a.edi, segment 2: it has no end; it was read as far as it goes"


def test_what_is_no_segment_is_named_and_the_next_is_read() -> None:
    found, problems = read("NAD+A'hello world'DTM+1'")
    assert [one.tag for one in found] == ["NAD", "DTM"]
    assert [(one.line, one.code) for one in problems] == [(2, "tag")]


def test_a_segment_without_end_takes_no_memory_and_is_left_out() -> None:
    found, problems = read("NAD+A'" + "x" * 3_000_000 + "'DTM+1'")
    assert [one.tag for one in found] == ["NAD", "DTM"]
    assert [(one.line, one.code) for one in problems] == [(2, "long")]


def test_where_the_file_is_cut_into_pieces_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "UNA:+.? 'NAD+FL+++O?'NEIL??:ÇELA'" * 3
    expected = [(one.tag, one.elements) for one in read(text)[0]]
    for size in range(1, 40):
        monkeypatch.setattr(edifact, "_CHUNK", size)
        assert [(one.tag, one.elements) for one in read(text)[0]] == expected


@given(SEGMENTS)
def test_what_is_written_by_the_rules_is_read_back(written: list[tuple[str, list[list[str]]]]) -> None:
    def escaped(text: str) -> str:
        return "".join("?" + letter if letter in ":+?'" else letter for letter in text)

    lines = ["+".join([tag, *(":".join(map(escaped, parts)) for parts in elements)]) + "'" for tag, elements in written]
    found, problems = read("".join(lines))
    assert [(one.tag, [list(parts) for parts in one.elements]) for one in found] == written
    assert problems == []


@given(st.binary(max_size=300).map(lambda data: b"A" + data))
def test_whatever_bytes_come_something_is_read_or_told(data: bytes) -> None:
    found, problems = read(data)
    assert found or problems
