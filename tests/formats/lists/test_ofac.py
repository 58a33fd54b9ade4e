"""The lists of the US Treasury: three CSV files, plain XML and advanced XML."""

import pytest

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from zotim.formats.lists import BirthDate, Document, Name, Place
from zotim.formats.lists.markup import LONGEST_RECORD
from zotim.formats.text.errors import UnreadableFile

TRIO = {"sdn.csv": samples.SDN_CSV, "alt.csv": samples.ALT_CSV, "add.csv": samples.ADD_CSV}


@pytest.mark.parametrize("given", [["sdn.csv"], ["add.csv", "sdn.csv", "alt.csv"]])
def test_aliases_and_addresses_are_read_with_their_entries(read: Read, given: list[str]) -> None:
    listings, problems = read(files=TRIO, given=given)
    assert not problems
    organisation, person, vessel, aircraft = listings
    assert organisation.names == (Name("MADE-UP TRADING & CO", role="name"), Name("INVENTED TRADING", role="former"))
    assert organisation.places == ()
    assert person.names == (
        Name("Arben SHEMBULLI", role="name"),
        Name("Beni SHEMBULLI"),
        Name("Arbën SHEMBULI"),
        Name("BENI", weak=True),
    )
    assert person.places == (Place("Vlore, Albania", "al", "birth"), Place("Tirana, Albania", "al", "address"))
    assert person.documents == (
        Document("A1234567", "Passport", "al"),
        Document("I70512001A", "National ID No.", "al"),
    )
    assert (person.genders, person.programmes) == (("male",), ("SDGT", "IFSR"))
    assert [document.number for document in vessel.documents] == ["9999993", "CL2685"]
    assert aircraft.kind == "aircraft"


def test_aliases_of_no_entry_are_named(read: Read) -> None:
    files = {**TRIO, "alt.csv": '35,9,"aka","NOBODY",-0- \r\n' + samples.ALT_CSV + '999,10,"aka","NOBODY",-0- \r\n'}
    listings, problems = read(files=files, given=["sdn.csv"])
    assert len(listings) == 4
    assert [(one.file, one.line, one.code) for one in problems] == [("alt.csv", 1, "order"), ("alt.csv", 5, "order")]


def test_a_row_that_is_no_entry_is_named_and_the_rest_is_kept(read: Read) -> None:
    text = samples.SDN_CSV.replace('"MADE-UP TRADING & CO"', "-0- ").replace("903,", "x903,")
    listings, problems = read("sdn.csv", text)
    assert [one.id for one in listings] == ["901", "904"]
    assert [(one.line, one.field, one.code) for one in problems] == [(1, "SDN_Name", "name"), (3, "ent_num", "id")]


def test_two_lists_of_entries_leave_it_open_whose_the_aliases_are(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="it isn't clear to which"):
        read(files={"a.csv": samples.SDN_CSV, "b.csv": samples.SDN_CSV, "alt.csv": samples.ALT_CSV})


def test_plain_xml_tells_weak_aliases_former_names_and_documents(read: Read) -> None:
    [person, organisation, vessel], problems = read("sdn.xml", samples.OFAC_XML)
    assert not problems
    assert person.names == (
        Name("Arben SHEMBULLI", role="name"),
        Name("Beni SHEMBULLI"),
        Name("BENI", weak=True),
    )
    assert person.born == (BirthDate("1970-05-12", "1970-05-12"), BirthDate("1975", "1975", approximate=True))
    assert person.places == (Place("Vlore, Albania", "al", "birth"), Place("Tirana, Albania", "al", "address"))
    assert (person.documents, person.genders) == ((Document("A1234567", "Passport", "al"),), ("male",))
    assert organisation.names[1].role == "former"
    assert (vessel.countries, vessel.documents) == (("pa",), (Document("CL2685", "Call sign"),))


def test_advanced_xml_puts_together_what_it_tells_by_numbers(read: Read) -> None:
    [person, organisation], problems = read("advanced.xml", samples.OFAC_ADVANCED)
    assert not problems
    assert person.names == (
        Name("Arben SHEMBULLI", "Latn", role="name"),
        Name("شمبولي", "Arab", role="name"),
        Name("BENI", "Latn", weak=True),
    )
    assert person.born == (BirthDate("1970-05-12", "1970-05-12"), BirthDate("1975", "1975", approximate=True))
    assert person.places == (Place("Vlore, Albania", "al", "birth"), Place("Tirana", "al", "address"))
    assert (person.countries, person.genders) == (("al",), ("male",))
    assert (person.programmes, person.listed_on) == (("SDGT",), "2015-04-07")
    assert person.documents == (Document("A1234567", "Passport", "al"),)
    assert (organisation.id, organisation.kind) == ("902", "organisation")


def test_a_number_that_means_nothing_is_named(read: Read) -> None:
    text = samples.OFAC_ADVANCED.replace('LocationID="1"', 'LocationID="99"').replace(
        'PartySubTypeID="3"', 'PartySubTypeID="98"'
    )
    listings, problems = read("advanced.xml", text)
    assert len(listings) == 2
    assert [(one.field, one.values["value"]) for one in problems] == [("LocationID", "99"), ("PartySubTypeID", "98")]


def test_a_table_that_is_too_long_is_named_once(read: Read) -> None:
    place = f'<Location ID="9"><a>{"x" * LONGEST_RECORD}</a></Location>'
    listings, problems = read("advanced.xml", samples.OFAC_ADVANCED.replace("<Locations>", f"<Locations>{place}"))
    assert len(listings) == 2
    assert [(one.field, one.code) for one in problems] == [("Location", "long")]


def test_an_entry_of_xml_without_id_or_name_is_named(read: Read) -> None:
    listings, problems = read("sdn.xml", samples.OFAC_XML.replace("<uid>901</uid>", "").replace("INVENTED STAR", ""))
    assert [one.id for one in listings] == ["902"]
    assert [one.code for one in problems] == ["id", "name"]
    listings, problems = read("advanced.xml", samples.OFAC_ADVANCED.replace("MADE-UP TRADING", ""))
    assert [(one.field, one.code) for one in problems] == [("Alias", "name")]
