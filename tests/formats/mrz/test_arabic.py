"""Arabic names in a zone and back, by the table of ICAO 9303-3."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zotim.formats.mrz
from zotim.formats.mrz import in_arabic, in_zone

TABLE = tomllib.loads((Path(zotim.formats.mrz.__file__).parent / "data/arabic.toml").read_text(encoding="utf-8"))
PLAIN = sorted(TABLE["letters"].keys() - {"ې", "ة"})
"""Letters that come back as themselves: ې is written as ي is, and ة is another thing at the end of a word."""


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("محمود عبدالرحيم", "MXHMWD EBDALRXHYM"), ("خديجة", "XKHDYJXAH"), ("فاطمة الزهراء", "FAXTTMXAH ALZHRAXE"),
        ("محمّد", "MXHMMD"), ("مُحَمَّدٌ", "MXHMMD"), ("آمنة", "XAAMNXAH"), ("رأفت", "RXAEFT"),
        ("ﻣﺤﻤﻮد", "MXHMWD"), ("Ali علي", "ALI ELY"),
    ],
)  # fmt: skip
def test_a_name_stands_in_a_zone_as_the_table_says(name: str, zone: str) -> None:
    assert in_zone(name) == zone


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("MXHMWD<EBDALRXHYM", "محمود عبدالرحيم"), ("XKHDYJXAH", "خديجة"), ("MXHMMD", "محمد"), ("EBD<ALLH", "عبد الله"),
        ("MOHAMMED", None), ("OSAMA", None), ("X", None), ("", None), ("<<", None),
    ],
)  # fmt: skip
def test_a_zone_says_which_letters_it_may_stand_for_or_that_it_is_not_the_tables(zone: str, name: str | None) -> None:
    assert in_arabic(zone) == name


def test_a_letter_that_the_table_does_not_have_is_named() -> None:
    with pytest.raises(ValueError, match=r"U\+06D5"):
        in_zone("عەبد")


def test_no_sequence_of_the_table_can_be_cut_in_two_ways() -> None:
    sequences = {*TABLE["letters"].values(), *TABLE["last"].values()}
    for one in sequences:
        assert one[0] == "X" or len(one) == 1
        assert not any(other != one and other.startswith(one) for other in sequences)


@given(st.lists(st.text(st.sampled_from(PLAIN), min_size=1, max_size=8), min_size=1, max_size=4))
def test_what_is_written_is_read_back_without_what_was_doubled(words: list[str]) -> None:
    name = " ".join(words)
    if any(first == second for word in words for first, second in itertools.pairwise(word)):
        return
    assert in_arabic(in_zone(name)) == name
