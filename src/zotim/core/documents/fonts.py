"""The fonts of papers, from packages, and which characters they can draw.

PDF/UA forbids a character that no font draws, and a fallback font would fill it in silence. What can't be drawn is
therefore written out as its code point, ``[U+4E2D]``: nothing disappears and nothing looks like something else.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_ibm_plex_sans
import fontpkg_ibm_plex_sans_arabic
import typst

FOLDERS = (fontpkg_ibm_plex_sans.ROOT / "files", fontpkg_ibm_plex_sans_arabic.ROOT / "files")
# The upright text faces: what these two families cover, their other weights cover too.
FACES = (FOLDERS[0] / "IBMPlexSans[wdth,wght].ttf", FOLDERS[1] / "IBMPlexSansArabic-Regular.ttf")


@cache
def fonts() -> typst.Fonts:
    """Only ours: neither the machine's fonts nor those built into typst."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in FOLDERS]
    )


@cache
def drawable() -> frozenset[int]:
    """Every code point that one of our faces draws."""
    return frozenset().union(*(_coverage(path) for path in FACES))


def written_out(text: str) -> str:
    """*text* with each character that we can't draw as ``[U+…]``; marks that only join or part words are dropped."""
    known = drawable()
    if all(ord(letter) in known for letter in text):
        return text
    return "".join(letter if ord(letter) in known else _code(letter) for letter in text)


def _code(letter: str) -> str:
    if letter in "\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\ufeff" or unicodedata.category(letter) == "Zs":
        return letter if letter in "\u200c\u200d\u200e\u200f" else (" " if letter.isspace() else "")
    return f"[U+{ord(letter):04X}]"


def _coverage(path: Path) -> set[int]:
    """The code points of a TrueType file's character map (OpenType 1.9, ``cmap``, formats 4 and 12)."""
    data = path.read_bytes()
    tables = {}
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        tables[tag] = offset
    base = tables[b"cmap"]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", data, base + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", data, base + 4 + 8 * n)
        form = struct.unpack_from(">H", data, base + offset)[0]
        if form == 12:
            groups = struct.unpack_from(">I", data, base + offset + 12)[0]
            for g in range(groups):
                first, last, _ = struct.unpack_from(">III", data, base + offset + 16 + 12 * g)
                found.update(range(first, last + 1))
        elif form == 4 and platform in (0, 3):
            found |= _format4(data, base + offset)
    return found


def _format4(data: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    found = set()
    for n, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, last + 1):
            glyph = code + delta
            if offset:
                (glyph,) = struct.unpack_from(">H", data, offsets_at + 2 * n + offset + 2 * (code - first))
                glyph = glyph and glyph + delta
            if glyph & 0xFFFF:
                found.add(code)
    return found
