"""Every answer that a version of the scoring ever gave is given again: `answers` says how a version comes to be."""

from pathlib import Path

import pytest

from tests.engines.names import answers, oracle
from zotim.engines.names import SHIPPED
from zotim.engines.names.likeness import HOW

VERSIONS = sorted(path.stem for path in Path(answers.__file__).parent.glob("*.jsonl"))


def test_the_answers_of_the_version_that_is_shipped_are_kept():
    assert SHIPPED in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_answers_as_it_did(version):
    kept = answers.kept(version)
    again = answers.answers([(one.query, one.entry) for one in kept], version)
    for one, answer in zip(kept, again, strict=True):
        assert answer == one.answer, f"{one.query.names} | {one.entry.names}"


def test_every_rule_and_every_context_is_among_them():
    kept = [one.answer for one in answers.kept(SHIPPED) if one.answer]
    assert {met[2] for answer in kept for met in answer.get("met", ())} == set(HOW) - {""}
    assert {what for answer in kept for what, _ in answer.get("context", ())} == {
        "weak alias", "birth date", "country", "gender", "same document",
    }  # fmt: skip


def test_they_are_what_the_slow_way_answers():
    for one in answers.kept(SHIPPED):
        score = oracle.score(one.query, one.entry)
        assert round((one.answer or {"score": 0})["score"] * 1000) == score, f"{one.query.names} | {one.entry.names}"


def test_what_is_kept_is_never_written_over():
    with pytest.raises(FileExistsError):
        answers.write([], SHIPPED)
