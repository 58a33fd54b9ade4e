"""Fingerprints of pictures, videos and texts: what was seen before is found again, exactly where that can be promised.

>>> index = HashIndex.build([bytes(32)], [7])
>>> index.search(bytes(31) + b"\\x0f")
[(7, 4)]

How it works: ``docs/explanation/fingerprints.md``. What makes and compares them is loaded when it is first asked for:
whoever only speaks of them needn't wait for numba and its kernels. So it is called by this module
(``fingerprints.kept(data)``), not taken out of it where a module begins.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from zotim.engines.fingerprints.model import (
    ALIKE,
    LEAST_MET,
    LOOK,
    PLAIN_BELOW,
    SAME,
    Frame,
    ImageError,
    Place,
    Print,
    VideoError,
    Way,
)

if TYPE_CHECKING:
    from zotim.engines.fingerprints.hashes import HashIndex
    from zotim.engines.fingerprints.images import asked, hash_image, kept, part
    from zotim.engines.fingerprints.texts import TextIndex
    from zotim.engines.fingerprints.videos import find_clip, hash_video

__all__ = [
    "ALIKE", "LEAST_MET", "LOOK", "PLAIN_BELOW", "SAME", "Frame", "HashIndex", "ImageError", "Place", "Print",
    "TextIndex", "VideoError", "Way", "asked", "find_clip", "hash_image", "hash_video", "kept", "part",
]  # fmt: skip

_LATER = {
    "HashIndex": "hashes", "TextIndex": "texts", "asked": "images", "find_clip": "videos", "hash_image": "images",
    "hash_video": "videos", "kept": "images", "part": "images",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return found
