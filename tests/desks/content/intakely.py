"""What somebody reports, made up: neutral pictures, texts and addresses."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from django.conf import settings
from PIL import Image

from zotim.desks.content.intake.services import Given


def text(said: str, **values: object) -> Given:
    return Given("text", text=said, **values)


def address(where: str, **values: object) -> Given:
    return Given("link", address=where, **values)


def file(data: bytes, **values: object) -> Given:
    return Given("picture", data=data, **values)


def picture(seed: int = 1, kind: str = "PNG", size: tuple[int, int] = (160, 120)) -> bytes:
    """Hills of a colour, made by code."""
    random = np.random.default_rng(seed)
    wide, high = size
    across, down = np.meshgrid(np.arange(wide), np.arange(high))
    bright = np.zeros((high, wide))
    for _hill in range(12):
        x, y, far = random.uniform(0, wide), random.uniform(0, high), random.uniform(8, 40)
        bright += random.uniform(40, 200) * np.exp(-((across - x) ** 2 + (down - y) ** 2) / (2 * far**2))
    out = io.BytesIO()
    Image.fromarray(np.clip(bright, 0, 255).astype(np.uint8)).save(out, kind)
    return out.getvalue()


def files() -> Iterator[Path]:
    """Every file of the media folder."""
    return (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
