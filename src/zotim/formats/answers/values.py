"""One answer: what was typed, made canonical by the kind of its question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zotim.formats.questionnaires.model import Kind
from zotim.formats.questionnaires.words import NO, YES, ascii_digits, fold
from zotim.formats.spreadsheets import Formula, Value, plain

LONGEST = 10_000
"""Characters of an answer."""
LARGEST = Decimal(10) ** 15

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]")
_GROUPED = re.compile(r"-?\d{1,3}(?:[\s\u00a0\u202f\u2009]\d{3})+(?:[.,]\d{1,9})?")
_WHOLE = re.compile(r"-?\d{1,15}")
_FRACTION = re.compile(r"(-?\d{1,15})[.,](\d{1,9})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


class Wrong(ValueError):
    """An answer that isn't one of its kind; ``code`` says why.

    | code | means |
    |---|---|
    | formula | the cell computes something instead of holding it |
    | not_a_number | no number |
    | two_numbers | may be a thousand or a fraction: 1.250 |
    | not_a_date | no day, or one that doesn't exist |
    | two_dates | day and month may stand either way: 3/4/2026 |
    | not_yes_no | neither yes nor no |
    | not_an_option | none of the options |
    | too_long | more than LONGEST characters |
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Option:
    """An answer of a choice: its code, and its words in every language in which it is shown."""

    code: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a reader of answers needs it: an opaque key, its number, its kind, its options."""

    key: str
    number: str
    kind: Kind
    options: Sequence[Option] = ()


def read_value(asked: Asked, value: Value) -> str:
    """The canonical answer, "" for none: a text, ``1250.5``, ``2026-11-25``, an option's code, ``yes`` or ``no``.

    Raises :class:`Wrong`.
    """
    if isinstance(value, Formula):
        raise Wrong("formula")
    text = plain(value)
    if not text:
        return ""
    if len(text) > LONGEST:
        raise Wrong("too_long")
    match asked.kind:
        case Kind.NUMBER:
            return _number(value, text)
        case Kind.DATE:
            return _day(value, text)
        case Kind.YES_NO:
            return _yes_no(text)
        case Kind.CHOICE:
            return _option(asked.options, text)
    return text


def _number(value: Value, text: str) -> str:
    if isinstance(value, bool | date):
        raise Wrong("not_a_number")
    if isinstance(value, int | float):
        number = Decimal(str(value))
        if not number.is_finite() or abs(number) >= LARGEST:
            raise Wrong("not_a_number")
        return _written(number)
    text = ascii_digits(text).replace("−", "-").replace("٫", ".").replace("٬", " ")
    text = _BLANKS.sub("", text) if _GROUPED.fullmatch(text) else text
    if _WHOLE.fullmatch(text):
        return str(int(text))
    if found := _FRACTION.fullmatch(text):
        if len(found[2]) == 3 and found[1].lstrip("-") != "0":
            raise Wrong("two_numbers")
        return _written(Decimal(f"{found[1]}.{found[2]}"))
    raise Wrong("not_a_number")


def _written(number: Decimal) -> str:
    """A number in digits, to nine places. Three places get a nought more, so that nobody takes them for a thousand."""
    number = round(number, 9).normalize()
    text = format(number, "f") if number else "0"
    whole, _point, places = text.partition(".")
    return f"{text}0" if len(places) == 3 and whole.lstrip("-") != "0" else text


def _day(value: Value, text: str) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = ascii_digits(text)
    if found := _ISO.fullmatch(text):
        return _real(found[1], found[2], found[3])
    if found := _DOTTED.fullmatch(text):
        return _real(found[3], found[2], found[1])
    if found := _SLASHED.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first <= 12 and second <= 12 and first != second:
            raise Wrong("two_dates")
        day, month = (first, second) if second <= 12 else (second, first)
        return _real(found[3], str(month), str(day))
    raise Wrong("not_a_date")


def _real(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise Wrong("not_a_date") from None


def _yes_no(text: str) -> str:
    folded = fold(text)
    if folded in YES:
        return "yes"
    if folded in NO:
        return "no"
    raise Wrong("not_yes_no")


def _option(options: Sequence[Option], text: str) -> str:
    folded = fold(text)
    for option in options:
        if folded in {fold(label) for label in option.labels}:
            return option.code
    for option in options:
        if text.strip() == option.code:
            return option.code
    raise Wrong("not_an_option")
