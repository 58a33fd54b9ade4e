"""What reported bytes are, found in them; what isn't taken in, and why, in words. No picture is decoded."""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image

from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import SIZE_LIMIT
from zotim.desks.content.intake.models import ItemKind

_HEAD = 4096
_PICTURES = {
    b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"BM": "image/bmp",
}  # fmt: skip
_VIDEOS = {
    b"\x1aE\xdf\xa3": "video/webm", b"FLV\x01": "video/x-flv", b"\x00\x00\x01\xba": "video/mpeg",
    b"\x00\x00\x01\xb3": "video/mpeg", b"0&\xb2u\x8ef\xcf\x11": "video/x-ms-wmv",
}  # fmt: skip
_HIDDEN = (b"PK\x03\x04", b"%PDF-", b"<script", b"<?php", b"MZ\x90\x00", b"Rar!\x1a\x07")
"""Beginnings of other files, looked for behind where a picture ends."""
_ENDS = {"image/jpeg": b"\xff\xd9", "image/png": b"IEND\xaeB`\x82"}


@dataclass(frozen=True, slots=True)
class Found:
    """What bytes are: *warning* is ``polyglot`` where they are another file too."""

    kind: ItemKind
    media_type: str
    warning: str = ""


def kind_of(data: bytes) -> Found:
    """What *data* is. Raises Unfit, in words, for what is neither a picture nor a video, empty or too large."""
    if not data:
        raise Unfit(_("The file is empty."), "file")
    if len(data) > SIZE_LIMIT:
        raise Unfit(_("The file is larger than 25 MB."), "file")
    head = data[:_HEAD]
    if b"<svg" in head.lower():
        raise Unfit(_("An SVG is a program that draws, no picture. Send a picture of what it shows."), "file")
    for begin, media_type in _PICTURES.items():
        if data.startswith(begin):
            kind = ItemKind.VIDEO if media_type == "image/png" and _moves(data) else ItemKind.PICTURE
            return Found(kind, media_type, _odd(data, media_type))
    if head[:6] in (b"GIF87a", b"GIF89a") or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        kind = ItemKind.VIDEO if _moves(data) else ItemKind.PICTURE
        return Found(kind, "image/gif" if head[:3] == b"GIF" else "image/webp")
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"AVI "):
        return Found(ItemKind.VIDEO, "video/mp4" if head[4:8] == b"ftyp" else "video/x-msvideo")
    for begin, media_type in _VIDEOS.items():
        if data.startswith(begin):
            return Found(ItemKind.VIDEO, media_type)
    if data.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise Unfit(_("This is an archive, which isn't opened. Send what is in it, one by one."), "file")
    raise Unfit(_("This is neither a picture nor a video that can be read here."), "file")


def _moves(data: bytes) -> bool:
    """Whether a picture has more than one, by what it says of itself; what is damaged is still."""
    try:
        with Image.open(BytesIO(data)) as image:
            return bool(getattr(image, "is_animated", False))
    except Exception:  # a decoder raises whatever its code runs into
        return False


def _odd(data: bytes, media_type: str) -> str:
    """``polyglot`` where another file begins behind the end of the picture."""
    end = data.rfind(_ENDS[media_type]) if media_type in _ENDS else -1
    first = data.find(_ENDS[media_type]) if media_type in _ENDS else -1
    behind = data[first:] if first >= 0 else b""
    hidden = any(mark in behind for mark in _HIDDEN)
    return "polyglot" if hidden and 0 <= first <= end else ""
