"""Fingerprints of pictures: what was seen before is found again, exactly where that can be promised.

>>> index = HashIndex.build([bytes(32)], [7])
>>> index.search(bytes(31) + b"\\x0f")
[(7, 4)]

How it works: ``docs/explanation/fingerprints.md``.
"""

from zotim.engines.fingerprints import kernels  # noqa: F401 (first: it says where the others' compiled code is kept)
from zotim.engines.fingerprints.hashes import LOOK, SAME, HashIndex
from zotim.engines.fingerprints.images import ImageError, Print, Way, asked, hash_image, kept

__all__ = ["LOOK", "SAME", "HashIndex", "ImageError", "Print", "Way", "asked", "hash_image", "kept"]
