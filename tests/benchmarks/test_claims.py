"""Labelled statements keep their form and their seal; what a label has wrong is told without its text."""

import claims
import pytest
from _labels import counts, faults

pytestmark = pytest.mark.once
TEXT = "Norway will send six officers in March 2027."


def statement(**changes):
    """A statement with one right label, and what is to be wrong about it."""
    claim = {
        "passage": "will send six officers",
        "start": 7,
        "end": 29,
        "actor": "Norway",
        "action": "pledge",
        "line_of_effort": "military",
        "also": None,
        "object": "six officers",
        "quantity": 6,
        "unit": "officers",
        "date": "2027-03",
        "partner": None,
        "instrument": None,
    }
    return {"doc": "made-up", "language": "en", "style": "note", "text": TEXT, "claims": [claim | changes]}


def test_every_part_is_the_file_that_was_sealed_and_its_labels_have_their_form(capsys):
    assert claims.form() == 0
    shown = capsys.readouterr()
    assert not shown.err
    assert f"{claims.FINAL}: " in shown.out


def test_a_part_is_open_or_closed_or_the_final_one_and_none_is_left_out():
    parts = {path.stem for path in claims.DATA.glob("*.jsonl")}
    assert sorted((*claims.OPEN, claims.FINAL)) == sorted(parts)


@pytest.mark.parametrize("date", ["2027-03-31", "2027-03", "2027-Q1", "2027", None])
def test_a_date_is_as_exact_as_the_text(date):
    assert not faults([statement(date=date)])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("passage", "will send seven officers"),
        ("action", "promise"),
        ("line_of_effort", "defence"),
        ("also", "military"),
        ("quantity", "six"),
        ("date", "March 2027"),
        ("date", "2027-13"),
        ("actor", 6),
    ],
)
def test_what_a_label_has_wrong_is_told_by_its_statement_claim_and_part(name, value):
    assert faults([statement(**{name: value})]) == [f"made-up, claim 1: {name}"]


def test_two_statements_of_one_name_are_told():
    assert faults([statement(), statement()]) == ["made-up: stands twice"]


def test_claims_are_counted_by_kind():
    assert counts([statement(), statement(action="done")])["action"] == {"pledge": 1, "done": 1}
