"""What dates, countries, genders and documents change: little, by the table, and never below what a sure name earns."""

import numpy as np
from numba import njit

from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.table import (
    COUNTRY_OTHER,
    COUNTRY_SAME,
    DATE_NEAR,
    DATE_OTHER,
    DATE_OTHER_DAY,
    DATE_OTHER_MONTH,
    DATE_OTHER_YEAR,
    DATE_PART,
    DATE_SAME,
    DATE_SWAPPED,
    DOCUMENT_SAME,
    GENDER_OTHER,
    SURE,
    THRESHOLD,
)

ANY_YEAR, NO_DATE, _BEFORE, _LAST = 0, 1, 1848, 255
"""What stands for the year of an entity's dates in a byte: several or far ones, none; others less :data:`_BEFORE`."""
LEVELS = 3
"""Rows of :func:`changes_by_year`."""


@njit("int64(int64, int64, int64[:])", **KERNEL)
def date_change(one, other, table):
    """What two dates change (each ``yyyymmdd``; month and day 0 where unknown)."""
    year, year2 = one // 10000, other // 10000
    rest, rest2 = one % 10000, other % 10000
    whole, whole2 = rest % 100 != 0, rest2 % 100 != 0
    same_day = whole and rest == rest2
    if year != year2:
        if abs(year - year2) == 1 and (same_day or not whole or not whole2):
            return table[DATE_NEAR]
        return table[DATE_OTHER_YEAR] if same_day else table[DATE_OTHER]
    if same_day:
        return table[DATE_SAME]
    month, month2, day, day2 = rest // 100, rest2 // 100, rest % 100, rest2 % 100
    if month == 0 or month2 == 0 or (month == month2 and (day == 0 or day2 == 0)):
        return table[DATE_PART]
    if month == day2 and day == month2:
        return table[DATE_SWAPPED]
    return table[DATE_OTHER_DAY] if month == month2 or day == day2 else table[DATE_OTHER_MONTH]


@njit(
    "UniTuple(int64, 3)(int64[:], int64, int64, int32[:], int64, int64, int64[:], int64, int64, int32[:], int64, int64,"
    " int64, int64, int64[:])",
    **KERNEL,
)
def context_change(
    dates, date_from, date_to, e_dates, e_date_from, e_date_to,
    lands, land_from, land_to, e_lands, e_land_from, e_land_to, gender, e_gender, table,
):  # fmt: skip
    """What the dates, the countries and the genders change, each 0 where one side doesn't say."""
    by_date, by_land, by_gender = 0, 0, 0
    if date_to > date_from and e_date_to > e_date_from:
        by_date = table[DATE_OTHER]
        for i in range(date_from, date_to):
            for j in range(e_date_from, e_date_to):
                by_date = max(by_date, date_change(dates[i], e_dates[j], table))
    if land_to > land_from and e_land_to > e_land_from:
        by_land = table[COUNTRY_OTHER]
        for i in range(land_from, land_to):
            for j in range(e_land_from, e_land_to):
                if lands[i] == e_lands[j]:
                    by_land = table[COUNTRY_SAME]
    if gender != 0 and e_gender != 0 and gender & e_gender == 0:
        by_gender = table[GENDER_OTHER]
    return by_date, by_land, by_gender


@njit("int64(boolean, boolean, int64[:])", **KERNEL)
def raised(dated, placed, table):
    """By how much context raises a score at most, documents apart: of who is asked with a date, with a country."""
    by_date = max(table[DATE_SAME], table[DATE_PART], table[DATE_SWAPPED], table[DATE_NEAR], 0) if dated else 0
    return by_date + (max(table[COUNTRY_SAME], 0) if placed else 0)


@njit("int64(int64)", **KERNEL)
def year_byte(year):
    """What stands for a year."""
    return year - _BEFORE if NO_DATE < year - _BEFORE <= _LAST else ANY_YEAR


@njit("int64(int64[:], int64, int64, boolean, int64[:], int64[:], uint8[:])", **KERNEL)
def changes_by_year(dates, first, last, placed, table, most, level):
    """What context changes at most, documents apart, by the year of an entity's dates: into *level* which row of *most*
    says it. Answers how many rows there are: one where no date is asked for (``dates[first:last]``).

    *placed*: a country is asked for.
    """
    most[0] = raised(last > first, placed, table)
    level[:] = 0
    if last == first:
        return 1
    most[2] = max(table[DATE_OTHER], table[DATE_OTHER_YEAR]) + raised(False, placed, table)
    most[1] = max(max(0, table[DATE_NEAR]) + raised(False, placed, table), most[2])
    level[:] = 2
    level[ANY_YEAR], level[NO_DATE] = 0, 1
    for at in range(first, last):
        for apart in range(-1, 2):
            byte = year_byte(dates[at] // 10000 + apart)
            level[byte] = min(np.int64(level[byte]), abs(apart))
    return LEVELS


@njit("int64(int64, int64, int64[:])", **KERNEL)
def wanted(score, change, table):
    """What a name must score so that the pair may score so much, which context changes by *change* at most."""
    return min(score - change, table[SURE]) if score <= table[THRESHOLD] else score - change


@njit("int64(int64, int64, boolean, int64[:])", **KERNEL)
def final(name, change, document, table):
    """The score of a pair: its name part, changed by context."""
    score = min(name + change, 1000)
    if name >= table[SURE]:
        score = max(score, table[THRESHOLD])
    if document:
        score = max(score, table[DOCUMENT_SAME])
    return max(score, 0)


def year_bytes(start: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """What stands for the year of each entity's dates, which begin at *start*."""
    found = np.full(len(start) - 1, NO_DATE, np.uint8)
    dated = start[1:] > start[:-1]
    if dated.any():
        years, first = dates // 10000 - _BEFORE, start[:-1][dated]
        least, most = np.minimum.reduceat(years, first), np.maximum.reduceat(years, first)
        found[dated] = np.where((least == most) & (least > NO_DATE) & (most <= _LAST), least, ANY_YEAR)
    return found


def as_number(text: str) -> int:
    """``1970``, ``1970-05`` or ``1970-05-12`` as a whole number; 0 for what is no date."""
    pieces = text.strip().split("-")
    if not 1 <= len(pieces) <= 3 or not all(piece.isascii() and piece.isdigit() for piece in pieces):
        return 0
    year, month, day = (*map(int, pieces), 0, 0)[:3]
    return year * 10000 + month * 100 + day if len(pieces[0]) == 4 and month <= 12 and day <= 31 else 0


def as_date(number: int) -> str:
    """What :func:`as_number` read, written again."""
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def as_land(code: str) -> int:
    """A two-letter country code as a whole number; 0 for anything else."""
    code = code.strip().lower()
    return ord(code[0]) * 256 + ord(code[1]) if len(code) == 2 and code.isascii() and code.isalpha() else 0


def as_document(number: str) -> str:
    """A document's number without what people put between: ``a 12-34`` is ``A1234``. Empty under five characters."""
    plain = "".join(letter for letter in number.upper() if letter.isalnum())
    return plain if len(plain) >= 5 else ""


GENDERS = {"male": 1, "m": 1, "female": 2, "f": 2}
