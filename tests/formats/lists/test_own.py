"""Our own CSV: read, and written so that it is read again as it was."""

import io
from dataclasses import replace

from hypothesis import given

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from tests.formats.lists.made import LISTINGS
from zotim.formats.lists import Document, Listing, Name, write_csv
from zotim.formats.lists.own import read as read_own
from zotim.formats.problems import Problem, Reading


def test_a_row_says_all_that_a_listing_holds(read: Read) -> None:
    [person, vessel], problems = read("own.csv", samples.OWN_CSV)
    assert not problems
    assert person.documents == (Document("A1234567", "Passport", "al"),)
    assert person.programmes == ("SDGT", "TAQA")
    assert vessel.names == (Name("Invented Star", role="name"), Name("Old|Star", role="former"))
    assert (vessel.countries, vessel.source) == (("pa",), "own")


def test_cells_with_nothing_between_their_signs_are_read(read: Read) -> None:
    [one], problems = read("own.csv", "id,name,documents,birth_places\n1,|Arben||,|:Passport|A1::al|,:al|Vlorë\\\n")
    assert not problems
    assert [name.text for name in one.names] == ["Arben"]
    assert one.documents == (Document("A1", "", "al"),)
    assert [place.text for place in one.places] == ["Vlorë\\"]


def test_a_gender_that_is_neither_is_no_mistake(read: Read) -> None:
    [one], problems = read("own.csv", "id,name,genders\n1,Arben,other\n")
    assert (one.genders, problems) == ((), [])


def test_a_name_is_enough(read: Read) -> None:
    [one, other], problems = read(
        "people.csv", "name;birth_dates\r\nArben Shembulli;1970\r\n\r\nBora Shembulli;\r\n", kind=""
    )
    assert not problems
    assert (one.id, one.kind, one.line) == ("2", "", 2)
    assert (other.id, other.line) == ("4", 4)


def test_every_mistake_is_named_by_line_and_column(read: Read) -> None:
    text = (
        "id,kind,name,birth_dates,genders,shoe\n"
        "1,planet,Arben,yesterday|1970,robot,42\n"
        ",person,Bora,,,\n"
        "3,person,,,,\n"
        "4,person,Çelik\n"
        '5,person,"Drita" X,,,\n'
        "6,person,Erza,,,\n"
    )
    listings, problems = read("own.csv", text)
    assert [(one.id, one.kind) for one in listings] == [("1", ""), ("6", "person")]
    assert [(one.line, one.field, one.code) for one in problems] == [
        (1, "shoe", "column"), (2, "kind", "kind"), (2, "birth_dates", "date"), (2, "genders", "gender"),
        (3, "id", "id"), (4, "name", "name"), (5, "", "cells"), (6, "", "quotes"),
    ]  # fmt: skip


def test_a_quotation_mark_that_never_closes_costs_one_line(read: Read) -> None:
    text = 'id,name\n1,Arben\n2,"Bora\n' + "".join(f"{number},Erza {number}\n" for number in range(3, 20_000))
    listings, problems = read("own.csv", text)
    assert len(listings) == 19_998
    assert [(one.line, one.code) for one in problems] == [(3, "quotes")]


def test_letters_that_are_not_utf_8_are_named_and_the_row_is_kept(read: Read) -> None:
    listings, problems = read("own.csv", b"id,name\n1,Ardi\n" + "2,Arbën\n".encode("latin-1"))
    assert [one.names[0].text for one in listings] == ["Ardi", "Arb\ufffdn"]
    assert [(one.line, one.code) for one in problems] == [(3, "encoding")]


@given(LISTINGS)
def test_what_is_written_is_read_again_as_it_was(listings: list[Listing]) -> None:
    out = io.StringIO()
    write_csv(listings, out)
    problems: list[Problem] = []
    again = list(read_own(io.BytesIO(out.getvalue().encode()), Reading("own.csv", problems.append)))
    assert [replace(one, line=0, names=()) for one in again] == [replace(one, names=()) for one in listings]
    assert [set(one.names) for one in again] == [set(one.names) for one in listings]
    assert not problems
