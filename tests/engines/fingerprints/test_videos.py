"""A video is hashed picture by picture, and a clip is found where it stands in a film."""

import io
from unittest import mock

import numpy as np
import pytest
from PIL import Image

from tests.engines.fingerprints.made import encoded, picture
from zotim.engines.fingerprints import videos
from zotim.engines.fingerprints.videos import VideoError, find_clip, hash_video

pytestmark = pytest.mark.once

av = pytest.importorskip("av", reason="PyAV, the extra video, isn't installed")
RATE = 8


def film(seeds, seconds=2.0, begin=0.0, end=None, quality=6, form="mp4"):
    """A video that pans over made-up pictures, each for some seconds; of it what lies between two times."""
    file = io.BytesIO()
    with av.open(file, "w", format=form) as container:
        stream = container.add_stream("mpeg4", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        stream.codec_context.bit_rate = quality * 100_000
        steps = int(seconds * RATE)
        for number in range(int(begin * RATE), int((end or len(seeds) * seconds) * RATE)):
            scene, step = divmod(number, steps)
            wide = np.asarray(picture(seeds[scene], 160 + steps, 120))
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(wide[:, step : step + 160]), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file.getvalue()


@pytest.fixture(scope="module")
def known():
    return hash_video(film(range(8)), every=0.25)


def test_pictures_are_hashed_at_even_times():
    assert [frame.at for frame in hash_video(film([1, 2]), every=0.5)] == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]


def test_a_clip_is_found_where_it_stands_in_a_film(known):
    clip = hash_video(film(range(8), begin=5.125, end=11.125, quality=2))
    place = find_clip(clip, known)
    assert place.film_begins - place.clip_begins == pytest.approx(5.125, abs=0.3)
    assert place.clip_ends - place.clip_begins > 4
    assert place.share > 0.8


def test_another_film_holds_no_place_for_it(known):
    assert find_clip(hash_video(film(range(20, 24))), known) is None
    assert find_clip([], known) is None
    assert find_clip(known, []) is None


@pytest.mark.parametrize("form", ["mp4", "matroska", "avi"])
def test_a_video_that_is_whole_ends_where_it_says(form):
    whole = hash_video(film([1, 2], form=form))
    assert (whole.cut, whole.ends) == (False, pytest.approx(4, abs=0.2))


@pytest.mark.parametrize("form", ["matroska", "avi"])
def test_a_video_that_is_cut_short_says_up_to_where_it_could_be_read(form):
    data = film(range(5), form=form)
    part = hash_video(data[: len(data) * 6 // 10])
    assert part.cut
    assert 2 < part.ends < 8
    assert list(part) == hash_video(data)[: len(part)]


def test_a_picture_that_moves_and_is_cut_short_is_read_up_to_there():
    data = encoded(picture(1), "GIF", save_all=True, append_images=[picture(seed) for seed in (2, 3, 4)], duration=1000)
    part = hash_video(data[: len(data) * 6 // 10])
    assert (part.cut, 0 < len(part) < 4) == (True, True)


def test_a_video_that_is_cut_short_before_its_first_picture_is_damaged():
    with pytest.raises(VideoError) as refused:
        hash_video(film([1], form="matroska")[:700])
    assert refused.value.reason == "damaged"


def test_a_picture_that_moves_is_read_as_a_video():
    data = encoded(picture(1), "GIF", save_all=True, append_images=[picture(2)], duration=1000)
    assert len(hash_video(data)) == 2


@pytest.mark.parametrize("data", [b"", b"no video", encoded(Image.new("L", (9, 9)))[:40], film([1])[:200]])
def test_what_is_no_video_is_refused(data):
    with pytest.raises(VideoError) as refused:
        hash_video(data)
    assert refused.value.reason == "none"


def test_a_video_that_is_too_large_is_refused():
    for limit in ("MOST_PIXELS", "MOST_SECONDS"):
        with mock.patch.object(videos, limit, 1), pytest.raises(VideoError) as refused:
            hash_video(film([1, 2]))
        assert refused.value.reason == "too large"


def test_without_the_library_it_is_said_where_it_comes_from():
    with mock.patch.dict("sys.modules", {"av": None}), pytest.raises(VideoError, match=r"zotim\[video\]"):
        hash_video(film([1]))
