"""Pictures are hashed as PDQ was published, met again as they come back, and what is no picture is refused."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from tests.engines.fingerprints.made import encoded, picture
from zotim.engines.fingerprints import LOOK, SAME, HashIndex, ImageError, asked, hash_image, kept, pdq

pytestmark = pytest.mark.once

REFERENCE = {
    (320, 240): ("25d50fff0fff5fbf5fbe5aa25a2a78baf028f1fff180f0007140f000e444f000", 100),
    (64, 64): ("992623dd6622cc5ddbb4960aa6f72c88691a4b645b4bc6dcd899d2b6b564b64c", 100),
    (301, 77): ("f3babf334242ed5552a53dad53e9ad59d28aaf7ff82207efad553804f8005000", 100),
}
"""What pdqhash 0.2.8, the reference implementation for Python, says of :func:`pattern`."""


def pattern(width, height):
    """Colours by whole numbers alone, so that every machine makes the same."""
    y, x = np.mgrid[:height, :width]
    colours = [(x * x // 7 + y * 3) % 256, (x * 5 + y * y // 11) % 256, (x * y // 13 + 40) % 256]
    return np.stack(colours, axis=2).astype(np.uint8)


def apart(one, other):
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


@pytest.mark.parametrize("size", REFERENCE)
def test_a_hash_is_that_of_the_reference_implementation_bit_by_bit(size):
    found, quality = hash_image(encoded(Image.fromarray(pattern(*size)), "PNG"))
    assert (found.hex(), quality) == REFERENCE[size]


def test_a_small_image_is_told_by_its_first_look_too():
    data = encoded(picture(1, 1280, 720), quality=90)
    assert apart(hash_image(data).digest, hash_image(data, fast=True).digest) <= 12


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 7), st.integers(40, 300), st.integers(40, 300))
def test_a_turned_picture_is_met_in_its_turn_whichever_way_it_lies(seed, turn, width, height):
    image = picture(seed, width, height)
    data = encoded(image, "PNG")
    laid = ImageOps.mirror(image) if turn >= 4 else image
    laid = laid.rotate(-90 * (turn % 4), expand=True)
    way = asked(data)[turn]
    assert way.how.endswith(pdq.TURNS[turn])
    assert apart(way.digest, hash_image(encoded(laid, "PNG")).digest) <= 2


@pytest.mark.parametrize("colour", ["black", "white", (30, 90, 60)])
@pytest.mark.parametrize("sides", [(20, 20, 20, 20), (0, 40, 0, 40), (0, 0, 0, 35)])
def test_a_picture_is_met_within_a_border_of_one_colour(colour, sides):
    bank = [kept(encoded(picture(seed), quality=85)) for seed in range(8)]
    index = HashIndex.build(
        [way.digest for ways in bank for way in ways], [at for at, ways in enumerate(bank) for _way in ways]
    )
    for seed in range(8):
        ways = asked(encoded(ImageOps.expand(picture(seed), sides, colour), quality=85))
        assert any(way.how.startswith("without border") for way in ways)
        hits = index.search_many([way.digest for way in ways], SAME)
        assert {one for some in hits for one, _far in some} == {seed}


@pytest.mark.parametrize("box", [(0, 200, 320, 240), (0, 0, 320, 28), (0, 0, 60, 30), (262, 205, 320, 240)])
def test_a_caption_or_a_logo_hides_no_picture(box):
    ways = kept(encoded(picture(3), quality=90))
    index = HashIndex.build([way.digest for way in ways], list(range(len(ways))))
    changed = picture(3)
    changed.paste("white", box)
    hits = index.search_many([way.digest for way in asked(encoded(changed, quality=75))], SAME)
    assert any(hits)


@pytest.mark.parametrize("share", [0.9, 0.85, 0.8])
@pytest.mark.parametrize("place", [(0, 0), (1, 1), (0.5, 0.5), (0, 1)])
def test_a_part_of_a_known_picture_is_met_by_its_crops(share, place):
    image = picture(3, 400, 300)
    wide, high = round(400 * share), round(300 * share)
    left, top = round((400 - wide) * place[0]), round((300 - high) * place[1])
    part = image.crop((left, top, left + wide, top + high))
    ways = kept(encoded(image, quality=90))
    index = HashIndex.build([way.digest for way in ways], list(range(len(ways))))
    hits = index.search_many([way.digest for way in asked(encoded(part, quality=90))], LOOK)
    assert any(hits)


def test_unrelated_pictures_are_far_apart():
    prints = [hash_image(encoded(picture(seed))).digest for seed in range(40)]
    assert min(apart(one, other) for at, one in enumerate(prints) for other in prints[:at]) > LOOK


def test_a_picture_with_nothing_to_see_says_so():
    assert hash_image(encoded(Image.new("RGB", (300, 200), "navy"))).is_plain
    assert hash_image(encoded(Image.new("L", (3, 200)), "PNG")) == (bytes(32), 0)
    assert not hash_image(encoded(picture(5))).is_plain
    assert kept(encoded(Image.new("RGB", (300, 200))))[0].how == "whole"


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP"])
def test_the_kind_of_file_makes_little_difference(kind):
    assert apart(hash_image(encoded(picture(6), kind)).digest, hash_image(encoded(picture(6))).digest) <= 10


def test_what_is_transparent_is_seen_on_white_whatever_colour_lies_under_it():
    see_through = picture(7).convert("RGBA")
    see_through.putalpha(Image.fromarray(np.tile(np.uint8([[255] * 160 + [0] * 160]), (240, 1))))
    on_white = picture(7)
    on_white.paste("white", (160, 0, 320, 240))
    assert hash_image(encoded(see_through, "PNG")) == hash_image(encoded(on_white, "PNG"))


def test_sixteen_bits_of_grey_are_read_as_eight():
    grey = np.asarray(picture(8).convert("L"))
    deep = Image.fromarray(grey.astype(np.uint16) * 257)
    assert hash_image(encoded(deep, "PNG")) == hash_image(encoded(Image.fromarray(grey), "PNG"))


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def huge(width, height):
    """A PNG that says it is so large, in a hundred bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def moving(kind):
    return encoded(picture(1), kind, save_all=True, append_images=[picture(2)])


