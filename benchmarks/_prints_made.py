"""What `bench fingerprints` asks: hashes, texts and pictures, all neutral and made by code from a seed."""

import io
import itertools
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageOps

SPREAD = 32
"""Distances at which hashes are planted: 0 to 31."""
LETTERS = (
    "aaaeeeëëiiouuyyrrttnnsshkmpldbgvfzqçx",
    "eeeeetttaaaoooiinnsshhrrdllcumwfgypbvk",
    "ااااللللييييووونمرتبكسدعفحهقجشصطخذضزثغظ",
)
WORDS, LONG = 30_000, 500


def flipped(rng: np.random.Generator, row: np.ndarray, count: int) -> np.ndarray:
    """A hash with so many other bits."""
    bits = np.unpackbits(row)
    bits[rng.choice(256, count, replace=False)] ^= 1
    return np.packbits(bits)


def write_hashes(folder: Path, count: int, asked: int) -> None:
    """Random hashes; questions, half of them near one of these, at each distance up to 31; hashes of which many are
    alike: groups around a thousand that differ in a dozen bits."""
    rng = np.random.default_rng(20)
    rows = rng.integers(0, 256, (count, 32), np.uint8)
    questions = rng.integers(0, 256, (asked, 32), np.uint8)
    planted = [-1] * asked
    for at in range(0, asked, 2):
        planted[at] = int(rng.integers(count))
        questions[at] = flipped(rng, rows[planted[at]], at // 2 % SPREAD)
    alike = rng.integers(0, 256, (1000, 32), np.uint8)[rng.integers(0, 1000, count)]
    for _ in range(12):
        alike[np.arange(count), rng.integers(0, 32, count)] ^= np.uint8(1) << rng.integers(0, 8, count, np.uint8)
    for name, array in (("hashes", rows), ("asked", questions), ("alike", alike)):
        np.save(folder / f"{name}.npy", array)
    folder.joinpath("planted.json").write_text(json.dumps(planted), encoding="utf-8")


def write_texts(folder: Path, count: int, asked: int) -> None:
    """Texts of three alphabets, whose words come as often as in a language; and some of them changed."""
    rng = random.Random(21)  # noqa: S311
    often = list(itertools.accumulate(1 / (at + 2.7) for at in range(WORDS)))
    words = [
        ["".join(rng.choices(letters, k=max(1, round(rng.gauss(5.5, 2.3))))) for _ in range(WORDS)]
        for letters in LETTERS
    ]
    texts = [" ".join(rng.choices(words[at % 3], cum_weights=often, k=90))[:LONG].strip() for at in range(count)]
    changed: list[dict[str, Any]] = []
    while len(changed) < asked:
        of = rng.randrange(count)
        text = (_words, _letters, _block)[len(changed) % 3](rng, texts[of], words[of % 3])
        alike = likeness(text, texts[of])
        if alike >= 0.78:
            changed.append({"of": of, "text": text, "alike": alike})
    folder.joinpath("texts.json").write_text(json.dumps(texts), encoding="utf-8")
    folder.joinpath("changed.json").write_text(json.dumps(changed), encoding="utf-8")


def likeness(one: str, other: str) -> float:
    """1 - changes / length of the longer one, row by row: another way than the engine's."""
    row = np.arange(len(other) + 1)
    letters, places = np.array([ord(letter) for letter in other], np.int64), np.arange(len(other) + 1)
    for letter in one:
        best = np.minimum(row[1:] + 1, row[:-1] + (letters != ord(letter)))
        row = np.minimum.accumulate(np.concatenate([[row[0] + 1], best]) - places) + places
    return 1 - int(row[-1]) / max(1, len(one), len(other))


def _words(rng: random.Random, text: str, words: list[str]) -> str:
    found = text.split()
    for at in rng.sample(range(len(found)), int(rng.uniform(0.03, 0.25) * len(found))):
        found[at] = rng.choice(words)
    return " ".join(found)


def _letters(rng: random.Random, text: str, words: list[str]) -> str:
    found = list(text)
    for at in rng.sample(range(len(found)), int(rng.uniform(0.03, 0.21) * len(found))):
        found[at] = rng.choice(["", rng.choice(words)[0], found[at] + rng.choice(words)[0]])
    return "".join(found)


def _block(rng: random.Random, text: str, words: list[str]) -> str:
    found = text.split()
    size = int(rng.uniform(0.03, 0.25) * len(found))
    at = rng.randrange(len(found) - size + 1)
    return " ".join(found[:at] + rng.choices(words, k=size) + found[at + size :])


def picture(seed: int, width: int = 640, height: int = 480) -> Image.Image:
    """A landscape of soft hills, grain, some shapes and lines of writing."""
    rng = np.random.default_rng(seed)
    hills = np.zeros((height, width, 3))
    for cells, strength in ((3, 110), (8, 60), (24, 30)):
        grid = Image.fromarray(rng.integers(0, 256, (cells, cells + 1, 3), np.uint8))
        hills += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC), float) * strength / 255
    hills += rng.normal(0, rng.uniform(1, 9), hills.shape)
    image = Image.fromarray(hills.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for number in range(10):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        size = int(rng.integers(width // 16, width // 4))
        colour = tuple(rng.integers(0, 256, 3).tolist())
        if number % 5 == 4:
            draw.text((x // 2, y), "Nje udhe, nje lume, nje mal", colour, font_size=size / 5)
        elif number % 2:
            draw.ellipse((x, y, x + size, y + size), colour)
        else:
            draw.rectangle((x, y, x + size, y + size), colour)
    return image


def file_of(image: Image.Image, quality: int = 85) -> bytes:
    """As a JPEG."""
    file = io.BytesIO()
    image.convert("RGB").save(file, "JPEG", quality=quality)
    return file.getvalue()


def write_film(folder: Path, seconds: int = 60) -> None:
    """A film of 640 by 360 that pans over made-up pictures, four seconds each; none where PyAV isn't installed."""
    try:
        import av
    except ImportError:
        return
    with av.open(str(folder / "film.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for number in range(25 * seconds):
            scene, step = divmod(number, 100)
            if step == 0:
                wide = np.asarray(picture(20_000 + scene, 740, 360))
            seen = np.ascontiguousarray(wide[:, step : step + 640])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(seen, format="rgb24")))
        container.mux(stream.encode())


COLOURS = ("black", "white", "gray", (20, 60, 90))


def _cropped(image: Image.Image, seed: int, place: str, low: float, high: float) -> Image.Image:
    """What is left between *low* and *high* of both sides, or of one, *seed* says where."""
    rng = np.random.default_rng(seed)
    wide, tall = (round(side * rng.uniform(low, high)) for side in (image.width, image.height))
    tall = round(wide * image.height / image.width) if place != "anywhere" else tall
    across, down = {"middle": (0.5, 0.5), "corner": (seed % 2, seed // 2 % 2)}.get(place, rng.random(2))
    if place == "side":
        wide, tall, across, down = (
            (image.width, tall, 0, seed // 2 % 2) if seed % 2 else (wide, image.height, seed // 2 % 2, 0)
        )
    x, y = round((image.width - wide) * across), round((image.height - tall) * down)
    return image.crop((x, y, x + wide, y + tall))


def _logo(image: Image.Image, seed: int) -> Image.Image:
    """A sign in a corner, 19 % by 12 %."""
    x, y = (0.79, 0.02)[seed % 2] * image.width, (0.86, 0.02)[seed // 2 % 2] * image.height
    ImageDraw.Draw(image).rectangle((x, y, x + 0.19 * image.width, y + 0.12 * image.height), COLOURS[seed % 4])
    return image


def _captioned(image: Image.Image, seed: int) -> Image.Image:
    """A band of 12 % with writing on it, over the lower end."""
    draw, top = ImageDraw.Draw(image), round(0.88 * image.height)
    draw.rectangle((0, top, image.width, image.height), COLOURS[seed % 4])
    draw.text((20, top + 8), "Lajme nga bota, sot", "red", font_size=30)
    return image


CHANGES: dict[str, Any] = {
    "JPEG of quality 20": lambda image, seed: image,
    "a quarter of the size": lambda image, seed: image.resize((image.width // 4, image.height // 4)),
    "grey": lambda image, seed: ImageOps.grayscale(image),
    "border of one colour": lambda image, seed: ImageOps.expand(
        image, (8 + seed % 40, seed % 3 * 20), COLOURS[seed % 4]
    ),
    "mirrored": lambda image, seed: ImageOps.mirror(image),
    "turned": lambda image, seed: image.rotate(90 * (1 + seed % 3), expand=True),
    "logo": _logo,
    "caption": _captioned,
    "crop 5 %": lambda image, seed: _cropped(image, seed, ("middle", "corner", "side")[seed % 3], 0.95, 0.95),
    "crop 10-20 %, middle": lambda image, seed: _cropped(image, seed, "middle", 0.8, 0.9),
    "crop 10-20 %, corner": lambda image, seed: _cropped(image, seed, "corner", 0.8, 0.9),
    "crop 10-20 %, one side": lambda image, seed: _cropped(image, seed, "side", 0.8, 0.9),
    "crop 10-20 %, anywhere": lambda image, seed: _cropped(image, seed, "anywhere", 0.8, 0.9),
}
