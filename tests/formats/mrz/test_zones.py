"""Machine-readable zones: the specimens of ICAO 9303, numbers that go on, mistakes of a scanner, whatever is typed."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.mrz import LAYOUTS, UnreadableZone, check_digit, read_zone, zones

TODAY = date(2026, 11, 26)
PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
SMALL_CARD = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
NUMBERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=9)
NAMES = st.lists(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=6), min_size=1, max_size=2).map(" ".join)


def _passport(surname: str, given: str, number: str, born: date, expires: date) -> str:
    names = f"{surname}<<{given}".replace(" ", "<")
    parts = [number.ljust(9, "<"), born.strftime("%y%m%d"), expires.strftime("%y%m%d"), "<" * 14]
    number_, born_, expires_, personal = (part + check_digit(part) for part in parts)
    whole = number_ + born_ + expires_ + personal
    return f"P<ALB{names:<<39}\n{number_}ALB{born_}M{expires_}{personal}{check_digit(whole)}"


@pytest.mark.parametrize(("zone", "layout"), [(PASSPORT, "TD3"), (CARD, "TD1"), (SMALL_CARD, "TD2"), (VISA, "MRVA")])
def test_the_specimens_of_the_standard_are_read_and_agree(zone: str, layout: str) -> None:
    read = read_zone(zone, today=TODAY)
    assert (read.layout, read.surname, read.given, read.issuer, read.sex, read.wrong) == (
        layout, "ERIKSSON", "ANNA MARIA", "UTO", "female", (),
    )  # fmt: skip


def test_a_passport_says_number_dates_and_what_is_optional() -> None:
    read = read_zone(PASSPORT, today=TODAY)
    assert (read.number, read.born, read.expires, read.optional) == (
        "L898902C3",
        "1974-08-12",
        "2012-04-15",
        ("ZE184226B",),
    )


def test_a_small_visa_has_two_lines_of_36() -> None:
    zone = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
    read = read_zone(zone, today=TODAY)
    assert (read.layout, read.number, read.born, read.wrong) == ("MRVB", "L8988901C", "1940-09-07", ())


def test_a_number_of_more_than_nine_letters_goes_on_in_the_optional_field() -> None:
    number = "D23145890734"
    first = f"I<UTO{number[:9]}<{number[9:]}{check_digit(number)}".ljust(30, "<")
    second = "7408122F1204159UTO<<<<<<<<<<<"
    composite = check_digit(first[5:] + second[:7] + second[8:15] + second[18:29])
    read = read_zone(f"{first}\n{second}{composite}\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", today=TODAY)
    assert (read.number, read.optional, read.wrong) == (number, (), ())


def test_a_wrong_letter_is_named_by_the_fields_whose_check_digit_it_breaks() -> None:
    assert read_zone(PASSPORT.replace("7408122", "7408132"), today=TODAY).wrong == ("born", "composite")
    assert read_zone(PASSPORT.replace("L898902C3", "L898902O3"), today=TODAY).wrong == ("number", "composite")


def test_a_zone_in_one_piece_in_small_letters_with_blanks_is_the_same_zone() -> None:
    for zone in (PASSPORT, CARD, SMALL_CARD):
        typed = " ".join(zone.lower().replace("\n", ""))
        assert read_zone(typed, today=TODAY) == read_zone(zone, today=TODAY)


def test_a_day_that_is_not_known_leaves_the_month_and_a_month_that_is_not_known_the_year() -> None:
    assert read_zone(PASSPORT.replace("740812", "7408<<"), today=TODAY).born == "1974-08"
    assert read_zone(PASSPORT.replace("740812", "74<<<<"), today=TODAY).born == "1974"
    assert read_zone(PASSPORT.replace("740812", "<<<<<<"), today=TODAY).born == ""
    assert read_zone(PASSPORT.replace("740812", "740231"), today=TODAY).born == "1974-02"


def test_nobody_is_born_tomorrow() -> None:
    born_today = _passport("A", "B", "1", date(2026, 11, 26), date(2030, 1, 1))
    assert read_zone(born_today, today=TODAY).born == "2026-11-26"
    assert read_zone(_passport("A", "B", "1", date(1927, 1, 1), date(2030, 1, 1)), today=TODAY).born == "1927-01-01"


def test_germany_is_written_with_one_letter_and_read_with_three() -> None:
    read = read_zone(PASSPORT.replace("P<UTO", "P<D<<").replace("6UTO", "6D<<"), today=TODAY)
    assert (read.issuer, read.nationality) == ("DEU", "DEU")


def test_names_that_fill_the_field_may_go_on() -> None:
    assert read_zone(_passport("A" * 20, "B" * 17, "1", TODAY, TODAY), today=TODAY).names_cut
    assert not read_zone(PASSPORT, today=TODAY).names_cut


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "There is nothing to read"),
        ("P<UTOERIKSSON", "There are 1 lines of 13 letters"),
        (PASSPORT[:-1], "There are 2 lines of 44, 43 letters"),
        (PASSPORT.replace("<", "«", 1), "Line 1 holds «"),
        (PASSPORT + "\n" + CARD, "There are 5 lines"),
    ],
)
def test_what_is_no_zone_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(UnreadableZone, match=why):
        read_zone(typed, today=TODAY)


def test_zones_are_found_in_the_text_of_a_scanned_page() -> None:
    page = f"REPUBLIKA\nPASAPORTË\n{PASSPORT}\nnote\n{CARD}\n{PASSPORT.splitlines()[0]}\n"
    assert list(zones(page)) == [PASSPORT, CARD]


@given(NAMES, NAMES, NUMBERS, st.dates(date(1928, 1, 1), TODAY), st.dates(date(2000, 1, 1), date(2070, 1, 1)))
def test_what_is_written_by_the_rules_is_read_back(
    surname: str, given_: str, number: str, born: date, ends: date
) -> None:
    read = read_zone(_passport(surname, given_, number, born, ends), today=TODAY)
    assert (read.surname, read.given, read.number, read.wrong) == (surname, given_, number, ())
    assert (read.born, read.expires) == (born.isoformat(), ends.isoformat())


@given(st.integers(0, 42), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"))
def test_one_wrong_letter_or_digit_that_counts_otherwise_never_passes_unseen(place: int, letter: str) -> None:
    """Weights 7, 3 and 1 have no factor in common with ten: only letters of equal value modulo ten look alike."""
    first, second = PASSPORT.splitlines()
    changed = second[:place] + letter + second[place + 1 :]
    counted = place not in (10, 11, 12, 20)
    if counted and check_digit(letter) != check_digit(second[place]):
        assert read_zone(f"{first}\n{changed}", today=TODAY).wrong


@given(st.text(max_size=140) | st.text("P<UTO0123456789\n", min_size=88, max_size=92))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with contextlib.suppress(UnreadableZone):
        assert read_zone(typed, today=TODAY).layout in LAYOUTS
