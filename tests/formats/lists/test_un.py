"""The list of the United Nations, as XML."""

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from zotim.formats.lists import BirthDate, Document, Name, Place


def test_a_person_is_told_whole(read: Read) -> None:
    [person, organisation], problems = read("un.xml", samples.UN_XML)
    assert not problems
    assert (person.id, person.kind, person.line) == ("QDi.901", "person", 4)
    assert person.names == (
        Name("ARBEN ILIR SHEMBULLI", "Latn", role="name"),
        Name("أربن شمبولي", "Arab", role="name"),
        Name("Beni Shembulli", "Latn"),
        Name("بني شمبولي", "Arab"),
        Name("ابو شمبولي", "Arab"),
        Name("Beni", "Latn", weak=True),
    )
    assert person.born[0] == BirthDate("1970-05-12", "1970-05-12")
    assert person.places == (Place("Vlorë, Albania", "al", "birth"), Place("Tirana, Albania", "al", "address"))
    assert person.documents == (Document("A1234567", "Passport", "al"),)
    assert (person.genders, person.programmes, person.remarks) == (("male",), ("Al-Qaida",), "Made up.")
    assert person.countries == ("al",)
    assert organisation.names == (
        Name("MADE-UP TRADING & CO", role="name"),
        Name("Invented Trading", role="former"),
    )


def test_an_entry_without_id_or_name_is_named_and_the_rest_is_kept(read: Read) -> None:
    text = samples.UN_XML.replace("<REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER>", "").replace("<DATAID>1<", "<DATAID><")
    listings, problems = read("un.xml", text)
    assert [one.id for one in listings] == ["QDe.902"]
    assert list(map(str, problems)) == ["un.xml, line 4, REFERENCE_NUMBER: there is no id; the entry was left out"]
    listings, problems = read(
        "un.xml", samples.UN_XML.replace("MADE-UP TRADING &amp; CO", " ").replace("Invented Trading", "")
    )
    assert [one.id for one in listings] == ["QDi.901"]
    assert (problems[0].line, problems[0].field, problems[0].code) == (28, "FIRST_NAME", "name")


def test_an_alias_that_is_several_is_read_as_several(read: Read) -> None:
    text = samples.UN_XML.replace("<ALIAS_NAME>Beni<", "<ALIAS_NAME>Beni; Benni<")
    [person, _], problems = read("un.xml", text)
    assert not problems
    assert person.names[-2:] == (Name("Beni", "Latn", weak=True), Name("Benni", "Latn", weak=True))


def test_a_date_that_is_none_is_named_with_its_words(read: Read) -> None:
    listings, problems = read("un.xml", samples.UN_XML.replace("1970-05-12", "1970-15-12"))
    assert len(listings) == 2
    assert str(problems[0]).endswith(
        "INDIVIDUAL_DATE_OF_BIRTH: “1970-15-12” is no date that we can read; it was left out"
    )


def test_a_file_cut_short_keeps_what_stood_before(read: Read) -> None:
    listings, problems = read("un.xml", samples.UN_XML[: samples.UN_XML.index("<ENTITY_ALIAS>")])
    assert [one.id for one in listings] == ["QDi.901"]
    assert (problems[0].line, problems[0].field, problems[0].code) == (28, "ENTITY", "xml")
