"""Activities: read field by field, one at a time; what is wrong is told by line and element, and the others go on."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from tests.formats.iati.made import GOOD
from zotim.formats.iati import Activities, Activity, Head, OldVersion
from zotim.formats.problems import Problem
from zotim.formats.text.errors import UnreadableFile

OLD = """<iati-activities{}>
<iati-activity><title>Awaiting</title><total-cost currency="USD">0</total-cost>
<transaction><value>1</value></transaction><transaction/></iati-activity>
<iati-activity><title>More</title></iati-activity>
</iati-activities>"""


def read(text: str | bytes) -> tuple[list[Activity], list[Problem]]:
    problems: list[Problem] = []
    file = io.BytesIO(text.encode() if isinstance(text, str) else text)
    return list(Activities(file, "a.xml", problems.append)), problems


def of(inner: str, version: str = "2.03") -> str:
    return f'<iati-activities version="{version}">{inner}</iati-activities>'


def activity(inner: str = "", own: str = "XK-1") -> str:
    return f"<iati-activity><iati-identifier>{own}</iati-identifier>{inner}</iati-activity>"


def test_a_file_says_its_version_and_when_it_was_made() -> None:
    file = Activities(io.BytesIO(GOOD.encode()), "a.xml", print)
    assert file.head == Head(
        "2.03", "2026-11-01T10:00:00Z", None, (("xmlns:z", "https://example.org/z"), ("z:made", "yes"))
    )


def test_an_activity_is_read_field_by_field() -> None:
    [one], problems = read(GOOD)
    assert problems == []
    assert (one.identifier, one.default_currency, one.lang, one.line) == ("XM-DAC-90-DEMINING", "EUR", "en", 3)
    assert one.title is not None
    assert [(text.lang, text.text) for text in one.title.narratives] == [(None, "Demining"), ("sq", "Çminim")]
    assert one.reporter is not None
    assert one.reporter.ref == "XM-DAC-90"
    assert one.status is not None
    assert one.status.code == "2"
    assert [(said.type, said.day) for said in one.dates] == [("1", date(2026, 1, 1)), ("3", date(2027, 1, 1))]
    assert [(said.code, said.percentage) for said in one.countries] == [("IQ", "100")]
    assert [(said.vocabulary, said.code, said.percentage) for said in one.sectors] == [
        ("1", "15250", "60"),
        ("1", "73010", "40"),
    ]


def test_money_is_read_with_its_day_and_where_it_came_from() -> None:
    [one], _problems = read(GOOD)
    [moved], [budget], [planned] = one.transactions, one.budgets, one.planned
    assert moved.type is not None
    assert moved.type.code == "2"
    assert moved.value is not None
    assert (moved.value.amount, moved.value.currency, moved.value.day) == (
        Decimal("100000.00"),
        None,
        date(2026, 2, 1),
    )
    assert moved.provider is not None
    assert moved.provider.ref == "XM-DAC-90"
    assert budget.end is not None
    assert budget.end.day == date(2026, 12, 31)
    assert planned.receiver is not None
    assert planned.receiver.narratives[0].text == "Fund"


def test_places_and_results_are_read() -> None:
    [one], _problems = read(GOOD)
    [place], [result] = one.locations, one.results
    assert place.point is not None
    assert place.point.degrees == (Decimal("36.34"), Decimal("43.13"))
    assert [(said.vocabulary, said.code) for said in place.ids] == [("A4", "IQ-NI")]
    [period] = result.indicators[0].periods
    assert (period.targets[0].value, period.actuals[0].value) == ("40", "12")
    assert period.targets[0].dimensions[0].value == "farm"


@pytest.mark.parametrize("pos", ["", "36.34", "91 0", "0 181", "a b", "1,5 2,5"])
def test_a_point_that_is_none_has_no_degrees(pos: str) -> None:
    [one], _problems = read(of(activity(f"<location><point><pos>{pos}</pos></point></location>")))
    assert one.locations[0].point is not None
    assert one.locations[0].point.degrees is None


def test_what_cannot_be_read_is_told_by_line_and_kept() -> None:
    wrong = (
        '\n<activity-date type="1" iso-date="1 March"/>\n<transaction>\n'
        '<value value-date="2026-02-30">1,000</value></transaction>\n<sector percentage="half"/>'
    )
    [one], problems = read(of(activity(wrong)))
    assert [(problem.line, problem.field, problem.code) for problem in problems] == [
        (2, "activity-date/@iso-date", "day"),
        (4, "value", "number"),
        (4, "value/@value-date", "day"),
        (5, "sector/@percentage", "number"),
    ]
    assert one.transactions[0].value is not None
    assert (one.transactions[0].value.text, one.transactions[0].value.amount) == ("1,000", None)
    assert "year-month-day" in str(problems[0])


def test_an_activity_without_identifier_is_told_and_the_others_go_on() -> None:
    found, problems = read(of("<iati-activity/>" + activity()))
    assert [one.identifier for one in found] == ["", "XK-1"]
    assert [str(one) for one in problems] == ["a.xml, line 1, iati-activity: it says no iati-identifier"]


def test_a_file_that_breaks_off_gives_what_stood_before() -> None:
    text = of(activity() + "\n" + activity(own="XK-2") + "\n" + activity(own="XK-3"))
    found, problems = read(text[: text.index("XK-3")])
    assert [one.identifier for one in found] == ["XK-1", "XK-2"]
    assert [(one.line, one.code) for one in problems] == [(3, "xml")]


def test_activities_are_given_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size: int = -1) -> bytes:
            self.asked += 1
            begin = b'<iati-activities version="2.03">' if self.asked == 1 else b""
            return begin + activity("x" * 1000).encode() * 60

    file = Endless()
    activities: Iterator[Activity] = iter(Activities(file, "a.xml", lambda _problem: None))  # type: ignore[arg-type]
    for _number in range(1000):
        next(activities)
    assert file.asked < 30


def test_lines_are_told_past_the_sixteen_bits_of_the_library() -> None:
    found, problems = read(of("\n" * 70_000 + "<iati-activity/>" + activity()))
    assert [one.line for one in problems] == [70_001]
    assert len(found) == 2


def test_another_version_of_two_is_read_and_told() -> None:
    found, problems = read(of(activity(), "2.04"))
    assert len(found) == 1
    assert [one.code for one in problems] == ["version"]


def test_a_file_of_version_two_that_does_not_say_so_is_read_and_told() -> None:
    found, problems = read(of(activity("<title><narrative>A</narrative></title>")).replace(' version="2.03"', ""))
    assert len(found) == 1
    assert [(one.field, one.code) for one in problems] == [("iati-activities/@version", "missing")]


@pytest.mark.parametrize("version", ["", ' version="1.03"', ' version="1.1"'])
def test_version_one_is_refused_with_an_account_of_what_it_holds(version: str) -> None:
    with pytest.raises(OldVersion, match="2 activities with 2 transactions") as refused:
        read(OLD.format(version))
    account = refused.value.account
    assert (account.activities, account.transactions, account.unknown) == (2, 2, ("total-cost",))
    assert account.elements["title"] == 2
    assert account.whole
    assert "2.03" in refused.value.what_to_do


def test_version_one_that_breaks_off_is_counted_as_far_as_it_goes() -> None:
    text = OLD.format(' version="1.05"')
    with pytest.raises(OldVersion) as refused:
        read(text[: text.index("More")])
    assert (refused.value.account.activities, refused.value.account.whole) == (2, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("id,name", "no XML"),
        ("<iati-organisations/>", "iati-organisations"),
        ('<x:iati-activities xmlns:x="u"/>', "not activities"),
    ],
)
def test_what_holds_no_activities_is_refused(text: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read(text)


def test_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + of(activity("<title><narrative>Çminim</narrative></title>"))
    [one], problems = read(text.encode("utf-16"))
    assert problems == []
    assert one.title is not None
    assert one.title.narratives[0].text == "Çminim"
