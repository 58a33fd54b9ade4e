"""What is left of a word when letters are taken away, by which words that are alike are found (:mod:`neighbours`)."""

import numpy as np
from numba import njit

from zotim.engines.names.confusing import FAMILY
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.table import ONE_FROM, TWO_FROM

ROMAN, BONES, NEAR_FULL, NEAR_BARE = 2166136261, 3323198485, 1540483477, 2891336453
"""With what hashes begin: of letters, of skeletons, and of these with a consonant taken away, by ``bare``."""
FAMILY_FULL, FAMILY_BARE = 3037000493, 1181783497
"""And of the families of two consonants."""
WHERE_BITS = 10
MOST_WORDS = 1 << 32 - WHERE_BITS
"""Different words that one table of forms can hold."""
ANYWHERE = 1023
FEWEST_NEAR = 3
"""Consonants from which one that differs may count."""
_PRIME = 16777619
MOST_FORMS = 1 + 24 + 276 + 1 + 25 + 1
FORMS_ROOM = MOST_FORMS + 50
"""And of a word that is asked for, which has those with a consonant taken away twice."""


@njit("uint32(uint8[:], int64, int64, int64, uint32)", **KERNEL)
def hashed(word, long, skip, skip2, seed):
    """FNV-1a of *word* without the letters at *skip* and *skip2* (-1: none)."""
    value = np.uint32(seed)
    for i in range(long):
        if i != skip and i != skip2:
            value = np.uint32((value ^ np.uint32(word[i])) * np.uint32(_PRIME))
    return value ^ (value >> np.uint32(15))


@njit("int64(uint8[:], int64, uint32, uint32[:], uint16[:], int64)", **KERNEL)
def without_one(bones, hard, seed, out, where, at):
    """Write from *at* on the forms of a skeleton, whole and with one consonant taken away. Answers how many.

    One of :data:`FEWEST_NEAR` consonants less stays whole.
    """
    out[at], where[at] = hashed(bones, hard, -1, -1, seed), ANYWHERE
    if hard < FEWEST_NEAR:
        return 1
    for i in range(hard):
        out[at + 1 + i], where[at + 1 + i] = hashed(bones, hard, i, -1, seed), i << 5 | (bones[i] & 31)
    return 1 + hard


@njit("int64(uint8[:], uint32, uint32[:], uint16[:], int64)", **KERNEL)
def families(bones, seed, out, where, at):
    """Write at *at* the form of a skeleton of two consonants by their families. Answers that it is one."""
    value = np.uint32(seed)
    for i in range(2):
        value = np.uint32((value ^ np.uint32(FAMILY[bones[i]])) * np.uint32(_PRIME))
    out[at], where[at] = value ^ (value >> np.uint32(15)), ANYWHERE
    return 1


@njit(
    "int64(uint8[:], int64, uint8[:], int64, boolean, boolean, boolean, int64, uint32[:], uint16[:])",
    **KERNEL,
)
def forms(roman, long, bones, hard, bare, one, two, near, out, where):
    """Write the forms of a word into *out* and answer how many there are.

    *bare*: of which words those with a consonant taken away are; *one*, *two*: whether those with one letter, with two
    letters taken away are wanted; *near*: from how many consonants on those with one consonant taken away. *where* says
    of each, in five bits each, which two letters went, or where a consonant did and which (otherwise
    :data:`ANYWHERE`).
    """
    n = 0
    out[n] = hashed(roman, long, -1, -1, np.uint32(ROMAN))
    n += 1
    if one and long >= ONE_FROM:
        for i in range(long):
            out[n] = hashed(roman, long, i, -1, np.uint32(ROMAN))
            n += 1
    out[n] = hashed(bones, hard, -1, -1, np.uint32(BONES))
    n += 1
    for i in range(n):
        where[i] = ANYWHERE
    if hard >= near or (hard == FEWEST_NEAR - 1 and near == FEWEST_NEAR):
        n += without_one(bones, hard, np.uint32(NEAR_BARE if bare else NEAR_FULL), out, where, n)
        if hard == FEWEST_NEAR - 1:
            n += families(bones, np.uint32(FAMILY_BARE if bare else FAMILY_FULL), out, where, n)
    if two and long >= TWO_FROM:
        for i in range(long):
            for j in range(i + 1, long):
                out[n], where[n] = hashed(roman, long, i, j, np.uint32(ROMAN)), i << 5 | j
                n += 1
    return n


