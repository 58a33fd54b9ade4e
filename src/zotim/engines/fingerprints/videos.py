"""Videos as hashes of their pictures at even times, and the place of a clip in a film. Needs the extra ``video``."""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from zotim.engines.fingerprints.hashes import HashIndex
from zotim.engines.fingerprints.images import MOST_PIXELS
from zotim.engines.fingerprints.model import LEAST_MET, SAME, Frame, Place, Print, VideoError
from zotim.engines.fingerprints.pdq import digest, frequencies

EVERY = 0.5
"""Seconds between two pictures that are hashed. A film is kept denser than a clip is asked: their times meet."""
MOST_SECONDS = 6 * 3600
SAY_THEIR_LENGTH = frozenset({"mov", "matroska", "avi", "flv", "asf"})
"""Containers whose head says how long they are; of others it is guessed."""
_BEHIND_A_GIF = 1024
"""So many bytes at most may stand behind where a GIF ends."""
CUT_BY = 1.0
"""Seconds by which a video is shorter than it says before it is called cut short."""


class Film(list[Frame]):
    """The pictures of a video. *ends*: up to which second it could be read; *cut*: it says that it is longer, or is
    damaged from there on."""

    ends = 0.0
    cut = False


def hash_video(data: bytes, every: float = EVERY) -> Film:
    """The hashes of a video's pictures, *every* so many seconds; those that are too plain are among them. Of one
    that is cut short or damaged there are those up to that place, and it says so.

    In memory, on one core. Raises VideoError for what is no video, too large, or damaged before its first picture.
    """
    try:
        import av
    except ImportError:
        told = "PyAV isn't installed. It comes with the extra `video`: pip install 'zotim[video]'."
        raise VideoError("missing", told) from None
    found = Film()
    try:
        with av.open(io.BytesIO(data)) as container:
            if not container.streams.video:
                raise VideoError("none", "there is nothing to see in this file")
            for at, pixels in _pictures(container, every, found):
                waves, quality = frequencies(pixels)
                found.append(Frame(at, Print(digest(waves), quality)))
            if not found:
                raise VideoError("damaged", "it is cut short before its first picture")
            found.cut = _said_to_last(container) - found.ends > CUT_BY or _breaks_off(data)
    except VideoError:
        raise
    except Exception as error:  # a decoder raises whatever its code runs into
        if not found:
            raise VideoError("none", f"no video that can be read: {error}") from error
        found.cut = True
    return found


def _said_to_last(container: Any) -> float:
    """Seconds that a video lasts by its own head; 0 where that says nothing."""
    says = SAY_THEIR_LENGTH.intersection(container.format.name.split(","))
    return (container.duration or 0) / 1_000_000 if says else 0.0


def _breaks_off(data: bytes) -> bool:
    """Whether a file of a kind that says where it ends, in its head or by a mark, ends sooner."""
    if data[:4] == b"RIFF":
        size = data[4:8]
        return size != b"\xff" * 4 and int.from_bytes(size, "little") + 8 > len(data)
    return data[:3] == b"GIF" and b"\x00;" not in data[-_BEHIND_A_GIF:]


def _pictures(container: Any, every: float, film: Film) -> Iterator[tuple[float, np.ndarray]]:
    """The pictures that are hashed: the brightness of each, as it is stored, with its time. How far the file was read
    is put down in *film*."""
    stream = container.streams.video[0]
    stream.codec_context.thread_count = 1
    if stream.width * stream.height > MOST_PIXELS:
        raise VideoError("too large", f"a video has at most {MOST_PIXELS:,} pixels in a picture")
    begins, due = None, 0.0
    for frame in _frames(container, stream, film):
        if frame.time is None:
            continue
        begins = frame.time if begins is None else begins
        at = frame.time - begins
        if at > MOST_SECONDS:
            raise VideoError("too large", f"a video has at most {MOST_SECONDS // 3600} hours")
        if at + 1e-6 >= due:
            due = at - at % every + every
            yield at, _brightness(frame)


def _frames(container: Any, stream: Any, film: Film) -> Iterator[Any]:
    """Each picture. Sound counts for how long it is too: it may go on when nothing is seen any more."""
    starts = (container.start_time or 0) / 1_000_000
    for packet in container.demux():
        frames = packet.decode() if packet.stream is stream else ()
        if packet.pts is not None:
            ends = float((packet.pts + (packet.duration or 0)) * packet.time_base) - starts
            film.ends = max(film.ends, ends)
        yield from frames


def _brightness(frame: Any) -> np.ndarray:
    """Height by width by one. Most videos keep it apart, so that nothing is converted."""
    if not frame.format.name.startswith(("yuv4", "yuvj4", "nv12", "gray")) or frame.format.components[0].bits != 8:
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    pixels = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return pixels[: frame.height, : frame.width, None]


def find_clip(clip: Sequence[Frame], film: Sequence[Frame], radius: int = SAME) -> Place | None:
    """Where most pictures of a clip stand in a film, in their order and at their distances in time; None where fewer
    than three do. Pictures that are too plain, and those that stand still, speak for no place.
    """
    told = [(at, frame) for at, frame in enumerate(film) if not frame.print.is_plain]
    index = HashIndex.build([frame.print.digest for _at, frame in told], [at for at, _frame in told])
    asked = [frame for frame in clip if not frame.print.is_plain]
    votes: dict[int, set[int]] = defaultdict(set)
    for number, hits in enumerate(index.search_many([frame.print.digest for frame in asked], radius)):
        for at, _far in hits:
            shift = round((film[at].at - asked[number].at) / EVERY)
            votes[shift].add(number)
    if not votes:
        return None
    # Times of both fall between: what is met half a step aside is the same place.
    around = {shift: met | votes.get(shift + 1, set()) for shift, met in votes.items()}
    shift = max(around, key=lambda one: (len(around[one]), len(votes[one]), -one))
    met = sorted(around[shift])
    if len({asked[number].print.digest for number in met}) < LEAST_MET:
        return None
    first, last = asked[met[0]].at, asked[met[-1]].at
    between = [frame for frame in asked if first <= frame.at <= last]
    best = shift if len(votes[shift]) >= len(votes.get(shift + 1, ())) else shift + 1
    return Place(first, last, first + best * EVERY, len(met) / len(between))
