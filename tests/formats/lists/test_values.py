"""Dates, scripts and countries as lists write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.countries import code, country
from zotim.formats.lists import BirthDate
from zotim.formats.lists.values import birth_date, names, partial_date, script_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1970", "1970"),
        ("1970-05", "1970-05"),
        ("1970-05-12", "1970-05-12"),
        ("2015-04-07-04:00", "2015-04-07"),
        ("2015-04-07T00:00:00Z", "2015-04-07"),
        ("12/05/1970", "1970-05-12"),
        ("dd/mm/1970", "1970"),
        ("dd/05/1970", "1970-05"),
        ("00/00/1970", "1970"),
        ("12 May 1970", "1970-05-12"),
        ("May 1970", "1970-05"),
        ("12 January 1970.", "1970-01-12"),
        ("29/02/1970", "1970-02-29"),  # lists print such days; they are compared, not kept in a calendar
        ("١٢/٠٥/١٩٧٠", "1970-05-12"),
        ("30/02/1970", ""),
        ("31 Apr 1970", ""),
        ("1970-13-01", ""),
        ("12 Foo 1970", ""),
        ("0000", ""),
        ("around Easter", ""),
        ("", ""),
    ],
)
def test_one_date_may_be_written_in_many_ways(text: str, date: str) -> None:
    assert partial_date(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1970", BirthDate("1970", "1970")),
        ("circa 1970", BirthDate("1970", "1970", approximate=True)),
        ("1970~", BirthDate("1970", "1970", approximate=True)),
        ("~1970", BirthDate("1970", "1970", approximate=True)),
        ("Approximately 1970", BirthDate("1970", "1970", approximate=True)),
        ("1970 to 1973", BirthDate("1970", "1973")),
        ("1973/1970", BirthDate("1970", "1973")),
        ("1970-1973", BirthDate("1970", "1973")),
        ("circa 1970-1973", BirthDate("1970", "1973", approximate=True)),
        ("01 Jan 1970 to 31 Dec 1971", BirthDate("1970-01-01", "1971-12-31")),
        ("between 1970 and 1973", BirthDate("1970", "1973")),
        ("May 1970 to Jun 1970", BirthDate("1970-05", "1970-06")),
        ("1970/1971/1972", None),
        ("unknown", None),
    ],
)
def test_a_birth_date_may_be_a_span_or_approximate(text: str, date: BirthDate | None) -> None:
    assert birth_date(text) == date


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = birth_date(text)
    assert date is None or birth_date(str(date)) == date


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Arbën", "Latn"),
        ("أربن", "Arab"),
        ("Арбен", "Cyrl"),
        ("Αρβεν", "Grek"),
        ("王", "Hani"),
        ("12-3", ""),
        ("Arbën أ", "Latn"),
    ],
)
def test_a_name_has_the_script_of_most_of_its_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_brackets_with_another_script_hold_names_of_their_own() -> None:
    assert [name.text for name in names("أربن (Arben; Arbën)")] == ["أربن", "Arben", "Arbën"]
    assert [name.text for name in names("Arben (أربن) Shembulli")] == ["Arben Shembulli", "أربن"]
    assert [name.text for name in names("Trading (Tirana)")] == ["Trading (Tirana)"]
    assert [name.text for name in names("(أربن)")] == ["(أربن)"]
    assert names("  ") == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Albania", "al"), ("AL", "al"), ("ALBANIA", "al"), ("Kosovo", "xk"), ("Korea, North", "kp"),
        ("Syrian Arab Republic", "sy"),
        ("Democratic People's Republic of Korea", "kp"), ("Iran (Islamic Republic of)", "ir"), ("Türkiye", "tr"),
        ("Turkey", "tr"), ("Côte d'Ivoire", "ci"), ("The Bahamas", "bs"), ("Democratic Republic of the Congo", "cd"),
        ("Congo", "cg"), ("North Macedonia", "mk"), ("United States of America", "us"), ("State of Palestine", "ps"),
    ],
)  # fmt: skip
def test_countries_are_known_by_the_names_that_lists_use(name: str, letters: str) -> None:
    assert code(name) == letters


def test_what_is_no_country_stays_in_the_words_of_the_list() -> None:
    assert (code("former Soviet Union"), country("former Soviet Union")) == ("", "former Soviet Union")
