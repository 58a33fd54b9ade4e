"""Machine-readable zones of passports, identity cards and visas (ICAO 9303, parts 3 to 7), with their check digits.

Three sizes: TD1 (three lines of 30), TD2 and the small visa (two of 36), TD3 and the large visa (two of 44).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)} | {"<": 0}
_ZONE = re.compile(r"[A-Z0-9<]*")
_SEXES = {"M": "male", "F": "female", "<": "", "X": ""}
_GERMANY = {"D": "DEU"}
"""Germany writes one letter for itself, alone of all (ICAO 9303-3, section 5)."""


class UnreadableZone(ValueError):
    """What was typed or scanned is no machine-readable zone; the message says why and what to do."""


class Span(NamedTuple):
    """Letters *start* to *end* (from 0, without the last) of line *line* (from 0)."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand. ``check`` of a field is the letter behind it; ``composite``: its spans, then its place."""

    issuer: Span
    names: Span
    number: Span
    nationality: Span
    born: Span
    sex: Span
    expires: Span
    optional: tuple[Span, ...]
    personal: Span | None = None
    composite: tuple[tuple[Span, ...], Span] | None = None


def _two_lines(width: int, *, visa: bool) -> _Layout:
    optional = Span(1, 28, width if visa else width - 1)
    personal = None
    if width == 44 and not visa:
        optional = personal = Span(1, 28, 42)
    whole = (Span(1, 0, 10), Span(1, 13, 20), Span(1, 21, width - 1)), Span(1, width - 1, width)
    return _Layout(
        issuer=Span(0, 2, 5), names=Span(0, 5, width), number=Span(1, 0, 9), nationality=Span(1, 10, 13),
        born=Span(1, 13, 19), sex=Span(1, 20, 21), expires=Span(1, 21, 27), optional=(optional,), personal=personal,
        composite=None if visa else whole,
    )  # fmt: skip


LAYOUTS: Mapping[str, _Layout] = {
    "TD1": _Layout(
        issuer=Span(0, 2, 5), names=Span(2, 0, 30), number=Span(0, 5, 14), nationality=Span(1, 15, 18),
        born=Span(1, 0, 6), sex=Span(1, 7, 8), expires=Span(1, 8, 14), optional=(Span(0, 15, 30), Span(1, 18, 29)),
        composite=((Span(0, 5, 30), Span(1, 0, 7), Span(1, 8, 15), Span(1, 18, 29)), Span(1, 29, 30)),
    ),
    "TD2": _two_lines(36, visa=False),
    "TD3": _two_lines(44, visa=False),
    "MRVA": _two_lines(44, visa=True),
    "MRVB": _two_lines(36, visa=True),
}  # fmt: skip
_SIZES = {(3, 30): ("TD1", "TD1"), (2, 36): ("TD2", "MRVB"), (2, 44): ("TD3", "MRVA")}
"""By number of lines and width: the document, and the visa of that size."""


@dataclass(frozen=True, slots=True)
class Zone:
    """What a zone says.

    ``layout`` is a key of :data:`LAYOUTS`; ``document`` the first two letters (``P``, ``ID``, …). ``issuer`` and
    ``nationality`` are codes of up to three letters as ICAO 9303 writes them. ``born`` and ``expires`` are
    ``YYYY-MM-DD`` without what isn't known (``1970``, ``1970-05``, or empty). ``sex``: ``male``, ``female``, or empty.
    ``names_cut``: the field is full to its last letter, so that the name may go on. ``wrong``: the fields whose check
    digit doesn't agree, of ``number``, ``born``, ``expires``, ``personal``, ``composite``.
    """

    layout: str
    document: str
    issuer: str
    surname: str
    given: str
    number: str
    nationality: str
    born: str
    sex: str
    expires: str
    optional: tuple[str, ...]
    names_cut: bool
    wrong: tuple[str, ...]


def check_digit(text: str) -> str:
    """The check digit of *text* (ICAO 9303-3, section 4.9): weights 7, 3, 1 in turn, modulo 10. ``A`` counts 10.

    >>> check_digit("D23145890734"), check_digit("340712")
    ('9', '7')
    """
    return str(sum(_VALUES[letter] * (7, 3, 1)[place % 3] for place, letter in enumerate(text)) % 10)


