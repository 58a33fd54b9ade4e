"""What a reader sees: small, in memory, blurred and grey until uncovered; of a video stills."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.desks.content import intakely
from zotim.core.access.refusals import Unfit
from zotim.desks.content.review import showing

pytestmark = pytest.mark.once


def test_an_address_is_none_that_a_program_would_open():
    assert showing.defanged("https://videot.example/shiko/17") == "hxxps://videot[.]example/shiko/17"


def test_blurred_and_grey_are_what_is_shown_before():
    image = Image.open(io.BytesIO(intakely.picture())).convert("RGB")
    image.putpixel((5, 5), (255, 0, 0))
    covered, grey, colour = (np.asarray(showing._covered(image, shown)) for shown in ("", "grey", "colour"))
    assert (covered.ndim, grey.ndim, colour.ndim) == (2, 2, 3)
    sharp = [np.abs(np.diff(one.astype(int), axis=0)).max() for one in (covered, grey)]
    assert sharp[0] * 2 < sharp[1]


def test_of_a_video_there_are_stills():
    pytest.importorskip("av", reason="PyAV, the extra video, isn't installed")
    from tests.engines.fingerprints.test_videos import film

    sheet = np.asarray(showing._stills(film([1, 2, 3])))
    assert sheet.shape == (480, 480, 3)
    assert len({sheet[y : y + 100, x : x + 100].tobytes() for y in (0, 160, 320) for x in (0, 160, 320)}) > 3


def test_of_a_video_that_is_cut_short_there_are_stills_of_what_can_be_read():
    pytest.importorskip("av", reason="PyAV, the extra video, isn't installed")
    from tests.engines.fingerprints.test_videos import film

    for form in ("matroska", "avi"):
        data = film(range(5), form=form)
        sheet = np.asarray(showing._stills(data[: len(data) * 6 // 10]))
        assert (sheet[:100, :100] < 250).any(), form


def test_a_file_that_is_no_video_is_said_to_be_none():
    pytest.importorskip("av", reason="PyAV, the extra video, isn't installed")
    with pytest.raises(Unfit):
        showing._stills(b"\x00" * 100)
    from tests.engines.fingerprints.test_videos import film

    with pytest.raises(Unfit):
        showing._stills(film([1], form="matroska")[:700])
