"""Lines with a mark beside them: whenever the process dies, going on gives what one run would have given."""

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.matching.marks import Mark, NotTheSame, Output, begun, beside, fingerprint

OF = {"file": "1f", "scoring": "scoring_v1"}
LINES = st.lists(st.sampled_from([b"a\n", b"bc\n", b"\n"]), min_size=1, max_size=3)
RUNS = st.lists(st.tuples(st.lists(LINES, max_size=3), st.binary(max_size=5)), max_size=5)
"""Runs that die: the batches that each finished, and what of the next one had reached the file."""


@given(RUNS)
@settings(max_examples=25, deadline=None)
def test_whatever_was_written_behind_the_mark_nothing_is_lost_or_doubled(runs):
    written: list[bytes] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.jsonl")
        path.touch()
        beside(path).write_text(json.dumps(asdict(Mark(OF))))
        for batches, unfinished in runs:
            output = Output(path, OF)
            assert output.mark.lines == len(written)
            for batch in batches:
                output.write(batch, 1)
                written += batch
            output.close()
            with path.open("ab") as file:
                file.write(unfinished)
        output = Output(path, OF)
        assert (output.mark.lines, output.mark.hits) == (len(written), sum(len(batches) for batches, _ in runs))
        output.end()
        assert path.read_bytes() == b"".join(written)
        assert not beside(path).exists()


def test_a_run_that_died_before_its_first_mark_begins_anew(tmp_path):
    path = tmp_path / "out.jsonl"
    path.touch()
    output = Output(path, OF)
    output.write([b"1\n"], 0)
    output.end()
    assert path.read_bytes() == b"1\n"


@pytest.mark.parametrize("name", [*OF, "more"])
def test_what_was_begun_with_something_else_is_refused_and_stays(tmp_path, name):
    path = tmp_path / "out.jsonl"
    output = Output(path, OF)
    output.write([b"1\n"], 0)
    output.close()
    before = path.read_bytes(), beside(path).read_bytes()
    with pytest.raises(NotTheSame, match=f"another {name}"):
        Output(path, OF | {name: "2e"})
    assert (path.read_bytes(), beside(path).read_bytes()) == before


def test_what_is_whole_is_never_written_over(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"1\n")
    with pytest.raises(NotTheSame, match="there already, and whole"):
        Output(path, OF)
    assert path.read_bytes() == b"1\n"


def test_an_output_that_is_shorter_than_its_mark_is_refused(tmp_path):
    path = tmp_path / "out.jsonl"
    output = Output(path, OF)
    output.write([b"12345\n"], 0)
    output.close()
    path.write_bytes(b"12")
    with pytest.raises(NotTheSame, match="shorter than its mark"):
        Output(path, OF)


def test_two_never_write_the_same_output(tmp_path):
    first = Output(tmp_path / "out.jsonl", OF)
    with pytest.raises(NotTheSame, match="Another process"):
        Output(tmp_path / "out.jsonl", OF)
    first.close()
    Output(tmp_path / "out.jsonl", OF).close()


@pytest.mark.parametrize(
    "held", [b"", b"{", b"[]", b'{"of": {}}', b'{"of": {}, "form": 2}', b'{"of": {}, "lines": "9"}']
)
def test_a_mark_that_cant_be_read_is_refused(tmp_path, held):
    path = tmp_path / "out.jsonl"
    beside(path).write_bytes(held)
    if held == b'{"of": {}}':
        assert begun(path).lines == 0
    else:
        with pytest.raises(NotTheSame, match="can't be read as a mark"):
            begun(path)


def test_a_mark_says_what_it_was_begun_with(tmp_path):
    Output(tmp_path / "out.jsonl", OF).close()
    assert json.loads(beside(tmp_path / "out.jsonl").read_text())["of"] == OF


def test_a_fingerprint_is_that_of_the_bytes(tmp_path):
    (tmp_path / "one").write_bytes(b"1" * 3_000_000)
    shutil.copy(tmp_path / "one", tmp_path / "other")
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "other")
    (tmp_path / "other").write_bytes(b"2")
    assert fingerprint(tmp_path / "one") != fingerprint(tmp_path / "other")
