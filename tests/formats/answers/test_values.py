"""An answer is made canonical by the kind of its question; what can be read two ways is a mistake, never a guess."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.formats.answers import LONGEST, Asked, Kind, Option, Wrong, read_value
from zotim.formats.spreadsheets import Formula

NUMBER, DATE, TEXT = (Asked("k", "1", kind) for kind in (Kind.NUMBER, Kind.DATE, Kind.TEXT))
YES_NO = Asked("k", "1", Kind.YES_NO)
CHOICE = Asked("k", "1", Kind.CHOICE, [Option("1", ("Fully", "Plotësisht", "كليًا")), Option("2", ("2 or more",))])


@pytest.mark.parametrize(
    ("asked", "typed", "read"),
    [
        (NUMBER, 6, "6"), (NUMBER, 6.0, "6"), (NUMBER, "1 250", "1250"), (NUMBER, "1\u00a0250,5", "1250.5"),
        (NUMBER, "٤٫٥", "4.5"), (NUMBER, "-3", "-3"), (NUMBER, "0.125", "0.125"), (NUMBER, 1e14, "100000000000000"),
        (NUMBER, 3.125, "3.1250"), (NUMBER, 1 / 128, "0.0078125"), (NUMBER, -0.0, "0"), (NUMBER, "3.1250", "3.1250"),
        (DATE, date(2026, 3, 4), "2026-03-04"), (DATE, "4.3.2026", "2026-03-04"), (DATE, "25/11/2026", "2026-11-25"),
        (DATE, "11/25/2026", "2026-11-25"), (DATE, "5/5/2026", "2026-05-05"), (DATE, "٢٠٢٦-١١-٢٥", "2026-11-25"),
        (YES_NO, "Po", "yes"), (YES_NO, "JO", "no"), (YES_NO, "نعم", "yes"), (YES_NO, True, "yes"),
        (YES_NO, "x", "yes"),
        (CHOICE, "plotesisht", "1"), (CHOICE, "كليا", "1"), (CHOICE, "2", "2"), (CHOICE, " FULLY. ", "1"),
        (TEXT, "  said  ", "said"), (TEXT, 6, "6"), (TEXT, "", ""), (NUMBER, None, ""),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(asked, typed, read):
    assert read_value(asked, typed) == read


@pytest.mark.parametrize(
    ("asked", "typed", "code"),
    [
        (NUMBER, "about six", "not_a_number"), (NUMBER, "1.250", "two_numbers"), (NUMBER, "1,250", "two_numbers"),
        (NUMBER, "6 soldiers", "not_a_number"), (NUMBER, True, "not_a_number"), (NUMBER, float("inf"), "not_a_number"),
        (NUMBER, float("nan"), "not_a_number"), (NUMBER, "9" * 400, "not_a_number"), (NUMBER, 1e300, "not_a_number"),
        (DATE, "3/4/2026", "two_dates"), (DATE, "31.2.2026", "not_a_date"), (DATE, "March", "not_a_date"),
        (DATE, 46000, "not_a_date"), (DATE, "13/13/2026", "not_a_date"), (DATE, "1.1.26", "not_a_date"),
        (YES_NO, "sometimes", "not_yes_no"), (CHOICE, "Mostly", "not_an_option"), (CHOICE, "3", "not_an_option"),
        (TEXT, Formula("=cmd|' /C calc'!A0"), "formula"), (NUMBER, Formula("=SUM(A1)"), "formula"),
        (TEXT, "x" * (LONGEST + 1), "too_long"),
    ],
)  # fmt: skip
def test_what_isnt_clear_is_a_mistake(asked, typed, code):
    with pytest.raises(Wrong) as wrong:
        read_value(asked, typed)
    assert wrong.value.code == code


cells = st.one_of(
    st.none(), st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(),
    st.builds(Formula, st.text()),
    st.text("0123456789٠١٢٣.,/- ", max_size=14),
)  # fmt: skip


@given(st.sampled_from([NUMBER, DATE, TEXT, YES_NO, CHOICE]), cells)
def test_any_cell_is_read_or_named_and_what_was_read_reads_as_itself(asked, cell):
    try:
        value = read_value(asked, cell)
    except Wrong:
        return
    assert read_value(asked, value) == value
    if value and asked is NUMBER:
        assert Decimal(value).is_finite()
    if value and asked is DATE:
        assert datetime.fromisoformat(value)
