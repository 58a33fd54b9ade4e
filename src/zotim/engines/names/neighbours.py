"""Which words of a vocabulary are like a given one: found by what is left when letters are taken away.

Two words within a distance d share a form that each becomes by at most d deletions. So the forms of the vocabulary are
kept in a hash table, and a question looks its own forms up; each word found is then compared (:mod:`likeness`). Every
rule of the table has its form, so nothing that is alike is missed:

========================  =======================================================
rule                      shared form
========================  =======================================================
same, one or two letters  roman, with up to two deletions (one of four letters)
sound, skeleton, bare     skeleton whole
near skeleton             skeleton with one deletion, from three consonants on
beginning                 roman whole: each beginning of the question, and a range
========================  =======================================================
"""

import numpy as np
from numba import njit

from zotim.engines.names.likeness import likeness

_ROMAN, _BONES = 2166136261, 3323198485
_PRIME = 16777619


@njit("uint32(uint8[:], int64, int64, int64, uint32)", cache=True, nogil=True)
def hashed(word, long, skip, skip2, seed):
    """FNV-1a of *word* without the letters at *skip* and *skip2* (-1: none)."""
    value = np.uint32(seed)
    for i in range(long):
        if i != skip and i != skip2:
            value = np.uint32((value ^ np.uint32(word[i])) * np.uint32(_PRIME))
    return value ^ (value >> np.uint32(15))


@njit("int64(uint8[:], int64, uint8[:], int64, uint32[:])", cache=True, nogil=True)
def forms(roman, long, bones, hard, out):
    """Write the forms of a word into *out* and answer how many there are."""
    n = 0
    out[n] = hashed(roman, long, -1, -1, np.uint32(_ROMAN))
    n += 1
    if long >= 4:
        for i in range(long):
            out[n] = hashed(roman, long, i, -1, np.uint32(_ROMAN))
            n += 1
    if long >= 5:
        for i in range(long):
            for j in range(i + 1, long):
                out[n] = hashed(roman, long, i, j, np.uint32(_ROMAN))
                n += 1
    if hard > 0:
        out[n] = hashed(bones, hard, -1, -1, np.uint32(_BONES))
        n += 1
    if hard >= 3:
        for i in range(hard):
            out[n] = hashed(bones, hard, i, -1, np.uint32(_BONES))
            n += 1
    return n


@njit("UniTuple(uint32, 2)(uint8[:], int64, uint8[:], int64)", cache=True, nogil=True)
def whole(roman, long, bones, hard):
    """The hash of a word's letters and of its skeleton: how it is known as two words written as one."""
    return hashed(roman, long, -1, -1, np.uint32(_ROMAN)), hashed(bones, hard, -1, -1, np.uint32(_BONES))


@njit(
    "int64(int64[:], int32[:], uint8[:, :], uint8[:], uint8[:, :], uint8[:], uint32[:], int32[:])",
    cache=True,
    nogil=True,
)
def fill_joined(start, word, roman, long, bones, hard, hashes, names):
    """Neighbouring words of each name written as one, by letters and by skeleton: hash and name. Answers how many.

    As :func:`alignment.joins` compares them: two letters and two consonants at least, or an article
    and three consonants; a doubled seam once.
    """
    count = 0
    together = np.empty(64, np.uint8)
    for name in range(len(start) - 1):
        for at in range(start[name], start[name + 1] - 1):
            one, other = word[at], word[at + 1]
            if long[one] >= 2 and long[other] >= 2 and long[one] + long[other] <= roman.shape[1]:
                for i in range(long[one]):
                    together[i] = roman[one, i]
                for i in range(long[other]):
                    together[long[one] + i] = roman[other, i]
                hashes[count] = hashed(together, long[one] + long[other], -1, -1, np.uint32(_ROMAN))
                names[count] = name
                count += 1
            short = long[one] == 2 and hard[one] == 1 and hard[other] >= 3
            if short or (hard[one] >= 2 and hard[other] >= 2):
                for i in range(hard[one]):
                    together[i] = bones[one, i]
                seam = 1 if bones[one, hard[one] - 1] == bones[other, 0] else 0
                for i in range(seam, hard[other]):
                    together[hard[one] + i - seam] = bones[other, i]
                hashes[count] = hashed(together, hard[one] + hard[other] - seam, -1, -1, np.uint32(_BONES))
                names[count] = name
                count += 1
    return count


MOST_FORMS = 1 + 24 + 276 + 1 + 24


