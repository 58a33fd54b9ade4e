"""Bytes to text. Guessing is kept narrow: a wrong guess would make passages that no one wrote.

UTF-8 (with or without a mark) and UTF-16 with its mark are read as such. Bytes that are not valid UTF-8 are read as
windows-1256 or windows-1250 only if the result looks like Arabic or like Albanian; anything else is refused.
"""

import codecs
import re

from zotim.formats.marks import _
from zotim.formats.text.errors import UnreadableFile

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# What Albanian needs beyond ASCII, with the quotation marks, dashes and the euro sign of a word processor.
_ALBANIAN_SIGN = re.compile(r"[ëËçÇ‘’“”„«»–—…€§°\xa0]")
SAVE_AGAIN = _("Open it in its program, save it as UTF-8 text and send it again.")


def decode(data: bytes, name: str) -> str:
    """The text of ``data``; raises :class:`UnreadableFile` when the encoding can't be told for certain."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise UnreadableFile(
                    name, _("it says it is %(encoding)s but isn't"), SAVE_AGAIN, encoding=encoding
                ) from None
    if b"\x00" in data:
        raise UnreadableFile(name, _("it isn't text, or its encoding isn't marked"), SAVE_AGAIN)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _arabic(data) or _albanian(data) or _refuse(name)


def _arabic(data: bytes) -> str | None:
    text = data.decode("windows-1256", "replace")
    foreign = _BEYOND_ASCII.findall(text)
    letters = _ARABIC_LETTER.findall(text)
    in_words = sum(map(len, _ARABIC_WORD.findall(text)))
    return text if letters and len(letters) >= 0.9 * len(foreign) and in_words >= 0.8 * len(letters) else None


def _albanian(data: bytes) -> str | None:
    text = data.decode("windows-1250", "replace")
    foreign = _BEYOND_ASCII.findall(text)
    known = _ALBANIAN_SIGN.findall(text)
    return text if len(known) == len(foreign) else None


def _refuse(name: str) -> str:
    raise UnreadableFile(name, _("its encoding can't be told"), SAVE_AGAIN)
