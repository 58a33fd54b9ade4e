"""Rules are evaluated out of the ruleset's file: each kind breaks where it should, and holds where it should."""

from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from tests.formats.iati.made import rules
from zotim.formats.iati.rules import Broken, Ruleset, Today
from zotim.formats.iati.trusted import UnreadableStandard

TODAY = Today(datetime(2026, 11, 1, tzinfo=UTC), frozenset({"XM-DAC"}))


def broken(inner: str, kind: str, attributes: str = "", **case: Any) -> list[Broken]:
    activity = etree.fromstring(f"<iati-activity {attributes}>{inner}</iati-activity>")
    return list(Ruleset(rules(**{kind: [case]})).check(activity, TODAY))


def dated(start: str, end: str) -> str:
    return f'<a d="{start}"/><b d="{end}"/>'


HOLDS: list[tuple[str, str, dict[str, Any]]] = [
    ("<a/>", "atleast_one", {"paths": ["a"]}),
    ("", "atleast_one", {"paths": ["a"], "condition": "b"}),
    ("<a/>", "no_more_than_one", {"paths": ["a"]}),
    ("<a/>", "only_one_of", {"paths": ["a"], "excluded": ["b"]}),
    ("<b/>", "only_one_of", {"paths": ["a"], "excluded": ["b"]}),
    ("<transaction><sector/></transaction>", "one_or_all", {"one": "sector", "all": "sector"}),
    ("<sector/><transaction/>", "one_or_all", {"one": "sector", "all": "sector"}),
    ("<a>1</a><b>2</b>", "unique", {"paths": ["a", "b"]}),
    ('<a p="33.3"/><a p="66.7"/>', "strict_sum", {"paths": ["a/@p"], "sum": 100}),
    ("", "sum", {"paths": ["a/@p"], "sum": 100}),
    (dated("2026-01-01", "2026-01-01"), "date_order", {"less": "a/@d", "more": "b/@d"}),
    (dated("", "2026-01-01"), "date_order", {"less": "a/@d", "more": "b/@d"}),
    ('<a d="2026-10-31T00:00:00"/>', "date_now", {"date": "a/@d"}),
    ('<a d="2026-11-01T00:00:00Z"/>', "date_now", {"date": "a/@d"}),
    (dated("2026-01-01", "2027-01-01"), "time_limit", {"start": "a/@d", "end": "b/@d"}),
    ('<c d="2026-06-01"/>' + dated("2026-01-01", "2027-01-01"), "between_dates",
     {"date": "c/@d", "start": "a/@d", "end": "b/@d"}),
    ("<a>XK-1</a><a/>", "regex_matches", {"paths": ["a"], "regex": "^[^/]+$"}),
    ("<a>XK-1</a>", "regex_no_matches", {"paths": ["a"], "regex": "/"}),
    ("<a>XK-1</a><o r='XK'/>", "startswith", {"paths": ["a"], "prefix": ["o/@r"], "separator": "-"}),
    ("<a>XK-1</a>", "startswith", {"paths": ["b"], "start": "o/@r"}),
    ("<a>XM-DAC-90</a>", "startswith", {"paths": ["a"], "prefix": ["ORG-ID-PREFIX"]}),
    ("<a/><b/>", "if_then", {"if": "a", "then": "b", "paths": ["a"]}),
    ("", "if_then", {"if": "a", "then": "b", "paths": ["a"]}),
    ('<a p="0"/><a p="100.0"/>', "range", {"paths": ["a/@p"], "min": 0.0, "max": 100.0}),
    ("<a>XK-1</a>", "no_spaces", {"paths": ["a"]}),
    ("<a/><b/>", "dependent", {"paths": ["a", "b"]}),
    ("", "dependent", {"paths": ["a", "b"]}),
]  # fmt: skip
BREAKS: list[tuple[str, str, dict[str, Any]]] = [
    ("", "atleast_one", {"paths": ["a"]}),
    ("<b/>", "atleast_one", {"paths": ["a"], "condition": "b"}),
    ("<a/><a/>", "no_more_than_one", {"paths": ["a"]}),
    ("<a/><b/>", "only_one_of", {"paths": ["a"], "excluded": ["b"]}),
    ("", "only_one_of", {"paths": ["a"], "excluded": ["b"]}),
    ("<a/><a/>", "only_one_of", {"paths": ["a"], "excluded": ["b"]}),
    ("<transaction><sector/></transaction><transaction/>", "one_or_all", {"one": "sector", "all": "sector"}),
    ("<budget><value>1</value></budget>", "one_or_all", {"one": "@default-currency", "all": "currency"}),
    ("<a>1</a><b>1</b>", "unique", {"paths": ["a", "b"]}),
    ('<a p="33"/><a p="66"/>', "strict_sum", {"paths": ["a/@p"], "sum": 100}),
    ('<a p="half"/><a p="100"/>', "strict_sum", {"paths": ["a/@p"], "sum": 100}),
    ('<a p="99"/>', "sum", {"paths": ["a/@p"], "sum": 100}),
    (dated("2026-01-02", "2026-01-01"), "date_order", {"less": "a/@d", "more": "b/@d"}),
    ('<a d="2026-11-02"/>', "date_order", {"less": "a/@d", "more": "NOW"}),
    ('<a d="2026-11-01T00:00:01Z"/>', "date_now", {"date": "a/@d"}),
    (dated("2026-01-01", "2027-01-02"), "time_limit", {"start": "a/@d", "end": "b/@d"}),
    ('<c d="2028-06-01"/>' + dated("2026-01-01", "2027-01-01"), "between_dates",
     {"date": "c/@d", "start": "a/@d", "end": "b/@d"}),
    ("<a>XK/1</a>", "regex_matches", {"paths": ["a"], "regex": "^[^/]+$"}),
    ("<a>XK/1</a>", "regex_no_matches", {"paths": ["a"], "regex": "/"}),
    ("<a>XK1</a><o r='XK'/>", "startswith", {"paths": ["a"], "prefix": ["o/@r"], "separator": "-"}),
    ("<a>XK1</a>", "startswith", {"paths": ["a"], "prefix": ["o/@r"]}),
    ("<a>ZZ-90-1</a>", "startswith", {"paths": ["a"], "prefix": ["ORG-ID-PREFIX"]}),
    ("<a/>", "if_then", {"if": "a", "then": "b", "paths": ["a"]}),
    ('<a p="100.1"/>', "range", {"paths": ["a/@p"], "min": 0.0, "max": 100.0}),
    ('<a p="-1"/>', "range", {"paths": ["a/@p"], "min": 0.0}),
    ("<a> XK-1</a>", "no_spaces", {"paths": ["a"]}),
    ("<a/>", "dependent", {"paths": ["a", "b"]}),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "kind", "case"), HOLDS)