@njit("UniTuple(uint32, 2)(uint8[:], int64, uint8[:], int64)", **KERNEL)
def whole(roman, long, bones, hard):
    """The hash of a word's letters and of its skeleton: how it is known as two words written as one."""
    return hashed(roman, long, -1, -1, np.uint32(ROMAN)), hashed(bones, hard, -1, -1, np.uint32(BONES))


@njit(
    "int64(int32[:], int32[:], int64, int32[:], uint8[:, :], uint8[:], uint8[:, :], uint8[:], uint32[:], int32[:],"
    " int32[:])",
    cache=True,
    nogil=True,
)
def fill_joined(start, word, head, often, roman, long, bones, hard, hashes, rarer, names):
    """Neighbouring words of each name written as one, by letters and by skeleton: hash, that of the two words which
    fewer names hold (*often*: where those of each begin), and name. Answers how many.

    *word*: the words of all names, those of each behind *head* other numbers. As :func:`alignment.joins` compares them:
    two letters and two consonants at least, or an article and two consonants; a doubled seam once.
    """
    count = 0
    together = np.empty(64, np.uint8)
    for name in range(len(start) - 1):
        for at in range(start[name] + head, start[name + 1] - 1):
            one, other = word[at], word[at + 1]
            few = one if often[one + 1] - often[one] < often[other + 1] - often[other] else other
            if long[one] >= 2 and long[other] >= 2 and long[one] + long[other] <= roman.shape[1]:
                for i in range(long[one]):
                    together[i] = roman[one, i]
                for i in range(long[other]):
                    together[long[one] + i] = roman[other, i]
                hashes[count] = hashed(together, long[one] + long[other], -1, -1, np.uint32(ROMAN))
                rarer[count], names[count] = few, name
                count += 1
            short = long[one] == 2 and hard[one] == 1
            if hard[other] >= 2 and (short or hard[one] >= 2):
                for i in range(hard[one]):
                    together[i] = bones[one, i]
                seam = 1 if bones[one, hard[one] - 1] == bones[other, 0] else 0
                for i in range(seam, hard[other]):
                    together[hard[one] + i - seam] = bones[other, i]
                hashes[count] = hashed(together, hard[one] + hard[other] - seam, -1, -1, np.uint32(BONES))
                rarer[count], names[count] = few, name
                count += 1
    return count


@njit("int64(int64)", **KERNEL)
def word_bits(words):
    """In how many bits the number of one of *words* is kept, of which there are at most :data:`MOST_WORDS`."""
    bits = 1
    while (1 << bits) < words:
        bits += 1
    return bits


@njit("int64(uint8[:, :], uint8[:], uint8[:, :], uint8[:], boolean[:])", cache=True, nogil=True)
def count_forms(roman, long, bones, hard, bare):
    """How many forms a vocabulary has, at most."""
    total = 0
    out, where = np.empty(MOST_FORMS, np.uint32), np.empty(MOST_FORMS, np.uint16)
    for word in range(len(long)):
        total += forms(
            roman[word], long[word], bones[word], hard[word], bare[word], True, True, FEWEST_NEAR, out, where
        )
    return total


@njit(
    "void(uint8[:, :], uint8[:], uint8[:, :], uint8[:], boolean[:], int64, uint32[:], uint32[:])",
    cache=True,
    nogil=True,
)
def fill_forms(roman, long, bones, hard, bare, bits, start, entries):
    """Put the forms into their buckets: *start* has ``2**bits + 1`` places, *entries* as many as there are forms.

    The bucket is the beginning of the hash. An entry has the word (in :func:`word_bits`), as many last bits of the hash
    as there is room for, and where the form comes from (:data:`WHERE_BITS`).
    """
    word_at = np.uint32(32 - word_bits(len(long)))
    check = (np.uint32(1) << (word_at - np.uint32(WHERE_BITS))) - np.uint32(1)
    out, where = np.empty(MOST_FORMS, np.uint32), np.empty(MOST_FORMS, np.uint16)
    shift = np.uint32(32 - bits)
    for word in range(len(long)):
        count = forms(roman[word], long[word], bones[word], hard[word], bare[word], True, True, FEWEST_NEAR, out, where)
        for i in range(count):
            start[(out[i] >> shift) + 1] += 1
    for i in range(len(start) - 1):
        start[i + 1] += start[i]
    at = start[:-1].copy()
    for word in range(len(long)):
        count = forms(roman[word], long[word], bones[word], hard[word], bare[word], True, True, FEWEST_NEAR, out, where)
        for i in range(count):
            bucket, about = out[i] >> shift, (out[i] & check) << np.uint32(WHERE_BITS) | np.uint32(where[i])
            entries[at[bucket]] = (np.uint32(word) << word_at) | about
            at[bucket] += 1
