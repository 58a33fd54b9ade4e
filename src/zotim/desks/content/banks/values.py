"""Fingerprints from what people and other systems give: bytes, texts, addresses, hashes in letters."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.desks.content.intake.models import PrintKind
from zotim.desks.content.intake.same import print_of_address, print_of_text
from zotim.engines import fingerprints
from zotim.engines.fingerprints import PLAIN_BELOW, Frame, ImageError, VideoError
from zotim.engines.fingerprints.letters import LONGEST, plain
from zotim.engines.links import LinkError, link

DENSE = 0.25
"""Seconds between the pictures that are kept of a known video: twice as many as a clip is asked for."""


class Known(NamedTuple):
    """A fingerprint of something: *way* says of which part, *at_ms* where in the video."""

    kind: str
    value: bytes
    way: str = ""
    quality: int | None = None
    at_ms: int | None = None
    asked: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether there is too little to see in it."""
        return self.quality is not None and self.quality < PLAIN_BELOW


def text_cut(text: str) -> str:
    """A text as it is compared, as far as that goes."""
    return plain(text).encode("utf-16-le", "surrogatepass")[: 2 * LONGEST].decode("utf-16-le", "ignore")


def text_value(text: str) -> bytes:
    """By which the same text is known again, keyed. Raises Unfit for a text without a letter."""
    if not plain(text):
        raise Unfit(_("There is no letter in this text."), "text")
    return print_of_text(text)


def address_value(address: str) -> bytes:
    """By which the same address is known again, keyed. Raises Unfit for what is no address."""
    try:
        return print_of_address(link(address).address)
    except LinkError:
        raise Unfit(_("This is no address of a page."), "address") from None


def hash_value(text: str) -> bytes:
    """A fingerprint in 64 letters from 0 to f. Raises Unfit."""
    try:
        value = bytes.fromhex(text.strip())
    except ValueError:
        value = b""
    if len(value) != 32:
        raise Unfit(_("A fingerprint has 64 letters from 0 to 9 and a to f."), "hash")
    return value


def known_prints(data: bytes) -> list[Known]:
    """In which ways a known file is kept: a picture with its parts, or a video; and the very bytes.

    Raises Unfit for what is neither, and for what is too plain to be known again.
    """
    return [*(_picture(data) or _video(data, DENSE)), _bytes(data)]


def asked_prints(data: bytes) -> list[Known]:
    """In which ways a file is asked for. One that is neither picture nor video is asked for by its very bytes."""
    try:
        found = [Known(PrintKind.PDQ, way.digest, way.how, way.quality) for way in fingerprints.asked(data)]
    except ImageError:
        try:
            found = _frames(fingerprints.hash_video(data))
        except VideoError:
            found = []
    return [*found, _bytes(data)]


def _picture(data: bytes) -> list[Known]:
    try:
        ways = fingerprints.kept(data)
    except ImageError as error:
        if error.reason in ("none", "animated"):
            return []
        raise Unfit(_("This picture can't be read: it is damaged, too large or a drawing (SVG)."), "file") from None
    found = [Known(PrintKind.PDQ, way.digest, way.how, way.quality) for way in ways]
    if found[0].is_plain:
        raise Unfit(_("There is too little to see in it: it would meet what has nothing to do with it."), "file")
    return [one for one in found if not one.is_plain]


def _video(data: bytes, every: float) -> list[Known]:
    try:
        found = [one for one in _frames(fingerprints.hash_video(data, every)) if not one.is_plain]
    except VideoError as error:
        if error.reason == "missing":
            raise Unfit(_("Videos aren't read in this installation: the extra “video” isn't there."), "file") from None
        raise Unfit(_("This is neither a picture nor a video that can be read."), "file") from None
    if not found:
        raise Unfit(_("There is too little to see in it: it would meet what has nothing to do with it."), "file")
    return found


def _frames(frames: Iterable[Frame]) -> list[Known]:
    return [
        Known(PrintKind.FRAMES, one.print.digest, "", one.print.quality, round(one.at * 1000)) for one in frames
    ]  # fmt: skip


def _bytes(data: bytes) -> Known:
    return Known(PrintKind.SHA256, hashlib.sha256(data).digest())