@pytest.mark.filterwarnings("ignore:Image size")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "none"),
        (b"no picture at all", "none"),
        (b"%PDF-1.7 no picture either", "none"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "vector"),
        (b"<SVG onload=x>", "vector"),
        (moving("GIF"), "animated"),
        (moving("WEBP"), "animated"),
        (moving("PNG"), "animated"),
        (huge(50_000, 50_000), "too large"),
        (huge(10_000, 10_000), "too large"),
        (huge(30_000, 2), "too large"),
        (bytes(32_000_001), "too large"),
        (huge(1_000, 1_000), "damaged"),
        (encoded(picture(9))[:3_000], "damaged"),
        (encoded(picture(9), "PNG")[:3_000], "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_has_no_hash_is_refused_with_its_reason(data, reason):
    for of in (hash_image, asked, kept):
        with pytest.raises(ImageError) as refused:
            of(data)
        assert refused.value.reason == reason


def test_a_picture_that_is_something_else_too_is_the_picture():
    data = encoded(picture(10))
    for tail in (b"PK\x03\x04 an archive", b"<script>alert(1)</script>", b"<svg></svg>"):
        assert hash_image(data + tail) == hash_image(data)


def test_two_photos_in_one_file_are_the_first():
    data = encoded(picture(11), "MPO", save_all=True, append_images=[picture(12)])
    assert hash_image(data) == hash_image(encoded(picture(11)))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "BMP"]), st.data())
def test_damaged_bytes_are_hashed_or_refused_and_nothing_else(kind, data):
    content = bytearray(encoded(picture(13, 40, 30), kind))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    left = bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        found, quality = hash_image(left, fast=data.draw(st.booleans()))
    except ImageError:
        return
    assert (len(found), 0 <= quality <= 100) == (32, True)


def test_a_picture_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    kept(encoded(picture(14)))
    with Image.open(io.BytesIO(encoded(picture(14)))) as image:
        assert image.size == (320, 240)
    assert list(tmp_path.iterdir()) == []
