"""goAML: a report stands in the order of the schema that was chosen or isn't written; what comes in is read whole."""

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.goaml.schemas import PERSON, REPORT, SCHEMA
from zotim.formats.goaml import (
    NotAccepted,
    Schema,
    Tree,
    UnreadableSchema,
    read_report,
    subjects,
    write_report,
)
from zotim.formats.problems import Problem
from zotim.formats.text.errors import UnreadableFile

FOLDER = os.environ.get("ZOTIM_SHARED_DATA", "")
HEAD = '<xs:element name="report">'
SHORT = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=8).filter(str.strip)


def read(data: str | bytes, schema: Schema | None = None) -> tuple[Tree, list[Problem]]:
    problems: list[Problem] = []
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return read_report(file, "r.xml", problems.append, schema), problems


def wrong(report: Tree, schema: Schema) -> list[tuple[str, str]]:
    with pytest.raises(NotAccepted) as refused:
        write_report(report, schema)
    return [(problem.field, problem.code) for problem in refused.value.problems]


def but(**changes: Any) -> Tree:
    return {**REPORT, **changes}


# --- the schema


def test_a_schema_says_what_stands_where_and_what_has_to(schema: Schema) -> None:
    head = schema.fields(("report",))
    assert [(one.name, one.required, one.several) for one in head] == [
        ("rentity_id", True, False), ("report_code", True, False), ("entity_reference", False, False),
        ("submission_date", False, False), ("report_date", False, False), ("reporting_person", False, False),
        ("transaction", False, True), ("activity", False, True),
    ]  # fmt: skip
    assert head[1].codes == {"STR": "Suspicious transaction", "SAR": ""}
    assert head[2].longest == 10


def test_what_a_type_takes_over_from_another_stands_before_its_own(schema: Schema) -> None:
    person = schema.fields(("report", "transaction", "t_from", "from_person"))
    assert [one.name for one in person][:3] == ["first_name", "last_name", "birthdate"]
    assert [one.kind for one in person][2:4] == ["dateTime", "string"]
    assert schema.fields(("report", "nowhere")) == schema.fields(("report", "rentity_id")) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no xml", "is no XML schema"),
        ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"/></xs:schema>', "no “report”"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "document type"),
        (SCHEMA.replace(HEAD, f'<xs:include schemaLocation="http://x"/>{HEAD}'), "takes in other files"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_schema_is_named_with_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "odd.xsd"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSchema, match=says) as refused:
        Schema.read(path)
    assert "odd.xsd" in str(refused.value)
    with pytest.raises(UnreadableSchema, match="can't be read"):
        Schema.read(tmp_path / "none.xsd")


# --- writing


def test_a_report_is_written_in_the_order_of_the_schema_and_is_valid(schema: Schema) -> None:
    data = write_report(REPORT, schema)
    text = data.decode()
    assert text.index("<rentity_id>") < text.index("<report_code>") < text.index("<transaction>")
    assert text.index("<first_name>Arben") < text.index("<last_name>Shembulli") < text.index("1970-05-12T00:00:00")
    assert read(data, schema)[1] == []


def test_what_the_schema_does_not_take_is_named_by_its_place_and_nothing_is_written(schema: Schema) -> None:
    person = {**PERSON, "gender": "male", "belief": "x"}
    found = wrong(
        but(rentity_id="", report_code="XXX", entity_reference="12345678901", transaction=[
            {"transactionnumber": ["1", "2"], "amount_local": {"a": "b"}, "t_from": {"from_person": person}},
            {"amount_local": "1", "t_from": "somebody", "transactionnumber": "T"},
        ]), schema,
    )  # fmt: skip
    assert found == [
        ("rentity_id", "missing"), ("report_code", "code"), ("entity_reference", "length"),
        ("transaction/transactionnumber", "several"), ("transaction/amount_local/a", "place"),
        ("transaction/t_from/from_person/belief", "place"), ("transaction/t_from/from_person/gender", "code"),
        ("transaction/t_from", "tree"),
    ]  # fmt: skip


def test_what_only_the_whole_schema_knows_is_told_in_its_words(schema: Schema) -> None:
    assert wrong(but(rentity_id="0"), schema) == [("rentity_id", "schema")]
    assert wrong(but(submission_date="yesterday"), schema) == [("submission_date", "schema")]
    assert wrong({k: v for k, v in REPORT.items() if k != "transaction"}, schema) == [("report", "schema")]
    with pytest.raises(NotAccepted, match=r"unit\.xsd, rentity_id: it says no rentity_id"):
        write_report(but(rentity_id=" "), schema)


def test_a_letter_that_xml_cannot_hold_is_named(schema: Schema) -> None:
    assert wrong(but(entity_reference="a\x00b"), schema)[0] == ("entity_reference", "letters")


def test_empty_values_count_as_not_there(schema: Schema) -> None:
    empty = {**REPORT, "entity_reference": " ", "reporting_person": {"first_name": ""}, "activity": []}
    assert write_report(empty, schema) == write_report(REPORT, schema)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"transactionnumber": SHORT, "amount_local": st.integers(0, 10**9).map(str),
             "t_from": st.fixed_dictionaries({"from_person": st.fixed_dictionaries(
                 {"first_name": SHORT, "last_name": SHORT}, optional={"nationality1": SHORT})})}
        ), min_size=1, max_size=3,
    ), st.randoms(),
)  # fmt: skip
def test_what_is_written_is_read_again_whatever_the_order(schema: Schema, transactions: list[Any], random: Any) -> None:
    names = [*but(transaction=transactions)]
    random.shuffle(names)
    report = {name: but(transaction=transactions)[name] for name in names}
    found, problems = read(write_report(report, schema), schema)
    assert problems == []
    assert plain(found) == plain(report)


