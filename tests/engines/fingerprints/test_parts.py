"""What is seen of a picture in a way in which it was asked for or kept."""

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from zotim.engines.fingerprints import asked, hash_image, kept
from zotim.engines.fingerprints.images import part
from zotim.engines.fingerprints.pdq import digest, frequencies

pytestmark = pytest.mark.once
NEARLY = 12
"""Bits: PDQ doesn't read a turned picture quite as it reads the picture."""


def _picture(border: int = 0) -> bytes:
    rng = np.random.default_rng(5)
    small = Image.fromarray(rng.integers(0, 256, (9, 12, 3), np.uint8)).resize((320, 240), Image.Resampling.BICUBIC)
    made = io.BytesIO()
    (ImageOps.expand(small, border, "black") if border else small).save(made, "PNG")
    return made.getvalue()


def _apart(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


@pytest.mark.parametrize("border", [0, 20])
@pytest.mark.parametrize("ways", [asked, kept])
def test_each_way_is_the_picture_whose_hash_it_has(border, ways):
    data = _picture(border)
    for way in ways(data):
        seen = part(data, way.how)
        assert _apart(digest(frequencies(seen)[0]), way.digest) <= NEARLY, way.how


def test_a_way_that_isnt_known_is_the_whole_picture():
    data = _picture()
    assert digest(frequencies(part(data, "sideways"))[0]) == hash_image(data).digest
