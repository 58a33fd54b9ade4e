"""What a page says of two that met: bits, words, ways, times, and pictures that are made in memory."""

import io
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.desks.content import intakely
from zotim.desks.content.matching import comparing, looking

pytestmark = pytest.mark.once
HASHES = st.binary(min_size=32, max_size=32)
WORDS = st.lists(st.text("abëç سلم", min_size=1, max_size=6).filter(str.strip), max_size=20).map(" ".join)


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@given(HASHES, HASHES)
def test_the_grid_has_a_ring_for_each_bit_that_differs(one, other):
    drawn = comparing.grid(one, other)
    assert len(re.findall('class="differs"', drawn)) == comparing.differing(one, other)
    assert len(re.findall('class="(?:set|clear)"', drawn)) == 256


@given(WORDS, WORDS)
def test_both_texts_are_shown_whole(one, other):
    mine, its = comparing.texts(one, other)
    assert " ".join(piece.text for piece in mine) == " ".join(one.split())
    assert " ".join(piece.text for piece in its) == " ".join(other.split())


def test_only_words_that_one_of_them_lacks_are_marked():
    mine, its = comparing.texts("Mblidhemi të premten në SHESH", "mblidhemi të shtunën në shesh")
    assert [piece.text for piece in mine if not piece.same] == ["premten"]
    assert [piece.text for piece in its if not piece.same] == ["shtunën"]


def test_forms_of_arabic_letters_dont_count():
    mine, _its = comparing.texts("إلى الساحة", "الى الساحة")
    assert all(piece.same for piece in mine)


def test_a_way_is_told_in_words():
    assert comparing.way_in_words("whole, as it is") == "the whole picture"
    assert comparing.way_in_words("without border, mirrored, turned left") == (
        "without its border, mirrored, turned to the left"
    )
    assert comparing.way_in_words("crop 80% top left") == "80 % of it, at the top, left"


def test_times_in_a_video_are_minutes_and_seconds():
    assert comparing.span(None, None) == ""
    assert comparing.span(61_000, None) == "1:01"
    assert comparing.span(0, 3_661_000) == "0:00 to 1:01:01"


def test_a_picture_is_small_grey_and_blurred_unless_it_is_uncovered():
    data = intakely.picture(3, size=(1200, 800))
    covered, seen = _opened(looking.small(data)), _opened(looking.small(data, clear=True))
    assert covered.size == seen.size == (480, 320)
    assert covered.mode == "L"
    assert np.asarray(covered, np.int16).std() < np.asarray(seen, np.int16).std()


def test_laid_over_itself_a_picture_differs_nowhere():
    data = intakely.picture(4)
    both = np.asarray(_opened(looking.laid_over(data, data, clear=True)), np.int16)
    alone = np.asarray(_opened(looking.small(data, clear=True)).convert("L"), np.int16)
    assert np.abs(both - alone // 2).max() <= 1


def test_the_place_at_which_they_differ_is_light():
    data = intakely.picture(5)
    image = _opened(data).convert("L")
    image.paste(255, (0, 0, 60, 60))
    image.paste(0, (10, 10, 50, 50))
    made = io.BytesIO()
    image.save(made, "PNG")
    apart = np.asarray(_opened(looking.laid_over(made.getvalue(), data, clear=True)), np.int16)
    same = np.asarray(_opened(looking.laid_over(data, data, clear=True)), np.int16)
    assert np.array_equal(apart[70:, 70:], same[70:, 70:])
    assert not np.array_equal(apart[:60, :60], same[:60, :60])


def test_what_is_no_picture_is_refused():
    with pytest.raises(looking.ImageError):
        looking.small(b"no picture")
