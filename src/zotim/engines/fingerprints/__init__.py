"""Fingerprints of pictures, videos and texts: what was seen before is found again, exactly where that can be promised.

>>> index = HashIndex.build([bytes(32)], [7])
>>> index.search(bytes(31) + b"\\x0f")
[(7, 4)]

How it works: ``docs/explanation/fingerprints.md``.
"""

from zotim.engines.fingerprints import kernels  # noqa: F401 (first: it says where the others' compiled code is kept)
from zotim.engines.fingerprints.hashes import LOOK, SAME, HashIndex
from zotim.engines.fingerprints.images import ImageError, Print, Way, asked, hash_image, kept
from zotim.engines.fingerprints.texts import ALIKE, TextIndex
from zotim.engines.fingerprints.videos import Frame, Place, VideoError, find_clip, hash_video

__all__ = [
    "ALIKE", "LOOK", "SAME", "Frame", "HashIndex", "ImageError", "Place", "Print", "TextIndex", "VideoError", "Way",
    "asked", "find_clip", "hash_image", "hash_video", "kept",
]  # fmt: skip
