"""The list of the European Union, as XML and CSV."""

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from zotim.formats.lists import Document, Name, Place


def test_xml_tells_names_places_documents_and_the_day_of_the_first_regulation(read: Read) -> None:
    [person, organisation], problems = read("eu.xml", samples.EU_XML)
    assert not problems
    assert person.names == (
        Name("Arben Shembulli", "Latn", role="name"),
        Name("أربن شمبولي", "Arab"),
        Name("Beni", "Latn", weak=True),
    )
    assert person.places == (Place("Vlorë, ALBANIA", "al", "birth"), Place("Tirana, ALBANIA", "al", "address"))
    assert person.documents == (Document("A1234567", "National passport", "al"),)
    assert (person.id, person.programmes, person.listed_on, person.genders) == (
        "EU.901.1",
        ("TAQA",),
        "2015-04-07",
        ("male",),
    )
    assert (organisation.kind, organisation.listed_on) == ("organisation", "2001-10-06")


def test_rows_of_an_entity_become_one_entry(read: Read) -> None:
    [person, organisation], problems = read("eu.csv", samples.EU_CSV)
    assert not problems
    assert person.names == (Name("Arben Shembulli", "Latn", role="name"), Name("أربن شمبولي", "Arab"))
    assert person.places == (Place("Vlorë", "al", "birth"), Place("Tirana, ALBANIA", "al", "address"))
    assert (person.id, person.line, organisation.line) == ("EU.901.1", 2, 10)
    assert organisation.names[0].text == "Made-up; Trading"


def test_a_row_with_too_many_cells_is_named_and_the_others_are_kept(read: Read) -> None:
    lines = samples.EU_CSV.splitlines()
    lines[2] += ";one more"
    [person, _], problems = read("eu.csv", "\n".join(lines))
    assert [name.script for name in person.names] == ["Latn"]
    assert str(problems[0]) == "eu.csv, line 3: the row has 33 cells, but there are 32 columns; it was left out"


def test_an_entity_of_no_name_or_no_id_is_named(read: Read) -> None:
    text = samples.EU_CSV.replace('"Made-up; Trading"', "").replace("EU.901.1", "").replace(";901;", ";;")
    listings, problems = read("eu.csv", text)
    assert listings == []
    assert [(one.line, one.field, one.code) for one in problems] == [
        (2, "Entity_EU_ReferenceNumber", "id"),
        (10, "NameAlias_WholeName", "name"),
    ]
    listings, problems = read("eu.xml", samples.EU_XML.replace('wholeName="Made-up Trading &amp; Co"', 'wholeName=""'))
    assert [one.id for one in listings] == ["EU.901.1"]
    assert (problems[0].field, problems[0].code) == ("nameAlias", "name")


def test_a_kind_that_nobody_knows_is_named(read: Read) -> None:
    listings, problems = read("eu.xml", samples.EU_XML.replace('code="enterprise"', 'code="planet"'))
    assert listings[1].kind == ""
    assert "“planet” is no kind that we know; the entry stands for any kind" in str(problems[0])