def test_a_rule_that_holds_says_nothing(inner: str, kind: str, case: dict[str, Any]) -> None:
    assert broken(inner, kind, **case) == []


@pytest.mark.parametrize(("inner", "kind", "case"), BREAKS)
def test_a_rule_that_is_broken_is_told(inner: str, kind: str, case: dict[str, Any]) -> None:
    assert [one.severity for one in broken(inner, kind, **case)] == ["error"]


def test_a_broken_rule_says_line_field_number_and_what_the_standard_says() -> None:
    info = {"id": "1.3.1", "severity": "warning", "message": "No spaces."}
    [one] = broken("\n<a> x</a>", "no_spaces", paths=["a"], ruleInfo=info)
    assert one == Broken("warning", 2, "a", "No spaces", "1.3.1")


def test_an_attribute_stands_on_the_line_of_its_element() -> None:
    [one] = broken('\n\n<a p="200"/>', "range", paths=["a/@p"], max=100)
    assert (one.line, one.field) == (3, "a/@p")


def test_a_default_currency_serves_every_sum() -> None:
    case = {"one": "@default-currency", "all": "currency"}
    assert broken("<budget><value>1</value></budget>", "one_or_all", 'default-currency="EUR"', **case) == []


def test_a_loop_asks_once_for_each_value() -> None:
    inner = {"strict_sum": {"cases": [{"paths": ["s[@v = '$1']/@p"], "sum": 100}]}}
    said = '<s v="2" p="50"/><s v="2" p="50"/><s v="3" p="60"/><s v="3" p="30"/>'
    [one] = broken(said, "loop", foreach="s/@v", do=inner, subs=["paths"])
    assert one.field == "s[@v = '3']/@p"


def test_a_value_that_would_break_out_of_a_path_is_not_put_into_it() -> None:
    inner = {"atleast_one": {"cases": [{"paths": ["s[@v = '$1']"]}]}}
    assert broken("<s v=\"' or '1\"/>", "loop", foreach="s/@v", do=inner, subs=["paths"]) == []


def test_rules_of_a_place_are_asked_at_each_such_place() -> None:
    ruleset = Ruleset(
        {
            "/iati-activities/iati-activity/a | /iati-activities/iati-activity/b": {
                "atleast_one": {"cases": [{"paths": ["@ref"]}]}
            },
            "//title": {"atleast_one": {"cases": [{"paths": ["narrative"]}]}},
            "/iati-organisations/iati-organisation": {"atleast_one": {"cases": [{"paths": ["name"]}]}},
        }
    )
    activity = etree.fromstring("<iati-activity><a/>\n<b/>\n<r><title/></r></iati-activity>")
    assert [one.line for one in ruleset.check(activity, TODAY)] == [1, 2, 3]


def test_a_kind_that_nobody_knows_is_named() -> None:
    assert Ruleset(rules(dance=[{"paths": ["a"]}])).unknown == ("dance",)


@pytest.mark.parametrize("said", [[], {"//title": []}, rules(atleast_one=[{"paths": ["a["]}])])
def test_a_ruleset_that_is_none_is_refused(said: object) -> None:
    with pytest.raises(UnreadableStandard):
        list(Ruleset(said).check(etree.fromstring("<iati-activity/>"), TODAY))
