"""What a reader sees of an item: small, made in memory, blurred and grey until they uncover it. Never the original."""

import base64
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageFilter, ImageOps

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.desks.content.intake import media
from zotim.desks.content.intake.models import Item, ItemKind
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.intake.selectors import reports_that_tell
from zotim.desks.content.review.models import Exposure, Shown
from zotim.desks.content.review.models.readers import PICTURES
from zotim.engines import fingerprints
from zotim.engines.fingerprints import ImageError

LONGEST, STILL, ACROSS = 480, 160, 3
"""Pixels of the longer side of a picture, and of one still of a video; stills beside each other."""
BLUR = 14
MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands on the page: *picture* as a ``data:`` address, *text*, *addresses* and what whoever reported *told*
    where they are uncovered, what may be uncovered further (*ways*), and why nothing can be shown (*trouble*)."""

    picture: str = ""
    text: str = ""
    addresses: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    shown: str = ""
    trouble: str = ""


def looked(actor: Actor, item: Item, exposure: Exposure | None) -> Looked:
    """What *actor* sees of an item, as far as it is uncovered before them."""
    shown = exposure.shown if exposure else ""
    if item.kind in (ItemKind.PICTURE, ItemKind.VIDEO) and item.stored:
        ways = tuple(one.value for one in PICTURES if one != shown)
        try:
            picture = _address(_covered(_image(actor, item), shown))
            return Looked(picture=picture, told=_told(actor, item) if shown else (), ways=ways, shown=shown)
        except (Unfit, ImageError) as error:
            return Looked(trouble=getattr(error, "message", "") or _("This file can't be shown."))
    if shown != Shown.TEXT:
        return Looked(ways=(Shown.TEXT.value,))
    text = TEXTS.text(actor, item, "text") or ""
    places = (TEXTS.text(actor, one, "address") for one in item.locations.all())
    addresses = tuple(defanged(one) for one in places if one)
    return Looked(text=text, addresses=addresses, told=_told(actor, item), shown=shown)


def _told(actor: Actor, item: Item) -> tuple[str, ...]:
    """What whoever reported it told, of the first reports that told something."""
    found = (TEXTS.text(actor, one, "told") for one in reports_that_tell(actor, item)[:MOST_TOLD])
    return tuple(one for one in found if one)


def defanged(address: str) -> str:
    """An address that no program takes for one: nobody opens it by mistake."""
    return address.replace("http", "hxxp", 1).replace(".", "[.]")


def _image(actor: Actor, item: Item) -> Image.Image:
    data = media.opened(actor, item)
    if item.kind == ItemKind.VIDEO:
        return _stills(data)
    pixels = fingerprints.part(data, "")
    image = Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
    image.thumbnail((LONGEST, LONGEST))
    return image


def _stills(data: bytes) -> Image.Image:
    """Nine pictures of a video in one: nothing moves, nothing sounds. Raises Unfit."""
    try:
        import av
    except ImportError:
        raise Unfit(_("Videos aren't shown in this installation (extra “video”).")) from None
    sheet = Image.new("RGB", (STILL * ACROSS, STILL * ACROSS), "white")
    try:
        with av.open(io.BytesIO(data)) as container:
            stills = list(_frames(container, ACROSS * ACROSS))
    except Exception as error:  # a decoder raises whatever its code runs into
        raise Unfit(_("This file can't be shown.")) from error
    if not stills:
        raise Unfit(_("This file can't be shown."))
    for number, still in enumerate(stills):
        still.thumbnail((STILL, STILL))
        sheet.paste(still, (number % ACROSS * STILL, number // ACROSS * STILL))
    return sheet


def _frames(container: Any, most: int) -> Iterator[Image.Image]:
    """Pictures at even times; where a video is cut short or damaged, those that can be read."""
    stream = container.streams.video[0]
    length = container.duration or 0
    for number in range(most):
        with suppress(Exception):  # a decoder raises whatever its code runs into
            container.seek(length * number // most)
            frame = next(container.decode(stream), None)
            if frame is not None:
                yield frame.to_image()
        if not length:
            return


def _covered(image: Image.Image, shown: str) -> Image.Image:
    if shown == Shown.COLOUR:
        return image
    grey = ImageOps.grayscale(image)
    return grey if shown == Shown.GREY else grey.filter(ImageFilter.GaussianBlur(BLUR))


def _address(image: Image.Image) -> str:
    made = io.BytesIO()
    image.save(made, "PNG")
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode('ascii')}"
