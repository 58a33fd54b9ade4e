"""Neutral pictures made by code: soft hills of colour, a few shapes, some noise; each seed another one."""

import io

import numpy as np
from PIL import Image, ImageDraw


def picture(seed, width=320, height=240):
    """A made-up picture."""
    rng = np.random.default_rng(seed)
    hills = np.zeros((height, width, 3))
    for cells, strength in ((3, 110), (8, 60), (20, 25)):
        grid = Image.fromarray(rng.integers(0, 256, (cells, cells + 1, 3), np.uint8))
        hills += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC), float) * strength / 255
    image = Image.fromarray(hills.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(6):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        size = int(rng.integers(width // 16, width // 4))
        shape = draw.ellipse if rng.random() < 0.5 else draw.rectangle
        shape((x, y, x + size, y + size), fill=tuple(rng.integers(0, 256, 3).tolist()))
    return image


def encoded(image, kind="JPEG", **options):
    """The bytes of a file of this kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
