"""Eight bytes of each word that say how it sounds: most words that only share a form are told apart by these alone.

The letters of a sound, five bits each, how many there are, and whether the word is written without short vowels. Two
letters may share their five bits, so what is counted here is never more than what differs.
"""

import numpy as np
from numba import njit

from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.table import BARE, NEAR_VOWELS, SKELETON, SOUND

_BITS, _MOST, _WIDE = 5, 11, 55
_LONG = 15
"""Stands for the length of a sound of more than :data:`_MOST` letters, which is never sifted out."""
APART = 99
"""More letters than can differ: nothing is sifted out."""


def heard(sound: np.ndarray, loud: np.ndarray, bare: np.ndarray) -> np.ndarray:
    """The eight bytes of each word, by its sound, the length of that, and ``bare``."""
    packed = np.zeros(len(loud), np.uint64)
    for at in range(_MOST):
        packed |= (sound[:, at] & 31).astype(np.uint64) << np.uint64(_BITS * at)
    packed |= np.where(loud > _MOST, _LONG, loud).astype(np.uint64) << np.uint64(_WIDE)
    return packed | bare.astype(np.uint64) << np.uint64(63)


@njit("void(uint8[:], int64, uint64[::1])", **KERNEL)
def places(sound, loud, where):
    """Write into *where*, for each five bits of a letter, at which places of a sound it stands, as bits."""
    where[:] = 0
    for i in range(loud):
        where[sound[i] & 31] |= np.uint64(1) << np.uint64(i)


@njit("boolean(uint64)", **KERNEL)
def is_bare(packed):
    """Whether a word is written without short vowels."""
    return packed >> np.uint64(63) != 0


@njit("boolean(uint64[::1], int64, uint64, int64)", **KERNEL)
def may_sound(where, loud, packed, most):
    """Whether a word may differ in at most so many letters of its sound from one of :func:`places` and length *loud*.

    As :func:`likeness.distance`, a column of whose table is kept as bits.
    """
    if most >= APART:
        return True
    wide = np.int64(packed >> np.uint64(_WIDE)) & 15
    if wide == _LONG or loud == 0:
        return True
    if abs(loud - wide) > most:
        return False
    one, left, same_from = np.uint64(1), packed, np.uint64(0)
    while loud and wide and where[left & np.uint64(31)] >> same_from & one:  # what they begin with alike is passed over
        left >>= np.uint64(_BITS)
        same_from += one
        loud -= 1
        wide -= 1
    if loud == 0 or wide == 0:
        return loud + wide <= most
    last, up, down = one << np.uint64(loud - 1), ~np.uint64(0), np.uint64(0)
    same, before, apart = np.uint64(0), np.uint64(0), loud
    for _ in range(wide):
        meets = where[left & np.uint64(31)] >> same_from
        left >>= np.uint64(_BITS)
        swapped = ((~same & meets) << one) & before
        same = (((meets & up) + up) ^ up) | meets | down | swapped
        rise = down | ~(same | up)
        fall = same & up
        apart += 1 if rise & last else 0
        apart -= 1 if fall & last else 0
        rise = (rise << one) | one
        fall <<= one
        up = fall | ~(same | rise)
        down = rise & same
        before = meets
    return apart <= most


@njit("int64(int64, boolean, int64, int64[:])", **KERNEL)
def of_skeleton(hard, bare, least, table):
    """How many letters two sounds of one skeleton may differ in to be *least* alike, both words *bare* or neither."""
    row = min(max(hard, 1), 4) - 1
    if bare:
        return APART if table[BARE + 2 * row + 1] >= least else 0 if table[BARE + 2 * row] >= least else -1
    if table[SKELETON + 3 * row + 2] >= least:
        return APART
    for apart in range(2, 0, -1):
        if table[SKELETON + 3 * row + apart - 1] >= least:
            return apart
    return 0 if max(table[SOUND + row], table[SKELETON + 3 * row]) >= least else -1


@njit("int64(int64, boolean, int64[:])", **KERNEL)
def of_consonant(hard, whole, table):
    """How many letters two sounds may differ in whose skeletons differ in a consonant, both words bare or neither.

    The one of *hard* consonants is met *whole*, where the other has one more; or else without one. As
    :func:`likeness.akin` asks it.
    """
    return max(table[NEAR_VOWELS], 1 if hard < (3 if whole else 4) else 2)
