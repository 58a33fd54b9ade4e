"""What a unit's schema wants beside what a report says is found by its place, and put there."""

from pathlib import Path

import pytest

from tests.formats.goaml.schemas import REPORT, STRICT
from zotim.formats.goaml import Schema, completed, needed, write_report


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path: Path = tmp_path_factory.mktemp("goaml") / "strict.xsd"
    path.write_text(STRICT, encoding="utf-8")
    return Schema.read(path)


def test_a_report_that_says_all_that_the_schema_wants_needs_nothing(schema: Schema) -> None:
    assert needed(REPORT, schema) == []


def test_each_text_that_the_schema_wants_is_named_by_its_place_and_of_a_choice_one(strict: Schema) -> None:
    wanted = needed(REPORT, strict)
    assert [one.place for one in wanted] == ["rentity_branch", "by_code", "location/city", "location/kind"]
    assert [(one.field.longest, list(one.field.codes)) for one in wanted[::3]] == [(9, []), (None, ["-", "F", "M"])]


def test_of_a_choice_that_is_made_nothing_more_is_wanted(strict: Schema) -> None:
    made = {**REPORT, "by_person": {"first_name": "Teuta"}}
    assert [one.place for one in needed(made, strict)][1] == "by_person/last_name"


def test_a_report_with_a_text_at_each_place_is_valid(strict: Schema) -> None:
    texts = {one.place: next(iter(one.field.codes), "x") for one in needed(REPORT, strict)}
    whole = completed(REPORT, texts)
    assert needed(whole, strict) == []
    assert b"<city>x</city>" in write_report(whole, strict)
    assert "location" not in REPORT
