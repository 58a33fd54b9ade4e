"""Where the law of a deployment counts differently, its clocks and retention rules run by it, and say so."""

from types import SimpleNamespace

import pytest

from zotim.config import startup
from zotim.core.clocks import own
from zotim.core.clocks.lengths import days, hours, months, working_days
from zotim.core.clocks.own import OwnLength, OwnLengthError, read_lengths
from zotim.core.clocks.registry import Clock
from zotim.core.retention.registry import Rule

LAW = "Law 12/2031 on passenger data (invented), article 9"


@pytest.fixture(autouse=True)
def no_code_of_another_test_is_used(monkeypatch):
    monkeypatch.setattr(own, "USED", set())


def clock(code="test.own", length=None):
    return Clock(code, "", length or months(6), starts=("a",), stops=("b",), legal_source="Another act")


def written(tmp_path, text):
    path = tmp_path / "lengths.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_length_source_and_whether_somebody_saw_it(tmp_path):
    path = written(tmp_path, f'''
["screening.message.mask"]
length = "4 months"
source = "{LAW}"
verified = true

["screening.referral.answer"]
length = "10 working days"
source = "{LAW}"

["screening.message.over"]
length = "90 days"
rolls = true
source = "{LAW}"
''')  # fmt: skip
    assert read_lengths(path) == {
        "screening.message.mask": OwnLength(months(4), LAW, True),
        "screening.referral.answer": OwnLength(working_days(10), LAW, False),
        "screening.message.over": OwnLength(days(90, rolls=True), LAW, False),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[broken", "can't be read"),
        ("[screening.message]\nlength = \"1 months\"\nsource = \"x\"", "write the code in quotes"),
        ("['a.b']\nlength = \"four months\"\nsource = \"x\"", "a.b: length takes a number and a unit"),
        ("['a.b']\nlength = \"0 months\"\nsource = \"x\"", "a.b: length takes a number and a unit"),
        ("['a.b']\nsource = \"x\"", "a.b: length takes a number and a unit"),
        ("['a.b']\nlength = 4\nsource = \"x\"", "a.b: length takes a text"),
        ("['a.b']\nlength = \"4 months\"", "a.b: source names act and article"),
        ("['a.b']\nlength = \"4 months\"\nsource = \" \"", "a.b: source names act and article"),
        ("['a.b']\nlength = \"4 months\"\nsource = \"x\"\nlaw = \"y\"", "a.b: no field law"),
        ("['a.b']\nlength = \"4 months\"\nsource = \"x\"\nverified = \"yes\"", "a.b: verified takes true or false"),
        ("['a.b']\nlength = \"4 hours\"\nsource = \"x\"\nrolls = true", "a.b: only days and months roll"),
    ],
)  # fmt: skip
def test_an_entry_that_cant_be_used_is_named_with_what_it_takes(tmp_path, text, said):
    with pytest.raises(OwnLengthError) as refused:
        read_lengths(written(tmp_path, text))
    assert said in str(refused.value)


def test_a_clock_runs_by_the_law_of_the_deployment_and_names_it(settings):
    settings.ZOTIM_LENGTHS = {"test.own": OwnLength(months(4), LAW, True)}
    made = clock()
    assert (made.length, made.legal_source, made.verified) == (months(4), LAW, True)
    assert own.unknown() == []


def test_a_retention_rule_keeps_for_as_long_as_the_law_of_the_deployment_says(settings):
    settings.ZOTIM_LENGTHS = {"test.own": OwnLength(days(90), LAW, False)}
    made = Rule("test.own", "", "register.Evidence", "register", months(60), since_field="created_at", verified=True,
                legal_source="Another act")  # fmt: skip
    assert (made.length, made.legal_source, made.verified) == (days(90), LAW, False)


def test_what_the_file_doesnt_name_runs_as_the_code_says(settings):
    settings.ZOTIM_LENGTHS = {"test.another": OwnLength(months(4), LAW, True)}
    assert clock().length == months(6)


@pytest.mark.parametrize(("of", "here"), [(hours(24), days(2)), (months(6), hours(24))])
def test_hours_stay_hours_and_days_stay_days(settings, of, here):
    settings.ZOTIM_LENGTHS = {"test.own": OwnLength(here, LAW, False)}
    with pytest.raises(SystemExit, match="takes another number of the same kind"):
        clock(length=of)


def test_a_code_that_nothing_here_has_keeps_the_installation_from_starting(settings):
    settings.ZOTIM_LENGTHS = {"test.mispelled": OwnLength(months(4), LAW, True)}
    clock()
    [refusal] = startup.refusals(SimpleNamespace(vendor="sqlite"))
    assert refusal.code == "start.lengths"
    assert "test.mispelled" in refusal.what
