"""Eight bytes beside each posting that say which other words its name holds: most names are told apart by these alone.

Words are known by their class: the commonest 65,533 have one of their own, and all that only support, as *bin*, have
one together. What is like a part of a question is of few classes, so from those of a name follows what of the question
it meets at most, and it is never looked up where that isn't enough.
"""

import numpy as np
from numba import njit

from zotim.engines.names.kernels import KERNEL

ANY, SUPPORTING = 65_535, 65_534
"""The class of a word that isn't told: a name of more words than there are places is of this class alone. And that of
all words that only support: it is told once, so that a name with several of them has places left for the others."""
PLACES, _BITS = 4, 16


def classes(often: np.ndarray, supports: np.ndarray) -> np.ndarray:
    """The class of each word, by how many names hold it and whether it only supports: from 1 on; 0 is no word."""
    place = np.empty(len(often), np.int64)
    place[np.argsort(np.where(supports, 0, -often), kind="stable")] = np.arange(len(often))
    return np.where(supports, SUPPORTING, 1 + place % (SUPPORTING - 1)).astype(np.uint16)


@njit(
    "uint64[::1](int32[::1], int32[::1], int32[::1], int32[::1], int64, uint16[::1])",
    cache=True,
    nogil=True,
)
def others(post_start, post, start, flat, head, classes):
    """The classes of the other words beside each posting; the words of a name stand *head* behind its *start*."""
    made = np.empty(len(post), np.uint64)
    for word in range(len(post_start) - 1):
        for at in range(post_start[word], post_start[word + 1]):
            first, last = start[post[at]] + head, start[post[at] + 1]
            sketch, told, own, support = np.uint64(0), 0, True, classes[word] != SUPPORTING
            for place in range(first, last):
                of = classes[flat[place]]
                if own and flat[place] == word:
                    own = False
                elif support or of != SUPPORTING:
                    sketch, told = (sketch << np.uint64(_BITS)) | np.uint64(of), told + 1
                    support = support and of != SUPPORTING
            made[at] = ~np.uint64(0) if told > PLACES else sketch
    return made


@njit(**KERNEL)
def class_at(sketch, place):
    """The class that stands at a place of a sketch; 0: none."""
    return (sketch >> np.uint64(_BITS * place)) & np.uint64(ANY)
