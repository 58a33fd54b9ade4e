"""Listings become entries of an index, and rows of people queries."""

from pathlib import Path

import pytest

from tests.formats.lists import samples
from zotim.engines.names import NameIndex, Query
from zotim.formats.lists import BirthDate, Listing, Name, read_lists
from zotim.matching.entries import birth_dates, entries, entry, query


def listing(*names: Name, **fields: object) -> Listing:
    return Listing(**{"id": "1", "kind": "person", "source": "un", "names": names, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "dates"),
    [
        (BirthDate("1970-05-12", "1970-05-12"), ("1970-05-12",)),
        (BirthDate("1970", "1972"), ("1970", "1971", "1972")),
        (BirthDate("1970-05-12", "1970-05-12", approximate=True), ("1968", "1969", "1970", "1971", "1972")),
        (BirthDate("1950", "1990"), ()),
        (BirthDate("0001", "0001", approximate=True), ("0001", "0002", "0003")),
    ],
)
def test_spans_and_approximate_dates_stand_for_their_years(born: BirthDate, dates: tuple[str, ...]) -> None:
    assert birth_dates([born]) == dates


def test_weak_aliases_stay_weak_and_nothing_is_said_twice() -> None:
    made = entry(
        listing(Name("Arben"), Name("Beni", weak=True), Name("Arben", role="former"), countries=("al", "Medellin"))
    )
    assert (made.id, made.names, made.weak, made.countries) == ("un:1", ("Arben",), ("Beni",), ("al",))


def test_what_a_list_says_of_one_id_in_two_places_comes_together() -> None:
    [made] = entries([listing(Name("Arben"), countries=("al",)), listing(Name("Bora"), countries=("xk", "al"))])
    assert (made.names, made.countries) == (("Arben", "Bora"), ("al", "xk"))


def test_equal_ids_of_two_lists_stay_apart() -> None:
    assert [one.id for one in entries([listing(Name("A")), listing(Name("A"), source="eu")])] == ["un:1", "eu:1"]


def test_a_weak_name_is_asked_for_too() -> None:
    assert query(listing(Name("Arben"), Name("Beni", weak=True))).names == ("Arben", "Beni")


@pytest.mark.parametrize("name", samples.FILES)
def test_whoever_is_on_a_made_up_list_is_found_in_another_script(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(samples.FILES[name].encode())
    listings = list(read_lists([path], lambda _problem: None))
    index = NameIndex.build(entries(listings))
    [hit, *_] = index.match(Query(names=("Арбен Шембули",), birth_dates=("1970",)), threshold=index.threshold)
    assert hit.entry_id == entry(next(one for one in listings if one.kind == "person")).id
