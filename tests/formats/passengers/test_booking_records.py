"""PNRGOV: who travels is read; what tells of belief, health or money is never read, and counted."""

import io
from dataclasses import astuple
from datetime import date

from zotim.formats.passengers import LEFT_OUT, Message, TravelDocument, read_messages
from zotim.formats.problems import Problem

TODAY = date(2026, 11, 26)
RECORDS = """UNB+IATA:1+ZZ++261120:1120+49'
UNH+1+PNRGOV:13:1:IA+123456'
MSG+:22'
ORG+ZZ:TIA+55'
TVL+281126:1220:281126:1505+IST+TIA+ZZ+988'
EQN+2'
SRC'
RCI+ZZ:7C789A:230826:1220'
SSR+MOML:HK:1:ZZ'
SSR+WCHR:HK:1:ZZ'
OSI+ZZ+VEGETARIAN AND PRAYS'
ADD++702:RRUGA E SHEMBULLIT 1:TIRANE'
TIF+SHEMBULLI+ARBENMR:A:1'
IFT+4:28::ZZ+CTCE ARBEN//MAIL.EXAMPLE'
SSR+DOCS:HK::ZZ:::::/P/ALB/BA1234567/XKX/13AUG54/M/26APR31/SHEMBULLI/ARBEN LEK'
FOP+CC::800.00:AX:372395XXXXX9581'
TIF+KRASNIQI+TEUTAMRS:A:2'
TVL+281126:0800::0900+PRN+IST+ZZ+12'
SSR+SEAT:HK:1:ZZ'
TIF+SHEMBULLI+ARBENMR:A:1'
TVL+281126:1220::1505+IST+TIA+ZZ+988'
TIF+KRASNIQI+TEUTAMRS:A:2'
SRC'
RCI+ZZ:8D111B'
TIF+HOXHA+ERMALMR:A:1'
SSR+DOCS:HK::ZZ:::::/P//C7//01JAN24/FI//HOXHA/DRITA'
UNT+24+1'
UNZ+1+49'
"""


def read(text: str) -> tuple[list[Message], list[Problem]]:
    problems: list[Problem] = []
    return list(read_messages(io.BytesIO(text.encode()), "pnr.edi", problems.append, today=TODAY)), problems


def test_each_person_of_a_record_is_read_once_with_document_and_way() -> None:
    (message,), problems = read(RECORDS)
    assert (message.form, message.function, problems) == ("PNRGOV", "22", [])
    assert [one.number for one in message.flights] == ["ZZ988"]
    assert message.flights[0].arrives == "2026-11-28T15:05"
    first, second, *_ = message.passengers
    assert (first.full_name, first.born, first.sex, first.nationality) == (
        "ARBEN SHEMBULLI",
        "1954-08-13",
        "male",
        "XKX",
    )
    assert first.as_written == ("ARBEN SHEMBULLI", "ARBENMR SHEMBULLI", "ARBEN LEK SHEMBULLI")
    assert first.documents == (TravelDocument("BA1234567", "P", "ALB", "2031-04-26"),)
    assert (first.booking, first.embarks, first.disembarks) == ("7C789A", "PRN", "TIA")
    assert (second.full_name, second.documents) == ("TEUTA KRASNIQI", ())


def test_whoever_is_named_only_in_a_document_is_somebody_of_their_own() -> None:
    (message,), _ = read(RECORDS)
    assert [one.full_name for one in message.passengers[2:]] == ["ERMAL HOXHA", "DRITA HOXHA"]
    assert [one.born for one in message.passengers[2:]] == ["", "2024-01-01"]


def test_meals_health_remarks_and_money_are_counted_and_nothing_of_them_is_kept() -> None:
    (message,), _ = read(RECORDS)
    assert message.left_out == {"other": 2, "special_request": 3, "free_text": 2, "contact": 1, "payment": 1}
    assert set(message.left_out) <= set(LEFT_OUT)
    kept = repr(astuple(message))
    assert not [
        word for word in ("MOML", "WCHR", "PRAYS", "VEGETARIAN", "MAIL", "RRUGA", "372395", "SEAT") if word in kept
    ]


def test_a_name_broken_by_a_blank_is_nobody_new() -> None:
    (message,), _ = read(RECORDS.replace("/SHEMBULLI/ARBEN LEK", "/SHEMB ULLI/ARBENLEK"))
    assert [one.surname for one in message.passengers] == ["SHEMBULLI", "KRASNIQI", "HOXHA", "HOXHA"]


def test_a_document_without_a_name_belongs_to_whom_it_stands_under_or_to_the_only_one() -> None:
    (message,), _ = read(RECORDS.replace("/SHEMBULLI/ARBEN LEK", "").replace("/HOXHA/DRITA", ""))
    assert [bool(one.documents) for one in message.passengers] == [True, False, True]


def test_a_record_without_names_and_a_wrong_day_are_told() -> None:
    (message,), problems = read(RECORDS.replace("13AUG54", "13AGO54").replace("TIF+HOXHA+ERMALMR:A:1", "TIF"))
    assert {(one.line, one.field, one.code) for one in problems} == {(15, "SSR DOCS", "date"), (25, "TIF", "missing")}
    assert message.passengers[0].born == ""
