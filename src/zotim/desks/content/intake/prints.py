"""Fingerprints of what was reported, made in memory before anything is written; or why there is none, in one word."""

import hashlib

from zotim.desks.content.intake.models import CUT_SHORT, ItemKind, ItemPrint, PrintKind
from zotim.desks.content.intake.same import print_of_address, print_of_text
from zotim.engines import fingerprints
from zotim.engines.fingerprints import ImageError, VideoError

AS_IT_IS = "whole, as it is"
SAME_FOR_EYES = 2
"""Bits within which a picture of a video adds nothing to the one before it."""


def of_bytes(kind: str, data: bytes) -> list[ItemPrint]:
    """Of a file, at once: its SHA-256, and what a picture looks like. What a video does takes longer: the worker."""
    made = [ItemPrint(kind=PrintKind.SHA256, value=hashlib.sha256(data).digest())]
    return [*made, *_picture(data)] if kind == ItemKind.PICTURE else made


def of_text(text: str) -> list[ItemPrint]:
    """Of a text: the keyed hash of its letters as they are compared."""
    return [ItemPrint(kind=PrintKind.TEXT, value=print_of_text(text))]


def of_address(address: str) -> list[ItemPrint]:
    """Of a canonical address: its keyed hash."""
    return [ItemPrint(kind=PrintKind.ADDRESS, value=print_of_address(address))]


def _picture(data: bytes) -> list[ItemPrint]:
    """In each way in which it is asked for, and in which a bank would keep it."""
    try:
        asked, kept = fingerprints.asked(data), fingerprints.kept(data)
    except ImageError as error:
        return [ItemPrint(kind=PrintKind.PDQ, trouble=error.reason.replace(" ", "_"))]
    made = [_way(way.digest, way.quality, way.how, asked=True, kept=way.how == AS_IT_IS) for way in asked]
    made += [_way(way.digest, way.quality, way.how, asked=False, kept=True) for way in kept if way.how != "whole"]
    return made


def _way(digest: bytes, quality: int, how: str, *, asked: bool, kept: bool, at_ms: int | None = None) -> ItemPrint:
    plain = "too_plain" if quality < fingerprints.PLAIN_BELOW else ""
    kind = PrintKind.PDQ if at_ms is None else PrintKind.FRAMES
    return ItemPrint(
        kind=kind, way=how, asked=asked, kept=kept, value=digest, quality=quality, trouble=plain, at_ms=at_ms
    )


def of_video(data: bytes) -> list[ItemPrint]:
    """Of each picture that differs from the one before it; where it is cut short, also up to where it was read."""
    try:
        film = fingerprints.hash_video(data)
    except VideoError as error:
        return [ItemPrint(kind=PrintKind.FRAMES, trouble=error.reason.replace(" ", "_"))]
    made: list[ItemPrint] = []
    before = b""
    for frame in film:
        if before and _apart(before, frame.print.digest) <= SAME_FOR_EYES:
            continue
        before = frame.print.digest
        at = round(frame.at * 1000)
        made.append(_way(frame.print.digest, frame.print.quality, "", asked=True, kept=True, at_ms=at))
    if film.cut:
        ends = round(film.ends * 1000)
        made.append(ItemPrint(kind=PrintKind.FRAMES, asked=False, kept=False, at_ms=ends, trouble=CUT_SHORT))
    return made


def _apart(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
