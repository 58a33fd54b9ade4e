"""Every form of list tells the same of the same person; a file is known by what stands in it."""

import tracemalloc
from pathlib import Path

import pytest

from tests.formats.lists import samples
from tests.formats.lists.conftest import Read
from zotim.formats.lists import BirthDate, Listing, read_lists
from zotim.formats.text.errors import UnreadableFile

SOURCES = {"un": "un", "eu": "eu", "sdn": "ofac", "uk": "uk", "ofsi": "uk", "ftm": "invented", "own": "ours"}


def arben(listings: list[Listing]) -> Listing:
    return next(one for one in listings if one.kind == "person")


@pytest.mark.parametrize("name", samples.FILES)
def test_every_form_is_known_by_what_stands_in_it_and_tells_of_the_same_person(read: Read, name: str) -> None:
    listings, problems = read("whatever.txt", samples.FILES[name])
    assert problems == []
    one = arben(listings)
    assert one.source == SOURCES[name.partition(".")[0].partition("_")[0]]
    assert one.names[0].text.lower().split()[0] == "arben"
    assert one.names[0].text.lower().split()[-1] == "shembulli"
    assert one.names[0].role == "name"
    assert not one.names[0].weak
    assert any(date.earliest.startswith("1970") for date in one.born)
    assert "al" in one.countries
    assert "A1234567" in [document.number for document in one.documents]
    assert one.line > 0


@pytest.mark.parametrize("name", [name for name in samples.FILES if name not in ("eu.csv",)])
def test_weak_aliases_are_told_from_good_ones(read: Read, name: str) -> None:
    listings, _ = read(name, samples.FILES[name])
    assert [alias.text.lower() for alias in arben(listings).names if alias.weak] == ["beni"]


@pytest.mark.parametrize(
    "name", ["un.xml", "eu.xml", "eu.csv", "sdn_advanced.xml", "uk.csv", "uk.xml", "ftm.json", "own.csv"]
)
def test_the_script_of_a_name_is_told(read: Read, name: str) -> None:
    listings, _ = read(name, samples.FILES[name])
    assert "Arab" in [one.script for one in arben(listings).names]
    assert arben(listings).names[0].script == "Latn"


@pytest.mark.parametrize("name", ["un.xml", "eu.xml", "eu.csv", "sdn.csv", "own.csv"])
def test_spans_and_approximate_dates_of_birth_stay_what_they_are(read: Read, name: str) -> None:
    listings, _ = read(name, samples.FILES[name])
    assert set(arben(listings).born) == {
        BirthDate("1970-05-12", "1970-05-12"),
        BirthDate("1975", "1975", approximate=True),
        BirthDate("1973", "1974"),
    }


@pytest.mark.parametrize("name", [name for name in samples.FILES if name not in ("sdn.csv", "sdn.xml")])
def test_the_day_of_listing_is_told(read: Read, name: str) -> None:
    listings, _ = read(name, samples.FILES[name])
    assert arben(listings).listed_on == "2015-04-07"


@pytest.mark.parametrize("name", ["sdn.csv", "sdn.xml", "uk.csv", "uk.xml", "ftm.json", "own.csv"])
def test_a_vessel_has_its_flag(read: Read, name: str) -> None:
    listings, _ = read(name, samples.FILES[name])
    [vessel] = [one for one in listings if one.kind == "vessel"]
    assert (vessel.names[0].text.lower(), vessel.countries) == ("invented star", ("pa",))


def test_files_are_read_one_after_the_other(read: Read) -> None:
    listings, problems = read(files={"un.xml": samples.UN_XML, "own.csv": samples.OWN_CSV})
    assert [(one.source, one.id) for one in listings] == [
        ("un", "QDi.901"),
        ("un", "QDe.902"),
        ("ours", "901"),
        ("own", "903"),
    ]
    assert not problems


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n", "it is empty"),
        (b"a,b\r\n1,2\r\n", "its first row doesn't name the columns"),
        (b"%PDF-1.7", "its first row doesn't name the columns"),
        ("id,name\n1,عبد الرحمن\n".encode("utf-16"), "it is text in UTF-16, and lists are read as UTF-8"),
        (b"\x00\xff\xfe\x00", "its first row doesn't name the columns"),
        (b"<html><body/></html>", "<html> is the beginning of no list"),
        (b"<", "is the beginning of no list"),
        (b'{"a": 1}', "it is JSON, but no entities of FollowTheMoney"),
        (b"[1]", "its first row doesn't name the columns"),
        (samples.ALT_CSV.encode(), "it holds the aliases or addresses of a list of OFAC, without the entries"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(read: Read, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=r"^x\.bin: ") as refused:
        read("x.bin", data)
    assert reason in refused.value.reason


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.xml: there is no such file"):
        list(read_lists([Path("gone.xml")], lambda _problem: None))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_xml_may_begin_with_a_byte_order_mark_and_be_utf_16(read: Read, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = samples.UN_XML.replace("UTF-8", declared)
    listings, problems = read("un.xml", text.encode(encoding))
    assert (len(listings), problems) == (2, [])


def _long_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("id,name\n")
        out.writelines(f"{number},Arben Shembulli {number}\n" for number in range(30_000))


def _long_xml(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("<CONSOLIDATED_LIST><INDIVIDUALS>\n")
        out.writelines(
            f"<INDIVIDUAL><DATAID>{number}</DATAID><FIRST_NAME>Arben</FIRST_NAME></INDIVIDUAL>\n"
            for number in range(15_000)
        )
        out.write("</INDIVIDUALS></CONSOLIDATED_LIST>")


@pytest.mark.parametrize("write", [_long_csv, _long_xml])
def test_a_long_list_is_never_held(tmp_path: Path, write: object) -> None:
    path = tmp_path / "long.list"
    write(path)  # type: ignore[operator]
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_lists([path], lambda _problem: None))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count >= 15_000
    assert most < 3_000_000
