"""A text as it is compared: folded letters and digits, words parted by one space, links left out.

What is counted is UTF-16 units, two for the few letters beyond the first 65,536: a letter is a number of 16 bits.
"""

import re

import numpy as np

from zotim.engines.scripts import normalise

LONGEST = 20_000
"""Letters that are compared; of a longer text an excerpt has to be taken."""
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """The letters of a text as they are compared."""
    return _BETWEEN.sub(" ", normalise(_LINK.sub(" ", text)).text).strip()


def units(text: str) -> np.ndarray:
    """The same as numbers. Raises ValueError for a text longer than LONGEST."""
    found = np.array(np.frombuffer(plain(text).encode("utf-16-le", "surrogatepass"), "<u2"), np.uint16)
    if len(found) > LONGEST:
        raise ValueError(f"a text of {len(found):,} letters is too long to compare; at most {LONGEST:,}")
    return found
