"""A check: by schema, code lists and ruleset where they are given, else by what anybody sees; and its command."""

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.formats.iati.made import GOOD, standard
from zotim.__main__ import app
from zotim.formats.iati.checking import Check
from zotim.formats.iati.findings import Finding
from zotim.formats.iati.standard import Standard
from zotim.formats.iati.trusted import UnreadableStandard

NOW = datetime(2026, 11, 2, tzinfo=UTC)
FOLDER = os.environ.get("ZOTIM_SHARED_DATA", "")
published = pytest.mark.skipif(
    not FOLDER or not (Path(FOLDER) / "iati" / "xsd").is_dir(),
    reason="ZOTIM_SHARED_DATA names no folder with the standard of IATI in iati",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return standard(tmp_path_factory.mktemp("iati") / "standard")


def found(text: str, by: Standard | None = None) -> list[Finding]:
    return list(Check(io.BytesIO(text.encode()), "a.xml", by, NOW))


def said(findings: list[Finding]) -> list[tuple[str, str, int, str, str]]:
    return [(one.severity, one.source, one.problem.line, one.problem.field, one.problem.code) for one in findings]


# --- without the standard


def test_a_good_file_has_nothing_wrong() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "code"),
    [
        ('type="3" iso-date="2027-01-01"', 'type="3" iso-date="2025-01-01"', 10, "activity-date", "days"),
        ('2026-12-31"/>\n      <value', '2025-12-31"/>\n      <value', 23, "budget", "days"),
        ('percentage="60"', 'percentage="50"', 19, "sector", "hundred"),
        ('code="IQ" percentage="100"', 'code="IQ" percentage="90"', 13, "recipient-country", "hundred"),
    ],
)  # fmt: skip
def test_days_and_percentages_are_looked_at(old: str, new: str, line: int, field: str, code: str) -> None:
    assert old in GOOD
    assert said(found(GOOD.replace(old, new, 1))) == [("error", "own", line, field, code)]


def test_a_sum_without_any_currency_is_an_error_and_several_are_a_warning() -> None:
    text = GOOD.replace(' default-currency="EUR"', "").replace("<value ", '<value currency="EUR" ', 2)
    assert said(found(text)) == [("error", "own", 33, "transaction/value", "no_currency")]
    text = text.replace('<value value-date="2026-02-01"', '<value currency="USD" value-date="2026-02-01"')
    assert said(found(text)) == [("warning", "own", 3, "iati-activity/@default-currency", "currencies")]


def test_an_activity_that_stands_there_twice_is_told() -> None:
    one = "<iati-activity><iati-identifier>XK-1</iati-identifier></iati-activity>"
    text = f'<iati-activities version="2.03">\n{one}\n{one}</iati-activities>'
    [twice] = found(text)
    assert "line 2" in str(twice)
    assert twice.problem.line == 3


# --- with a standard


def test_a_good_file_holds_by_a_standard(made: Path) -> None:
    assert found(GOOD, Standard.read(made)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<iati-identifier>XM-DAC-90-DEMINING</iati-identifier>", "", ("error", "schema")),
        ('<activity-status code="2"/>', '<activity-status code="9"/>', ("error", "codelist")),
        ('default-currency="EUR"', 'default-currency="LEK"', ("error", "codelist")),
        ('xml:lang="sq"', 'xml:lang="xx"', ("error", "codelist")),
        ('vocabulary="1" code="73010"', 'code="99999"', ("warning", "codelist")),
        ('<activity-date type="1"', '<activity-date type="4"', ("error", "ruleset")),
    ],
)
def test_each_part_of_the_standard_is_looked_at(made: Path, old: str, new: str, expected: tuple[str, str]) -> None:
    assert old in GOOD
    findings = found(GOOD.replace(old, new, 1), Standard.read(made))
    assert expected in {(one.severity, one.source) for one in findings}


def test_a_code_of_another_vocabulary_is_not_looked_up(made: Path) -> None:
    text = GOOD.replace('vocabulary="1" code="73010"', 'vocabulary="99" code="ours"')
    assert found(text, Standard.read(made)) == []


def test_what_a_folder_lacks_is_named(made: Path, tmp_path: Path) -> None:
    assert Standard.read(made).absent == ("code list ActivityScope",)
    (tmp_path / "iati-activities-schema.xsd").write_bytes((made / "xsd/iati-activities-schema.xsd").read_bytes())
    (tmp_path / "common.xsd").write_bytes((made / "xsd/common.xsd").read_bytes())
    assert Standard.read(tmp_path).absent == ("mapping.xml", "standard.json")


def test_a_folder_without_a_standard_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableStandard, match="neither"):
        Standard.read(tmp_path)
    with pytest.raises(UnreadableStandard, match="no folder"):
        Standard.read(tmp_path / "nowhere")


