"""PAXLST: who is named, with what belongs to them; what airlines write wrong is named by its segment."""

import io
from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.passengers import Message, TravelDocument, read_messages
from zotim.formats.problems import Problem

TODAY = date(2026, 11, 26)
LIST = """UNA:+.? '
UNB+UNOA:4+ZZAIR+ALPIU+261120:0915+77++APIS'
UNG+PAXLST+ZZAIR+ALPIU+261120:0915+1+UN+D:12B'
UNH+PAX001+PAXLST:D:12B:UN:IATA'
BGM+745'
RFF+TN:ZZ1261120'
NAD+MS+++OPERATIONS'
COM+355 4 000 000:TE'
TDT+20+ZZ101+++ZZ'
LOC+125+IST'
DTM+189:2611201540:201'
LOC+87+TIA'
DTM+232:2611201640:201'
NAD+FL+++SHEMBULLI:ARBENMR:LEK'
ATT+2++M'
DTM+329:700512'
LOC+174+ALB'
LOC+178+IST'
LOC+179+TIA'
NAT+2+ALB'
RFF+AVF:Q7R4TN'
RFF+SEA:12A'
DOC+P:110:111+BA1234567'
DTM+36:310101'
LOC+91+ALB'
DOC+V+V99'
NAD+DDU+++KRASNIQI:TEUTA'
ATT+2++F'
CNT+42:2'
UNT+27+PAX001'
UNE+1+1'
UNZ+1+77'
"""


def read(text: str) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(read_messages(io.BytesIO(text.encode()), "list.edi", problems.append, today=TODAY)), problems


def codes(problems: Sequence[Problem]) -> list[tuple[int, str, str]]:
    return [(one.line, one.field, one.code) for one in problems]


def test_a_list_says_the_flight_and_each_person_with_their_documents() -> None:
    (message,), problems = read(LIST)
    assert (message.form, message.function, message.reference, problems) == ("PAXLST", "745", "ZZ1261120", [])
    (flight,) = message.flights
    assert (flight.number, flight.origin, flight.destination) == ("ZZ101", "IST", "TIA")
    assert (flight.leaves, flight.arrives) == ("2026-11-20T15:40", "2026-11-20T16:40")
    first, second = message.passengers
    assert (first.full_name, first.born, first.sex, first.nationality, first.booking) == (
        "ARBENMR LEK SHEMBULLI", "1970-05-12", "male", "ALB", "Q7R4TN",
    )  # fmt: skip
    assert (first.residence, first.embarks, first.disembarks) == ("ALB", "IST", "TIA")
    assert first.documents == (TravelDocument("BA1234567", "P", "ALB", "2031-01-01"), TravelDocument("V99", "V"))
    assert (second.full_name, second.kind, second.sex, second.documents) == ("TEUTA KRASNIQI", "transit", "female", ())


def test_the_title_behind_a_given_name_goes_and_the_written_name_stays() -> None:
    (message,), _ = read(LIST.replace("ARBENMR:LEK", "ARBENMR").replace("KRASNIQI:TEUTA", "BAJRAMI:AMR"))
    first, second = message.passengers
    assert (first.given, first.as_written) == ("ARBEN", ("ARBEN SHEMBULLI", "ARBENMR SHEMBULLI"))
    assert second.given == "AMR"


def test_the_crew_is_told_apart() -> None:
    (message,), problems = read(
        LIST.replace("BGM+745", "BGM+250").replace("NAD+FL", "NAD+FM").replace("CNT+42:2", "CNT+41:1")
    )
    assert [one.kind for one in message.passengers] == ["crew", "transit"]
    assert (message.function, problems) == ("250", [])


def test_several_legs_give_their_places_in_turn() -> None:
    first = "TDT+20+ZZ1'LOC+92+IST'DTM+189:2611200800:201'LOC+92+VIE'"
    second = "TDT+20+2+++ZZ'LOC+92+VIE'LOC+92+TIA'DTM+232:20261120:102'"
    (message,), _ = read(f"UNH+1+PAXLST'{first}{second}NAD+FL+++A'UNT+1+1'")
    assert [(one.number, one.origin, one.destination) for one in message.flights] == [
        ("ZZ1", "IST", "VIE"),
        ("ZZ2", "VIE", "TIA"),
    ]
    assert (message.flights[0].leaves, message.flights[1].arrives) == ("2026-11-20T08:00", "2026-11-20")


def test_what_is_wrong_is_named_and_the_rest_is_read() -> None:
    wrong = (
        LIST.replace("DTM+329:700512", "DTM+329:701332").replace("CNT+42:2", "CNT+42:3").replace("KRASNIQI:TEUTA", "")
    )
    (message,), problems = read(wrong)
    assert [one.full_name for one in message.passengers] == ["ARBENMR LEK SHEMBULLI"]
    assert codes(problems) == [(15, "DTM", "date"), (26, "NAD", "missing"), (28, "CNT", "count")]
    assert str(problems[0]) == "list.edi, segment 15, DTM: “701332” is no date that we can read; it was left out"


def test_a_message_without_end_is_read_and_the_next_one_too() -> None:
    messages, problems = read("UNH+1+PAXLST'NAD+FL+++A'UNH+2+PAXLST'NAD+FL+++B'UNT+3+2'")
    assert [one.passengers[0].surname for one in messages] == ["A", "B"]
    assert codes(problems) == [(2, "UNT", "open")]


def test_other_messages_and_what_stands_outside_of_any_are_told_once() -> None:
    messages, problems = read("NAD+FL+++A'NAD+FL+++B'UNH+1+CUSRES'NAD+FL+++C'UNT+3+1'")
    assert messages == []
    assert codes(problems) == [(1, "NAD", "message"), (3, "UNH", "message")]


TAGS = st.sampled_from(
    """UNH+1+PAXLST|UNH+1+PNRGOV|NAD+FL+++A:B|NAD+FL|DTM+329:1|DTM+36:310101|LOC+91+ALB|DOC+P+1|NAT+2+X|RFF+AVF:1
    TDT+20+1|CNT+42:x|ATT+2|UNT+1|SRC|TIF+A+B|TIF|TVL+1:2:3:4:5|RCI|SSR+DOCS|SSR|FOP|IFT
    SSR+DOCS:HK::ZZ:::::/P/ALB/1//13AUG54/F/26APR25/A/B""".replace("\n    ", "|").split("|")
)


@given(st.lists(TAGS, max_size=30))
def test_in_whatever_order_segments_come_nothing_breaks_and_no_name_is_lost(lines: list[str]) -> None:
    messages, _ = read("'".join(["UNH+1+PAXLST", *lines, "UNT+1"]) + "'")
    form, named = "PAXLST", 0
    for line in lines:
        if line.startswith("UNH"):
            form = line[6:]
        if line.startswith("UNT"):
            break
        named += form == "PAXLST" and line == "NAD+FL+++A:B"
    found = [one for message in messages for one in message.passengers if message.form == "PAXLST"]
    assert len(found) >= named