def read_zone(text: str, *, today: date) -> Zone:
    """The zone in *text*: its lines, or all in one piece. Blanks count for nothing, small letters as capitals.

    Years have two digits: somebody was born in the last hundred years up to *today*, and a document expires between
    fifty years ago and fifty years ahead. Raises :class:`UnreadableZone`. A check digit that doesn't agree is no
    error: the zone is read, and says which.
    """
    lines = _lines(text)
    layout_name = _SIZES[len(lines), len(lines[0])][lines[0].startswith("V")]
    layout = LAYOUTS[layout_name]

    def at(span: Span) -> str:
        return lines[span.line][span.start : span.end]

    number, checks, optional = _number(at, layout, layout_name)
    checks["born"] = _checked(at(layout.born), at(_behind(layout.born)))
    checks["expires"] = _checked(at(layout.expires), at(_behind(layout.expires)))
    if layout.personal:
        digit = at(_behind(layout.personal))
        # An empty personal number may have 0 or < for its check digit (ICAO 9303-4, section 4.2.2).
        checks["personal"] = _checked(at(layout.personal), digit, may_be_empty=True)
    if layout.composite:
        spans, place = layout.composite
        checks["composite"] = _checked("".join(map(at, spans)), at(place))
    names = at(layout.names)
    surname, _, given = names.rstrip("<").partition("<<")
    issuer, nationality = at(layout.issuer).strip("<"), at(layout.nationality).strip("<")
    return Zone(
        layout=layout_name,
        document=lines[0][:2].strip("<"),
        issuer=_GERMANY.get(issuer, issuer),
        surname=_words(surname),
        given=_words(given),
        number=number,
        nationality=_GERMANY.get(nationality, nationality),
        born=_date(at(layout.born), before=today.year),
        sex=_SEXES.get(at(layout.sex), ""),
        expires=_date(at(layout.expires), before=today.year + 50),
        optional=tuple(one for one in optional if one),
        names_cut=not names.endswith("<"),
        wrong=tuple(field for field, right in checks.items() if not right),
    )


def zones(text: str) -> Iterator[str]:
    """The zones in a text of many lines: those that follow each other and have the same width of a zone, in order."""
    held: list[str] = []
    for line in (*text.splitlines(), ""):
        packed = "".join(line.split()).upper()
        fits = len(packed) in {30, 36, 44} and "<" in packed and _ZONE.fullmatch(packed)
        if held and (not fits or len(packed) != len(held[0])):
            held = []
        if fits:
            held.append(packed)
            if len(held) == (3 if len(packed) == 30 else 2):
                yield "\n".join(held)
                held = []


def _lines(text: str) -> list[str]:
    lines = ["".join(line.split()).upper() for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        whole = lines[0]
        lines = next(
            ([whole[n : n + width] for n in range(0, len(whole), width)]
             for count, width in _SIZES if count * width == len(whole)), lines,
        )  # fmt: skip
    if not lines:
        raise UnreadableZone("There is nothing to read. Type or scan the lines at the foot of the document.")
    for number, line in enumerate(lines, start=1):
        if strange := sorted(set(_ZONE.sub("", line))):
            shown = " ".join(strange[:5])
            raise UnreadableZone(
                f"Line {number} holds {shown}: only capitals, digits and < stand in a machine-readable zone."
            )
    if (len(lines), len(lines[0])) not in _SIZES or len({*map(len, lines)}) > 1:
        widths = ", ".join(str(len(line)) for line in lines[:5])
        raise UnreadableZone(
            f"There are {len(lines)} lines of {widths} letters; a zone has three of 30, two of 36 or two of 44. "
            "Look for a letter too few or too many."
        )
    return lines


def _behind(span: Span) -> Span:
    return Span(span.line, span.end, span.end + 1)


def _checked(text: str, digit: str, *, may_be_empty: bool = False) -> bool:
    if may_be_empty and not text.strip("<"):
        return digit in {"0", "<"}
    return check_digit(text) == digit


def _number(at: Callable[[Span], str], layout: _Layout, name: str) -> tuple[str, dict[str, bool], list[str]]:
    """The document's number, whether it is right, and the optional fields without what of it stands there.

    A number of more than nine letters goes on in the first optional field up to its check digit, and ``<`` stands where
    that would be (ICAO 9303-5, note j).
    """
    optional = [at(span) for span in layout.optional]
    number, digit = at(layout.number), at(_behind(layout.number))
    if digit == "<" and name in {"TD1", "TD2"} and (rest := optional[0].split("<")[0]):
        number, digit = number + rest[:-1], rest[-1]
        optional[0] = optional[0][len(rest) :]
    return (
        number.rstrip("<"),
        {"number": _checked(number, digit)},
        [" ".join(one.replace("<", " ").split()) for one in optional],
    )


def _words(name: str) -> str:
    return " ".join(name.replace("<", " ").split())


def _date(text: str, *, before: int) -> str:
    """``YYMMDD`` in the hundred years that end with *before*; what isn't known (``<``) is left away."""
    if not text[:2].isdigit():
        return ""
    year = before - before % 100 + int(text[:2])
    year -= 100 * (year > before)
    month, day = text[2:4], text[4:6]
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return f"{year:04}"
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return f"{year:04}-{month}"
