"""Pictures from bytes that nobody trusts, and their hashes: in memory only, never on a disk."""

import io

import numpy as np
from PIL import Image

from zotim.engines.fingerprints.borders import trimmed
from zotim.engines.fingerprints.model import ImageError, Print, Way
from zotim.engines.fingerprints.pdq import TURNS, digest, frequencies, turned

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
MOST_BYTES, MOST_PIXELS, MOST_SIDE = 32_000_000, 40_000_000, 20_000
"""What is decoded at all; sizes are looked at before."""
ENOUGH = 128
"""Pixels that each side keeps where a picture is read for a first look."""
CROPS = (0.95, 0.9, 0.85, 0.8)
"""Which share of a side is left in the crops that are kept of a known picture."""
SIDES = ("top", "bottom", "left", "right")
"""The crops in which a picture is asked for too, the smallest of each: so a logo or a caption on it is left out."""


def hash_image(data: bytes, *, fast: bool = False) -> Print:
    """PDQ of a picture, the first look (*fast*) of a JPEG at a smaller size: some bits off, several times as fast.

    Raises ImageError for what is no picture, isn't still, is too large or damaged.
    """
    found, quality = frequencies(_pixels(data, fast=fast))
    return Print(digest(found), quality)


def asked(data: bytes, *, fast: bool = False) -> list[Way]:
    """In which ways a picture is asked for: as it is and without its border, each in all eight turns; and its sides.

    Raises ImageError as :func:`hash_image` does.
    """
    pixels = _pixels(data, fast=fast)
    found = []
    for some, how in _whole(pixels):
        quality = frequencies(some)[1]
        turns = zip(turned(some), TURNS, strict=True)
        found += [Way(digest(turn), quality, f"{how}, {name}") for turn, name in turns]
        sides = _crops(some, CROPS[-1])
        found += [_way(sides[name], f"{how}, crop {CROPS[-1]:.0%} {name}") for name in SIDES]
    return found


def kept(data: bytes) -> list[Way]:
    """In which ways a known picture is kept: as it is, without its border, and crops of that.

    Raises ImageError as :func:`hash_image` does.
    """
    ways = _whole(_pixels(data, fast=False))
    seen = ways[-1][0]
    for share in CROPS:
        ways += [(crop, f"crop {share:.0%} {name}") for name, crop in _crops(seen, share).items()]
    return [_way(some, how) for some, how in ways]


def part(data: bytes, how: str) -> np.ndarray:
    """What is seen of a picture in one of the ways of :func:`asked` or :func:`kept`, as bytes, height by width by
    colours: to lay one over another. A way that isn't known is the whole picture, as it is.

    Raises ImageError as :func:`hash_image` does.
    """
    pixels = _pixels(data, fast=False)
    whole = _whole(pixels)
    steps = how.split(", ")
    if "without border" in steps or (steps[0].startswith("crop") and len(whole) > 1):
        pixels = whole[-1][0]
    for step in steps:
        if step.startswith("crop "):
            _crop, share, place = step.split(" ", 2)
            pixels = _crops(pixels, float(share.rstrip("%")) / 100).get(place, pixels)
        elif step in _TURNED:
            pixels = _TURNED[step](pixels)
    return np.ascontiguousarray(pixels)


_TURNED = {
    "mirrored": lambda pixels: pixels[:, ::-1],
    "turned right": lambda pixels: np.rot90(pixels, -1),
    "turned left": lambda pixels: np.rot90(pixels, 1),
    "upside down": lambda pixels: pixels[::-1, ::-1],
}


def _whole(pixels: np.ndarray) -> list[tuple[np.ndarray, str]]:
    """A picture, and where it has a border the picture within."""
    inner = trimmed(pixels)
    return [(pixels, "whole"), *([] if inner is None else [(inner, "without border")])]


def _way(pixels: np.ndarray, how: str) -> Way:
    waves, quality = frequencies(pixels)
    return Way(digest(waves), quality, how)


def _crops(pixels: np.ndarray, share: float) -> dict[str, np.ndarray]:
    """Parts of a picture that leave a share of its sides: at the middle, the corners and along each side."""
    height, width = pixels.shape[:2]
    high, wide = round(height * share), round(width * share)
    down, right = height - high, width - wide
    places = {
        "middle": (down // 2, right // 2, high, wide),
        "top left": (0, 0, high, wide),
        "top right": (0, right, high, wide),
        "bottom left": (down, 0, high, wide),
        "bottom right": (down, right, high, wide),
        "top": (0, 0, high, width),
        "bottom": (down, 0, high, width),
        "left": (0, 0, height, wide),
        "right": (0, right, height, wide),
    }
    return {name: pixels[y : y + some, x : x + other] for name, (y, x, some, other) in places.items()}


def _pixels(data: bytes, *, fast: bool) -> np.ndarray:
    """The picture as bytes, height by width by one or three colours."""
    if len(data) > MOST_BYTES:
        raise ImageError("too large", f"a picture has at most {MOST_BYTES:,} bytes")
    if b"<svg" in data[:4096].lower():
        raise ImageError("vector", "an SVG is a program that draws, no picture: take a picture of what it shows")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _refuse(image)
            if fast:
                image.draft("L", _least(image.size))
            return _colours(image)
    except ImageError:
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Image.UnidentifiedImageError:
        raise ImageError("none", f"no picture of a kind that is read: {', '.join(FORMATS)}") from None
    except Exception as error:  # a decoder raises whatever its code runs into
        raise ImageError("damaged", f"the picture is damaged or cut short: {error}") from error


def _refuse(image: Image.Image) -> None:
    """Raises ImageError for what isn't decoded; nothing of it has been."""
    if image.width * image.height > MOST_PIXELS or max(image.size) > MOST_SIDE:
        raise _too_large()
    # A photo with a second one beside it (MPO) is still: the first is what is seen.
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise ImageError("animated", "the picture moves: take it as a video")


def _too_large() -> ImageError:
    return ImageError("too large", f"a picture has at most {MOST_PIXELS:,} pixels and {MOST_SIDE:,} on a side")


def _least(size: tuple[int, int]) -> tuple[int, int]:
    """The size from which a JPEG isn't made smaller while it is decoded."""
    scale = max(1.0, min(size) / ENOUGH)
    return max(1, int(size[0] / scale)), max(1, int(size[1] / scale))


def _colours(image: Image.Image) -> np.ndarray:
    """What is seen: what is transparent stands on white, sixteen bits are cut to eight."""
    if image.mode.startswith("I"):
        deep = np.asarray(image)
        return (deep >> 8 if deep.max(initial=0) > 255 else deep).astype(np.uint8)[:, :, None]
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    if image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    pixels = np.asarray(image)
    return pixels[:, :, None] if pixels.ndim == 2 else pixels
