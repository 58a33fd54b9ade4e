"""People and bodies of every format become queries; the same person is found whichever way they come."""

from datetime import date

import pytest

from zotim.engines.names import Entry, NameIndex, Query
from zotim.formats.goaml import Subject
from zotim.formats.mrz import in_zone, read_zone
from zotim.formats.passengers import Passenger, TravelDocument
from zotim.formats.payments import Party
from zotim.matching import questions

PERSON = Query(("Arben Shembulli",), "person", ("1970-05-12",), ("al",), ("BA1234567",), ("male",))


def zone(surname: str, given: str, nationality: str = "ALB") -> Query:
    text = (
        f"P<{nationality}{surname}<<{given}".ljust(44, "<") + f"BA12345671{nationality}7005127M3001019<<<<<<<<<<<<<<06"
    )
    return questions.of_zone(read_zone(text, today=date(2026, 11, 26)))


@pytest.mark.parametrize(
    "query",
    [
        zone("SHEMBULLI", "ARBEN"),
        questions.of_passenger(
            Passenger("SHEMBULLI", "ARBEN", born="1970-05-12", sex="male", nationality="ALB", residence="ITA",
                      documents=(TravelDocument("BA1234567"),))
        ),
        questions.of_party(Party("Dbtr", "Arben Shembulli", born="1970-05-12", country="AL", ids=("BA1234567",))),
        questions.of_subject(Subject("person", ("Arben Shembulli",), "1970-05-12", "male", ("al",), ("BA1234567",))),
    ],
)  # fmt: skip
def test_one_person_is_the_same_question_whatever_they_come_in(query: Query) -> None:
    index = NameIndex.build(
        [Entry("1", PERSON.names, "person", PERSON.birth_dates, PERSON.countries, PERSON.documents)]
    )
    (hit,) = index.match(query)
    assert hit.score == 1.0
    assert (query.kind, query.birth_dates, query.countries, query.documents) == (
        "person", PERSON.birth_dates, ("al",), PERSON.documents,
    )  # fmt: skip


def test_who_has_a_code_of_organisations_is_one_and_somebody_without_either_may_be_both() -> None:
    assert questions.of_party(Party("Cdtr", "Banka", bic="ZZZZALTR")).kind == "organisation"
    assert questions.of_party(Party("Cdtr", "Teuta & Co", others=("Zyra", "Zyra"))) == Query(("Teuta & Co", "Zyra"), "")


def test_an_arabic_name_in_icaos_letters_is_found_under_its_latin_entry() -> None:
    asked = zone(in_zone("الشمري"), in_zone("خالد"), "IRQ")
    assert asked.names[1] == "خالد الشمري"
    assert asked.countries == ("iq",)
    index = NameIndex.build([Entry("1", ("Khalid al-Shammari",)), Entry("2", ("Khalil al-Samarrai",))])
    hits = index.match(asked, threshold=index.threshold)
    assert [hit.entry_id for hit in hits] == ["1"]


@pytest.mark.parametrize(
    ("surname", "given"),
    [("SHEMBULLI", "ARBEN"), ("SAHRANI", "KHALID MARWAN"), ("URUCI", "BESA"), ("TAWFIQ", "YASSIN")],
)
def test_a_latin_spelling_isnt_asked_for_in_arabic_letters_that_nobody_spells(surname: str, given: str) -> None:
    assert zone(surname, given.replace(" ", "<")).names == (f"{given} {surname}",)


@pytest.mark.parametrize(
    ("surname", "given"), [("الإدريسي", "إبراهيم"), ("قدوري", "سليم يوسف"), ("مؤذن", "محمد")]
)  # fmt: skip
def test_a_name_in_icaos_letters_is_asked_for_as_it_is_spelt(surname: str, given: str) -> None:
    assert zone(in_zone(surname), in_zone(given).replace(" ", "<"), "IRQ").names[1] == f"{given} {surname}"


@pytest.mark.parametrize(
    ("written", "code"), [("RKS", "xk"), ("D", ""), ("DEU", "de"), ("GBD", "gb"), ("AL", "al"), ("XXX", "")]
)
def test_countries_of_travel_documents_are_those_of_lists(written: str, code: str) -> None:
    assert questions.of_passenger(Passenger("A", nationality=written)).countries == ((code,) if code else ())
