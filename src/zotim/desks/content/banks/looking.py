"""The picture of an entry that is of an item: small, and blurred unless somebody asks to see it."""

import io

from PIL import Image, ImageFilter

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NotVisible, allow
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.intake.media import read
from zotim.desks.content.intake.models import ItemKind

SIDE = 480
BLURRED = 18
"""Pixels, of a picture that has at most SIDE on a side: forms of a person can't be told any more."""


def has_picture(entry: Entry) -> bool:
    """Whether there is one to be shown."""
    return bool(entry.item and entry.item.kind == ItemKind.PICTURE and entry.item.stored)


def picture(actor: Actor, entry: Entry, *, clear: bool) -> bytes:
    """As a JPEG that was made anew, so that nothing hides in it. Raises Denied, NotVisible where there is none, Unfit
    where it can't be read."""
    allow(actor, "content.entry.look", entry)
    if entry.item is None or not has_picture(entry):
        raise NotVisible(Entry, str(entry.pk))
    with Image.open(io.BytesIO(read(entry.item))) as found:
        shown = found.convert("RGB")
    shown.thumbnail((SIDE, SIDE))
    if not clear:
        shown = shown.filter(ImageFilter.GaussianBlur(BLURRED))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=80)
    return out.getvalue()