@pytest.mark.parametrize("where", ["https://example.org/x.xsd", "../other.xsd", "/etc/passwd"])
def test_a_schema_that_takes_in_what_lies_elsewhere_is_refused(tmp_path: Path, where: str) -> None:
    folder = standard(tmp_path / "standard")
    schema = folder / "xsd" / "iati-activities-schema.xsd"
    schema.write_text(schema.read_text(encoding="utf-8").replace("common.xsd", where), encoding="utf-8")
    with pytest.raises(UnreadableStandard, match="beside"):
        Standard.read(folder)


@pytest.mark.parametrize("name", ["xsd/common.xsd", "codelists/mapping.xml", "rulesets/standard.json"])
def test_a_damaged_standard_is_refused(tmp_path: Path, name: str) -> None:
    folder = standard(tmp_path / "standard")
    (folder / name).write_text("<!DOCTYPE a [<!ENTITY b 'c'>]><a>", encoding="utf-8")
    with pytest.raises(UnreadableStandard):
        Standard.read(folder)


# --- the command


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["iati", "check", *map(str, arguments)])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.xml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_command_ends_well_for_a_good_file(good: Path, made: Path) -> None:
    done = run(good, "--schemas", made)
    assert done.exit_code == 0
    assert "good.xml: 1 activity, 0 errors, 0 warnings" in done.stdout


def test_the_command_says_what_it_did_not_look_at(good: Path) -> None:
    assert "--schemas" in run(good).stderr


def test_the_command_ends_with_one_where_something_is_wrong_and_goes_on(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text(GOOD.replace('percentage="60"', 'percentage="50"'), encoding="utf-8")
    done = run(bad, tmp_path / "nowhere.xml", good)
    assert done.exit_code == 1
    assert "error: bad.xml, line 19, sector: the percentages of sectors of vocabulary 1 come to 90" in done.stdout
    assert "good.xml: 1 activity" in done.stdout
    assert "nowhere.xml: it can't be opened" in done.stderr


def test_warnings_alone_are_no_failure(good: Path) -> None:
    good.write_text(GOOD.replace("<crs-add>", "<made-up/><crs-add>"), encoding="utf-8")
    done = run(good)
    assert done.exit_code == 0
    assert "0 errors, 1 warning" in done.stdout


def test_programs_get_one_object_a_line(good: Path) -> None:
    good.write_text(GOOD.replace('percentage="60"', 'percentage="50"'), encoding="utf-8")
    [line] = run(good, "--json").stdout.splitlines()
    assert json.loads(line) == {
        "file": "good.xml", "line": 19, "field": "sector", "severity": "error", "source": "own", "rule": "",
        "activity": "XM-DAC-90-DEMINING", "code": "hundred",
        "message": "good.xml, line 19, sector: the percentages of sectors of vocabulary 1 come to 90, not to 100",
    }  # fmt: skip


def test_a_standard_that_cannot_be_read_ends_with_two(good: Path, tmp_path: Path) -> None:
    done = run(good, "--schemas", tmp_path)
    assert done.exit_code == 2
    assert "standard.json" in done.stderr


# --- as it is published


@published
def test_a_file_that_we_write_holds_by_the_published_standard() -> None:
    by = Standard.read(Path(FOLDER) / "iati")
    assert by.ruleset is not None
    assert by.ruleset.unknown == ()
    assert found(GOOD, by) == []


@published
@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("XM-DAC-90-DEMINING", "OTHER-1", "1.1.21"),
        ('type="3" iso-date="2027-01-01"', 'type="3" iso-date="2025-01-01"', "11.1.2"),
        ('percentage="60"', 'percentage="50"', "2.1.2"),
        ('xml:lang="en" default-currency="EUR"', 'xml:lang="en"', "7.8.1"),
        ('<period-end iso-date="2026-12-31"/>\n      <value', '<period-end iso-date="2027-12-31"/>\n<value', "7.5.3"),
        ('<target value="40">', '<target value="many">', "8.9.2"),
    ],
)
def test_the_published_rules_are_evaluated(old: str, new: str, rule: str) -> None:
    assert old in GOOD
    findings = found(GOOD.replace(old, new, 1), Standard.read(Path(FOLDER) / "iati"))
    assert rule in {one.rule for one in findings}


@published
def test_the_old_file_of_ocha_is_refused_with_what_it_holds() -> None:
    done = run(Path(FOLDER) / "iati" / "samples" / "ocha-test-data.xml", "--schemas", Path(FOLDER) / "iati")
    assert done.exit_code == 1
    assert "287 activities with 383 transactions" in done.stderr
