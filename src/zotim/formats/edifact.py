"""UN/EDIFACT (ISO 9735): the segments of an interchange, whatever the rest of it looks like.

Airlines' messages come with blanks and line ends between segments, with signs of their own, in Latin letters that no
header declares, and cut off. All of that is read; what is wrong is told with the number of its segment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from zotim.formats.problems import Reading

LONGEST_SEGMENT = 100_000
"""Letters; a segment of an airline has at most a few hundred."""
_CHUNK = 256 * 1024
_TAG = re.compile(r"[A-Z][A-Z0-9]{2}")
_BLANKS = " \t\r\n\0\ufeff"


class Signs(NamedTuple):
    """What ends a component, an element and a segment, and what takes the meaning of the next letter away."""

    component: str = ":"
    element: str = "+"
    release: str = "?"
    end: str = "'"


@dataclass(frozen=True, slots=True)
class Segment:
    """*number* in the file from 1; *elements* behind the tag, each a tuple of its components."""

    number: int
    tag: str
    elements: tuple[tuple[str, ...], ...]

    def get(self, element: int, component: int = 0) -> str:
        """One component (both from 0) without blanks around it; empty where the segment is shorter."""
        if element < len(self.elements) and component < len(self.elements[element]):
            return self.elements[element][component].strip()
        return ""

    def all(self, element: int) -> tuple[str, ...]:
        """The components of one element, without blanks around them."""
        return tuple(one.strip() for one in self.elements[element]) if element < len(self.elements) else ()


def segments(file: BinaryIO, reading: Reading) -> Iterator[Segment]:
    """The segments of *file* in order; *reading* counts segments. At most one chunk and one segment are in memory."""
    signs = Signs()
    number = 0
    for raw in _pieces(file, reading):
        if raw.signs:
            signs = raw.signs
        text = raw.text.strip(_BLANKS)
        if not text:
            continue
        number += 1
        if raw.problem:
            reading.wrong(number, "", raw.problem, **({"most": LONGEST_SEGMENT} if raw.problem == "long" else {}))
            if raw.problem == "long":
                continue
        elements = tuple(
            tuple(_split(one, signs.component, signs)) for one in _split(text, signs.element, signs, keep=True)
        )
        tag = elements[0][0].strip()
        if not _TAG.fullmatch(tag):
            reading.wrong(number, "", "tag", value=tag)
            continue
        yield Segment(number, tag, elements[1:])


class _Piece(NamedTuple):
    text: str
    problem: str = ""
    signs: Signs | None = None


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        # Level UNOC and what airlines write without saying so: ISO 8859-1, in which every byte is a letter.
        return raw.decode("latin-1")


def _signs(head: str) -> tuple[Signs, str] | None:
    """The service string advice at the beginning, and what follows it."""
    if not head.startswith("UNA") or len(head) < 9:
        return None
    # Component, element, decimal mark, release, a blank that stands for nothing, end (ISO 9735-1, annex A).
    return Signs(head[3], head[4], head[6], head[8]), head[9:]


def _pieces(file: BinaryIO, reading: Reading) -> Iterator[_Piece]:
    signs: Signs | None = None
    found = Signs()
    held = ""
    rest = b""
    first = True
    long = False
    while True:
        chunk = file.read(_CHUNK)
        data = rest + chunk
        # A letter of several bytes isn't cut in two: what stands behind the last sign that ends a segment waits.
        cut = len(data) if not chunk else max(data.rfind(found.end.encode()), 0)
        rest, data = data[cut:], data[:cut]
        if chunk and not data and len(rest) > LONGEST_SEGMENT * 4:
            data, rest = rest, b""
        held += _decoded(data)
        if first:
            held = held.lstrip(_BLANKS)
            if len(held) < 9 and chunk:
                continue
            first = False
            if advice := _signs(held):
                found, held = advice
                signs = found
        ends = _ends(held, found)
        start = 0
        for end in ends:
            yield _Piece(held[start:end], "long" if long or end - start > LONGEST_SEGMENT else "", signs)
            long, signs, start = False, None, end + 1
        held = held[start:]
        if len(held) > LONGEST_SEGMENT and chunk:
            held, long = held[-1:] if held.endswith(found.release) else "x", True
        if not chunk:
            if held.strip(_BLANKS):
                yield _Piece(held, "long" if long else "open", signs)
            return


def _ends(text: str, signs: Signs) -> Iterator[int]:
    """The places of the signs that end a segment and aren't taken back."""
    place = text.find(signs.end)
    while place >= 0:
        before = place
        while signs.release.strip() and before and text[before - 1] == signs.release:
            before -= 1
        if (place - before) % 2 == 0:
            yield place
        place = text.find(signs.end, place + 1)


def _split(text: str, sign: str, signs: Signs, *, keep: bool = False) -> Iterator[str]:
    """*text* cut at each *sign* that isn't taken back. Unless *keep*, the signs that take back are gone."""
    if not signs.release.strip() or signs.release not in text:
        yield from text.split(sign)
        return
    begun, released = [], False
    for letter in text:
        if released:
            begun.append(signs.release + letter if keep else letter)
            released = False
        elif letter == signs.release:
            released = True
        elif letter == sign:
            yield "".join(begun)
            begun = []
        else:
            begun.append(letter)
    yield "".join(begun)