def plain(value: Any) -> Any:
    """A tree without its order, texts stripped as files hold them, one of several as one."""
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return plain(value[0]) if len(value) == 1 else [plain(one) for one in value]
    return value.strip()


# --- reading


def test_whoever_is_named_is_found_wherever_they_stand(schema: Schema) -> None:
    text = """<report><reporting_person><first_name>Zana</first_name><last_name>Z</last_name></reporting_person>
    <transaction><t_from_my_client><from_entity><name>Shembulli  shpk</name>
    <incorporation_number>L1</incorporation_number>
    <director_id><gender>F</gender><first_name>Teuta</first_name><middle_name>bint</middle_name><prefix>al</prefix>
    <last_name>Krasniqi</last_name><alias>Tina</alias><birthdate>1980-01-02T00:00:00</birthdate>
    <nationality1>XK</nationality1>
    <previous_names><previous_name><first_name>Teuta</first_name><last_name>Berisha</last_name></previous_name></previous_names>
    <identifications><identification><number>P1</number><issue_country>AL</issue_country></identification></identifications>
    </director_id></from_entity></t_from_my_client><t_to><to_account><t_entity><name>Banka</name></t_entity></to_account></t_to>
    </transaction></report>"""
    found = list(subjects(read(text)[0]))
    assert [(one.kind, one.names, one.client) for one in found] == [
        ("organisation", ("Shembulli shpk",), True),
        ("person", ("Teuta bint al Krasniqi", "Tina", "Teuta Berisha"), True),
        ("organisation", ("Banka",), False),
    ]  # fmt: skip
    assert (found[1].born, found[1].gender, found[1].countries, found[1].documents) == (
        "1980-01-02", "female", ("xk", "al"), ("P1",),
    )  # fmt: skip
    assert found[2].place == "transaction/t_to/to_account/t_entity"
    assert found[0].documents == ("L1",)


def test_a_report_that_the_schema_does_not_take_is_read_and_its_mistakes_are_told_by_line(schema: Schema) -> None:
    text = write_report(REPORT, schema).decode().replace("<report_code>STR", "<report_code>???")
    tree, problems = read(text, schema)
    assert tree["report_code"] == "???"
    assert [(one.line, one.field, one.code) for one in problems] == [(4, "report_code", "schema")]


def test_what_stands_before_a_break_is_read_and_the_break_is_told() -> None:
    tree, problems = read("<report>\n<rentity_id>7</rentity_id>\n<transaction><amount_local>1</am")
    assert tree["rentity_id"] == "7"
    assert [(one.line, one.code) for one in problems] == [(3, "xml_tag")]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no xml", b"<other/>", b'<!DOCTYPE report [<!ENTITY a SYSTEM "file:///etc/passwd">]><report>&a;</report>',
        b"<report>" + b"<a>" * 300 + b"</a>" * 300 + b"</report>",
    ],
)  # fmt: skip
def test_a_file_that_holds_no_report_or_is_made_to_do_harm_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(data)
    assert "r.xml" in str(refused.value)


@given(st.data())
def test_changed_bytes_end_in_a_report_in_problems_or_in_a_refusal(schema: Schema, data: st.DataObject) -> None:
    whole = bytearray(write_report(REPORT, schema))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        tree, _problems = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]), schema)
    except UnreadableFile:
        return
    for one in subjects(tree):
        assert one.kind in ("person", "organisation")
        assert all(name and name == " ".join(name.split()) for name in one.names)


# --- a schema as it is published


@pytest.mark.skipif(
    not (FOLDER and (Path(FOLDER) / "formats/goaml/goAMLSchema.xsd").exists()),
    reason="ZOTIM_SHARED_DATA names no folder with a goAML schema in formats/goaml",
)
def test_a_report_of_a_published_schema_is_written_and_read() -> None:
    schema = Schema.read(Path(FOLDER) / "formats/goaml/goAMLSchema.xsd")
    person = {"last_name": "Shembulli", "first_name": "Arben", "birthdate": "1970-05-12", "passport_number": "BA1"}
    parties = {"report_party": [{"person": person, "reason": "…"}]}
    report = {
        "rentity_id": "7", "rentity_branch": "Tiranë", "submission_code": "E", "report_code": "SAR", "submission_date":
        "2026-11-20T10:00:00", "currency_code_local": "ALL", "reporting_user_code": "U123", "reason": "…", "location": {
            "address_type": "1", "address": "Rruga", "city": "Tiranë", "country_code": "AL"},
        "activity": {"report_parties": parties}, "report_indicators": {"indicator": "-"},
    }  # fmt: skip
    data = write_report(report, schema)
    tree, problems = read(data, schema)
    assert problems == []
    assert [one.names for one in subjects(tree)] == [("Arben Shembulli",)]
    assert len(schema.fields(("report", "transaction", "t_from", "from_account"))) > 20
