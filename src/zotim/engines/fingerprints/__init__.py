"""Fingerprints of pictures and texts: what was seen before is found again, exactly where that can be promised.

>>> index = HashIndex.build([bytes(32)], [7])
>>> index.search(bytes(31) + b"\\x0f")
[(7, 4)]

How it works: ``docs/explanation/fingerprints.md``.
"""

from zotim.engines.fingerprints import kernels  # noqa: F401 (first: it says where the others' compiled code is kept)
from zotim.engines.fingerprints.hashes import LOOK, SAME, HashIndex
from zotim.engines.fingerprints.images import ImageError, Print, Way, asked, hash_image, kept
from zotim.engines.fingerprints.texts import ALIKE, TextIndex

__all__ = [
    "ALIKE",
    "LOOK",
    "SAME",
    "HashIndex",
    "ImageError",
    "Print",
    "TextIndex",
    "Way",
    "asked",
    "hash_image",
    "kept",
]
