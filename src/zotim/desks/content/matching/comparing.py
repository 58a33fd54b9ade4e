"""In what an item and an entry differ: bits as a grid, texts word by word; and how they met, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.ui.show import amount
from zotim.engines.fingerprints.letters import plain

SIDE, CELL = 16, 14
MOST_WORDS = 2_000
"""Words of each text that are compared on a page; the rest isn't shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one side, and whether the other has them too."""

    text: str
    same: bool


def grid(one: bytes, other: bytes) -> SafeString:
    """Two hashes of 256 bits as 16 by 16 places, lowest frequencies first: filled where the bit is set in the item's,
    with a ring where the entry's is another. The number beside it says the same to a screen reader."""
    cells = []
    for at, (bit, its) in enumerate(zip(_bits(one), _bits(other), strict=True)):
        x, y = at % SIDE * CELL, at // SIDE * CELL
        cells.append((x + 1, y + 1, CELL - 2, CELL - 2, "set" if bit else "clear"))
        if bit != its:
            cells.append((x + 3, y + 3, CELL - 6, CELL - 6, "differs"))
    wide = SIDE * CELL
    return format_html(
        '<svg class="bits" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false" '
        'direction="ltr">{}</svg>',
        wide, wide, wide, wide,
        format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}" class="{}"/>', cells),
    )  # fmt: skip


def _bits(value: bytes) -> Iterator[bool]:
    """The bits of a hash, the lowest frequency first."""
    number = int.from_bytes(value, "big")
    return (bool(number >> at & 1) for at in range(SIDE * SIDE))


def differing(one: bytes, other: bytes) -> int:
    """How many bits differ."""
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def texts(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts as pieces that both have or only one: compared word by word as the index does (folded), shown as they
    are written."""
    mine, its = one.split()[:MOST_WORDS], other.split()[:MOST_WORDS]
    left: list[Piece] = []
    right: list[Piece] = []
    folded = [plain(word) for word in mine], [plain(word) for word in its]
    for step, first, last, from_, to in SequenceMatcher(None, *folded, autojunk=False).get_opcodes():
        if last > first:
            left.append(Piece(" ".join(mine[first:last]), step == "equal"))
        if to > from_:
            right.append(Piece(" ".join(its[from_:to]), step == "equal"))
    return left, right


def way_in_words(way: str) -> str:
    """How the two met, in words of the page: parts of a way of the engine, such as ``whole, mirrored``."""
    return ", ".join(word for part in way.split(", ") if (word := _word(part.strip())))


def _word(part: str) -> str:
    if part.startswith("crop "):
        _crop, share, place = part.split(" ", 2)
        return pgettext("part of a picture", "%(share)s %% of it, %(place)s") % {
            "share": amount(int(share.rstrip("%"))), "place": _places().get(place, place),
        }  # fmt: skip
    return _ways().get(part, "" if part == "as it is" else part)


def _ways() -> dict[str, str]:
    return {
        "whole": pgettext("part of a picture", "the whole picture"),
        "without border": pgettext("part of a picture", "without its border"),
        "turned right": pgettext("turn of a picture", "turned to the right"),
        "turned left": pgettext("turn of a picture", "turned to the left"),
        "upside down": pgettext("turn of a picture", "upside down"),
        "mirrored": pgettext("turn of a picture", "mirrored"),
    }


def _places() -> dict[str, str]:
    corner = {
        "top left": pgettext("place in a picture", "at the top, left"),
        "top right": pgettext("place in a picture", "at the top, right"),
        "bottom left": pgettext("place in a picture", "at the bottom, left"),
        "bottom right": pgettext("place in a picture", "at the bottom, right"),
    }
    side = {
        "top": pgettext("place in a picture", "at the top"),
        "bottom": pgettext("place in a picture", "at the bottom"),
        "left": pgettext("place in a picture", "on the left"),
        "right": pgettext("place in a picture", "on the right"),
        "middle": pgettext("place in a picture", "in the middle"),
    }
    return corner | side


def span(from_ms: int | None, to_ms: int | None) -> str:
    """A time in a video, or from one to another, as minutes and seconds; empty where there is none."""
    if from_ms is None:
        return ""
    begins = _clock(from_ms)
    return begins if to_ms is None else _("%(begins)s to %(ends)s") % {"begins": begins, "ends": _clock(to_ms)}


def _clock(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
