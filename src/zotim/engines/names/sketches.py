"""Eight bytes for each name that say which classes its words are of: most names are passed over by these alone.

A class holds words whose skeletons begin with the same consonants; the commonest beginnings have one of their own.
Words that are alike are mostly of one class, so those that are like a part of a question fall into few, and a name
none of whose classes is among them meets none of its parts. A sketch never says that a name can't meet what it does.
"""

import numpy as np
from numba import njit

NONE, ANY = 0, 255
"""No further word; a name of more words than a sketch has places: of every class."""
PLACES = 8
_BEGINNING = 3


def classes(bones: np.ndarray, often: np.ndarray) -> np.ndarray:
    """The class of each word, by its skeleton and by how many names hold it: 1 to 254."""
    beginnings = bones[:, :_BEGINNING].astype(np.int64) @ (256 ** np.arange(_BEGINNING))
    _, which = np.unique(beginnings, return_inverse=True)
    held = np.bincount(which, often) if len(which) else np.empty(0)
    place = np.empty(len(held), np.int64)
    place[np.argsort(-held, kind="stable")] = np.arange(len(held))
    return (1 + place[which] % (ANY - 1)).astype(np.uint8)


@njit("uint64[::1](int32[::1], int32[::1], int64, uint8[::1])", cache=True, nogil=True)
def sketches(start, flat, head, classes):
    """The sketch of each name; its words stand in ``flat[start[name] + head : start[name + 1]]``."""
    made = np.empty(len(start) - 1, np.uint64)
    for name in range(len(made)):
        sketch, first, last = np.uint64(0), start[name] + head, start[name + 1]
        for at in range(first, last):
            sketch = (sketch << np.uint64(8)) | np.uint64(classes[flat[at]])
        made[name] = ~np.uint64(0) if last - first > PLACES else sketch
    return made


@njit(cache=True, nogil=True)
def met(sketch, meets):
    """What the classes of a sketch meet, as bits: *meets* has those of each class."""
    bits = meets[sketch & np.uint64(255)]
    for place in range(1, PLACES):
        bits |= meets[(sketch >> np.uint64(8 * place)) & np.uint64(255)]
    return bits