@njit("int64(uint8[:, :], uint8[:], uint8[:, :], uint8[:])", cache=True, nogil=True)
def count_forms(roman, long, bones, hard):
    """How many forms a vocabulary has, at most."""
    total = 0
    out = np.empty(MOST_FORMS, np.uint32)
    for word in range(len(long)):
        total += forms(roman[word], long[word], bones[word], hard[word], out)
    return total


@njit(
    "void(uint8[:, :], uint8[:], uint8[:, :], uint8[:], int64, int64[:], uint32[:], int32[:])", cache=True, nogil=True
)
def fill_forms(roman, long, bones, hard, bits, start, hashes, words):
    """Put the forms into their buckets: *start* has ``2**bits + 1`` places, the others as many as there are forms."""
    out = np.empty(MOST_FORMS, np.uint32)
    shift = np.uint32(32 - bits)
    for word in range(len(long)):
        for i in range(forms(roman[word], long[word], bones[word], hard[word], out)):
            start[(out[i] >> shift) + 1] += 1
    for i in range(len(start) - 1):
        start[i + 1] += start[i]
    at = start[:-1].copy()
    for word in range(len(long)):
        for i in range(forms(roman[word], long[word], bones[word], hard[word], out)):
            bucket = out[i] >> shift
            hashes[at[bucket]] = out[i]
            words[at[bucket]] = word
            at[bucket] += 1


@njit("int64(uint8[:], int64, uint8[:], int64)", cache=True, nogil=True)
def _compare(one, long, other, wide):
    for i in range(min(long, wide)):
        if one[i] != other[i]:
            return -1 if one[i] < other[i] else 1
    return 0 if long == wide else (-1 if long < wide else 1)


@njit(
    "int64(uint8[:], int64, uint8[:], int64, uint8[:], int64, boolean, uint8[:, :], uint8[:], uint8[:, :], uint8[:],"
    " uint8[:, :], uint8[:], boolean[:], int32[:], int64, int64[:], uint32[:], int32[:], int64[:], uint32[:], int64,"
    " int32[:], int16[:], uint8[:])",
    cache=True,
    nogil=True,
)
def neighbours(
    roman, long, sound, loud, bones, hard, bare,
    v_roman, v_long, v_sound, v_loud, v_bones, v_hard, v_bare, order, bits, start, hashes, words,
    table, seen, mark, out, alike, how,
):  # fmt: skip
    """Every word of the vocabulary that is like the given one, with likeness and rule. Answers how many.

    *order*: the words by their letters; *seen*: a mark for each word, *mark* a number not used before; *out*, *alike*,
    *how*: where the answer goes, in the order of the words' numbers after sorting by the caller.
    """
    found = 0
    shift = np.uint32(32 - bits)
    mine = np.empty(MOST_FORMS + 24, np.uint32)
    count = forms(roman, long, bones, hard, mine)
    for cut in range(4, long):  # a shorter word that is the beginning of this one
        mine[count] = hashed(roman, cut, -1, -1, np.uint32(_ROMAN))
        count += 1
    for i in range(count):
        bucket = mine[i] >> shift
        for at in range(start[bucket], start[bucket + 1]):
            if hashes[at] != mine[i]:
                continue
            word = words[at]
            if seen[word] == mark:
                continue
            seen[word] = mark
            value, rule = likeness(
                roman, long, sound, loud, bones, hard, bare,
                v_roman[word], v_long[word], v_sound[word], v_loud[word], v_bones[word], v_hard[word], v_bare[word],
                table,
            )  # fmt: skip
            if value > 0:
                out[found], alike[found], how[found] = word, value, rule
                found += 1
    if long >= 4:  # longer words that begin with this one
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            word = order[middle]
            if _compare(v_roman[word], v_long[word], roman, long) < 0:
                low = middle + 1
            else:
                high = middle
        while low < len(order):
            word = order[low]
            if v_long[word] < long or _compare(v_roman[word], long, roman, long) != 0:
                break
            if seen[word] != mark:
                seen[word] = mark
                value, rule = likeness(
                    roman, long, sound, loud, bones, hard, bare,
                    v_roman[word], v_long[word], v_sound[word], v_loud[word], v_bones[word], v_hard[word],
                    v_bare[word], table,
                )  # fmt: skip
                if value > 0:
                    out[found], alike[found], how[found] = word, value, rule
                    found += 1
            low += 1
    return found
