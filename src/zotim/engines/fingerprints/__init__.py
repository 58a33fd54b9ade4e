"""Fingerprints of pictures: what was seen before is found again.

How it works: ``docs/explanation/fingerprints.md``.
"""

from zotim.engines.fingerprints import kernels  # noqa: F401 (first: it says where the others' compiled code is kept)
from zotim.engines.fingerprints.hashes import LOOK, SAME, HashIndex

__all__ = ["LOOK", "SAME", "HashIndex"]
