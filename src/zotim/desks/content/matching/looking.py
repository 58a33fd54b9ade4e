"""Pictures of an item and an entry, small, blurred and grey unless asked otherwise: made in memory, never kept."""

import io

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from zotim.engines import fingerprints
from zotim.engines.fingerprints import ImageError

__all__ = ["ImageError", "laid_over", "small"]

LONGEST = 480
"""Pixels of the longer side of what is shown."""
BLUR = 12


def small(data: bytes, way: str = "", *, clear: bool = False) -> bytes:
    """A picture as a small PNG, as the way by which it met says: turned, without its border, a part of it.

    Blurred and grey, unless *clear*. Raises ImageError for what is no picture.
    """
    return _png(_covered(_image(data, way), clear=clear))


def laid_over(one: bytes, other: bytes, ways: tuple[str, str] = ("", ""), *, clear: bool = False) -> bytes:
    """Both pictures in one: what is alike is grey, what differs is light. Raises ImageError as :func:`small` does."""
    images = [ImageOps.grayscale(_image(data, way)) for data, way in zip((one, other), ways, strict=True)]
    size = images[1].size
    first, second = (np.asarray(image.resize(size), np.int16) for image in images)
    apart = np.abs(first - second)
    shown = Image.fromarray(np.clip((first + second) // 4 + apart, 0, 255).astype(np.uint8))
    return _png(shown if clear else shown.filter(ImageFilter.GaussianBlur(BLUR // 4)))


def _image(data: bytes, way: str) -> Image.Image:
    pixels = fingerprints.part(data, way)
    image = Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
    image.thumbnail((LONGEST, LONGEST))
    return image


def _covered(image: Image.Image, *, clear: bool) -> Image.Image:
    return image if clear else ImageOps.grayscale(image).filter(ImageFilter.GaussianBlur(BLUR))


def _png(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()
