"""The lists of the United Kingdom: CSV and XML of the UK Sanctions List, CSV of OFSI."""

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from zotim.formats.lists import BirthDate, Document, Name, Place


def test_rows_of_one_entry_come_together_and_numbered_cells_apart(read: Read) -> None:
    [person, vessel], problems = read("uk.csv", samples.UK_CSV)
    assert not problems
    assert person.names == (
        Name("Arben SHEMBULLI", "Latn", role="name"),
        Name("أربن شمبولي", "Arab", role="name"),
        Name("BENI", "Latn", weak=True),
    )
    assert person.born == (BirthDate("1970", "1970"), BirthDate("1970-05-12", "1970-05-12"))
    assert person.countries == ("al", "xk")
    assert person.places == (
        Place("Vlore, Albania", "al", "birth"),
        Place("1 Invented Street, Tirana, Albania", "al", "address"),
    )
    assert (person.id, person.line, person.documents) == ("AQD0901", 3, (Document("A1234567", "Passport"),))
    assert (vessel.kind, vessel.documents) == ("vessel", (Document("9999993", "IMO"),))


def test_a_number_may_stand_behind_words_for_what_it_is(read: Read) -> None:
    [person, _], _ = read("uk.csv", samples.UK_CSV.replace("(1) A1234567", "(1) INN: 7710137066 (2) A1234567"))
    assert person.documents == (Document("7710137066", "INN"), Document("A1234567", "Passport"))


def test_the_older_list_of_ofsi_has_columns_of_its_own(read: Read) -> None:
    [person], problems = read("ofsi.csv", samples.OFSI_CSV)
    assert not problems
    assert (person.id, person.programmes, person.countries) == ("12345", ("ISIL",), ("al",))
    assert person.names[1] == Name("BENI", weak=True)


def test_xml_puts_the_primary_name_first(read: Read) -> None:
    [person, vessel], problems = read("uk.xml", samples.UK_XML)
    assert not problems
    assert [(name.text, name.role, name.weak) for name in person.names] == [
        ("Arben SHEMBULLI", "name", False),
        ("BENI", "alias", True),
        ("أربن شمبولي", "alias", False),
    ]
    assert person.born == (BirthDate("1970", "1970"), BirthDate("1971-05-12", "1971-05-12"))
    assert vessel.countries == ("pa",)


def test_rows_without_id_or_name_are_named_and_the_rest_is_kept(read: Read) -> None:
    text = samples.UK_CSV.replace("INV0903", "").replace("12346", "").replace("12/05/1970", "32/05/1970")
    listings, problems = read("uk.csv", text)
    assert [one.id for one in listings] == ["AQD0901"]
    assert [(one.line, one.field, one.code) for one in problems] == [(4, "D.O.B", "date"), (5, "Unique ID", "id")]
    listings, problems = read("uk.xml", samples.UK_XML.replace("INVENTED STAR", ""))
    assert [(one.field, one.code) for one in problems] == [("Names", "name")]
