"""Which words of a vocabulary are like a given one: found by what is left when letters are taken away.

Two words within a distance d share a form that each becomes by at most d deletions. So the forms of the vocabulary are
kept in a hash table, and a question looks its own forms up; each word found is then compared (:mod:`likeness`). Every
rule of the table has its form, so nothing that is alike is missed:

========================  =======================================================
rule                      shared form
========================  =======================================================
same, one or two letters  roman, with up to one deletion (:data:`ONE_FROM` letters) or two (:data:`TWO_FROM`)
sound, skeleton, bare     skeleton whole
near skeleton             skeleton with up to one deletion, from three consonants on; words written with and without
                          vowels apart, as the rule asks more of two that are written alike
kin                       as near skeleton; where one word is written without vowels, two consonants whole too, as they
                          may be three of the other without one. Of three consonants, that went which are kindred;
                          of two, the families of both (:data:`likeness.FAMILY`)
beginning                 roman whole: each beginning of the question, and a range
========================  =======================================================
"""

import numpy as np
from numba import njit

from zotim.engines.names.likeness import FAMILY, kindred, likeness
from zotim.engines.names.table import BEGINNING, KIN, NEAR, ONE, ONE_FROM, TWO, TWO_FROM

_ROMAN, _BONES, _NEAR, _NEAR_BARE = 2166136261, 3323198485, 1540483477, 2891336453
_FAMILY, _FAMILY_BARE = 3037000493, 1181783497
WHERE_BITS = 10
MOST_WORDS = 1 << 32 - WHERE_BITS
"""Different words that one table of forms can hold."""
_ANYWHERE = 1023
_ROMANS, _CONSONANTS, _THREE = 0, 1, 2
FEWEST_NEAR = 3
"""Consonants from which one that differs may count."""
_PRIME = 16777619


@njit("uint32(uint8[:], int64, int64, int64, uint32)", cache=True, nogil=True)
def hashed(word, long, skip, skip2, seed):
    """FNV-1a of *word* without the letters at *skip* and *skip2* (-1: none)."""
    value = np.uint32(seed)
    for i in range(long):
        if i != skip and i != skip2:
            value = np.uint32((value ^ np.uint32(word[i])) * np.uint32(_PRIME))
    return value ^ (value >> np.uint32(15))


@njit("int64(uint8[:], int64, uint32, uint32[:], uint16[:], int64)", cache=True, nogil=True)
def _without_one(bones, hard, seed, out, where, at):
    """Write from *at* on the forms of a skeleton, whole and with one consonant taken away. Answers how many.

    One of :data:`FEWEST_NEAR` consonants less stays whole.
    """
    out[at], where[at] = hashed(bones, hard, -1, -1, seed), _ANYWHERE
    if hard < FEWEST_NEAR:
        return 1
    for i in range(hard):
        out[at + 1 + i], where[at + 1 + i] = hashed(bones, hard, i, -1, seed), i << 5 | (bones[i] & 31)
    return 1 + hard


@njit("uint32(uint8[:], uint32)", cache=True, nogil=True)
def _families(bones, seed):
    """The hash of the families of two consonants."""
    value = np.uint32(seed)
    for i in range(2):
        value = np.uint32((value ^ np.uint32(FAMILY[bones[i]])) * np.uint32(_PRIME))
    return value ^ (value >> np.uint32(15))


@njit(
    "int64(uint8[:], int64, uint8[:], int64, boolean, boolean, boolean, int64, uint32[:], uint16[:])",
    cache=True,
    nogil=True,
)
def forms(roman, long, bones, hard, bare, one, two, near, out, where):
    """Write the forms of a word into *out* and answer how many there are.

    *bare*: of which words those with a consonant taken away are; *one*, *two*: whether those with one letter, with two
    letters taken away are wanted; *near*: from how many consonants on those with one consonant taken away. *where* says
    of each, in five bits each, which two letters went, or where a consonant did and which (otherwise
    :data:`_ANYWHERE`).
    """
    n = 0
    out[n] = hashed(roman, long, -1, -1, np.uint32(_ROMAN))
    n += 1
    if one and long >= ONE_FROM:
        for i in range(long):
            out[n] = hashed(roman, long, i, -1, np.uint32(_ROMAN))
            n += 1
    out[n] = hashed(bones, hard, -1, -1, np.uint32(_BONES))
    n += 1
    for i in range(n):
        where[i] = _ANYWHERE
    if hard >= near or (hard == FEWEST_NEAR - 1 and near == FEWEST_NEAR):
        n += _without_one(bones, hard, np.uint32(_NEAR_BARE if bare else _NEAR), out, where, n)
        if hard == 2:
            out[n], where[n] = _families(bones, np.uint32(_FAMILY_BARE if bare else _FAMILY)), _ANYWHERE
            n += 1
    if two and long >= TWO_FROM:
        for i in range(long):
            for j in range(i + 1, long):
                out[n], where[n] = hashed(roman, long, i, j, np.uint32(_ROMAN)), i << 5 | j
                n += 1
    return n


@njit("boolean(uint16, uint16, int64)", cache=True, nogil=True)
def _stand_alike(one, other, of):
    """Whether two forms may be of words that are alike, by where letters were taken away from both.

    Where both lost two letters, these stood (nearly) at the same places, as the words are equally long and each letter
    was replaced or exchanged with its neighbour. So with a consonant of a skeleton; of three, only a kindred one may
    stand in the same place.
    """
    one, other = np.int64(one), np.int64(other)
    if one == _ANYWHERE or other == _ANYWHERE:
        return True
    if of == _THREE:
        return one >> 5 == other >> 5 and kindred(96 | (one & 31), 96 | (other & 31), -1)
    return abs((one >> 5) - (other >> 5)) <= 1 and (of == _CONSONANTS or abs((one & 31) - (other & 31)) <= 1)


@njit("UniTuple(uint32, 2)(uint8[:], int64, uint8[:], int64)", cache=True, nogil=True)
def whole(roman, long, bones, hard):
    """The hash of a word's letters and of its skeleton: how it is known as two words written as one."""
    return hashed(roman, long, -1, -1, np.uint32(_ROMAN)), hashed(bones, hard, -1, -1, np.uint32(_BONES))


@njit(
    "int64(int32[:], int32[:], int64, uint8[:, :], uint8[:], uint8[:, :], uint8[:], uint32[:], int32[:])",
    cache=True,
    nogil=True,
)
def fill_joined(start, word, head, roman, long, bones, hard, hashes, names):
    """Neighbouring words of each name written as one, by letters and by skeleton: hash and name. Answers how many.

    *word*: the words of all names, those of each behind *head* other numbers. As :func:`alignment.joins` compares them:
    two letters and two consonants at least, or an article and two consonants; a doubled seam once.
    """
    count = 0
    together = np.empty(64, np.uint8)
    for name in range(len(start) - 1):
        for at in range(start[name] + head, start[name + 1] - 1):
            one, other = word[at], word[at + 1]
            if long[one] >= 2 and long[other] >= 2 and long[one] + long[other] <= roman.shape[1]:
                for i in range(long[one]):
                    together[i] = roman[one, i]
                for i in range(long[other]):
                    together[long[one] + i] = roman[other, i]
                hashes[count] = hashed(together, long[one] + long[other], -1, -1, np.uint32(_ROMAN))
                names[count] = name
                count += 1
            short = long[one] == 2 and hard[one] == 1
            if hard[other] >= 2 and (short or hard[one] >= 2):
                for i in range(hard[one]):
                    together[i] = bones[one, i]
                seam = 1 if bones[one, hard[one] - 1] == bones[other, 0] else 0
                for i in range(seam, hard[other]):
                    together[hard[one] + i - seam] = bones[other, i]
                hashes[count] = hashed(together, hard[one] + hard[other] - seam, -1, -1, np.uint32(_BONES))
                names[count] = name
                count += 1
    return count


MOST_FORMS = 1 + 24 + 276 + 1 + 25 + 1


@njit("int64(int64)", cache=True, nogil=True)
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


@njit("int64(uint8[:], int64, uint8[:], int64)", cache=True, nogil=True)
def _compare(one, long, other, wide):
    for i in range(min(long, wide)):
        if one[i] != other[i]:
            return -1 if one[i] < other[i] else 1
    return 0 if long == wide else (-1 if long < wide else 1)


@njit(cache=True, nogil=True)
def _reaches(table, first, last, least):
    """Whether a likeness in ``table[first:last]`` is *least* or more."""
    for i in range(first, last):
        if table[i] >= least:
            return True
    return False


@njit(cache=True, nogil=True)
def _nearest(table, first, least):
    """From how many consonants on one that differs is a likeness of *least* or more; more than there are if never."""
    for i in range(3):
        if table[first + i] >= least:
            return FEWEST_NEAR + i
    return 99


@njit(cache=True, nogil=True)
def neighbours(asked, at, least, vocabulary, table, seen, mark, found):
    """Every word of the vocabulary that is *least* or more like the asked one, the most alike first. Answers how many.

    *asked*: the matrices of some words (``vocabulary.Words``), *at*: which of them; *vocabulary*: the same matrices of
    the index's words, their order by letters, and the table of forms (bits, starts, entries); *seen*: a mark for
    each word, *mark* a number not used before; *found*: room for words, likenesses and rules of all of them.
    """
    v_roman, v_long, v_sound, v_loud, v_bones, v_hard, v_bare, order, bits, start, entries = vocabulary
    out, alike, how = found
    roman, long = asked[0][at], np.int64(asked[1][at])
    sound, loud = asked[2][at], np.int64(asked[3][at])
    bones, hard, bare = asked[4][at], np.int64(asked[5][at]), asked[6][at]
    shift = np.uint32(32 - bits)
    mine, where = np.empty(MOST_FORMS + 50, np.uint32), np.empty(MOST_FORMS + 50, np.uint16)
    begins = _reaches(table, BEGINNING, BEGINNING + 3, least)
    two = _reaches(table, TWO, TWO + 7, least)
    one = two or _reaches(table, ONE, ONE + 7, least)
    kin = _nearest(table, KIN, least)
    alike_near, mixed_near = min(_nearest(table, NEAR, least), kin), min(_nearest(table, NEAR + 3, least), kin)
    # By which rules one of three consonants may differ is told here, by the table: see _stand_alike.
    of_bones = _THREE if hard == FEWEST_NEAR and table[NEAR] == 0 and table[NEAR + 3] == 0 else _CONSONANTS
    near_count = 0
    if hard >= alike_near or (hard == FEWEST_NEAR - 1 and alike_near == FEWEST_NEAR):
        near_count = _without_one(bones, hard, np.uint32(_NEAR_BARE if bare else _NEAR), mine, where, 0)
    if hard >= mixed_near or (hard == FEWEST_NEAR - 1 and kin == FEWEST_NEAR):
        near_count += _without_one(bones, hard, np.uint32(_NEAR if bare else _NEAR_BARE), mine, where, near_count)
        if hard == 2:
            mine[near_count] = _families(bones, np.uint32(_FAMILY if bare else _FAMILY_BARE))
            where[near_count] = _ANYWHERE
            near_count += 1
    count = near_count + forms(
        roman, long, bones, hard, bare, one, two, 99, mine[near_count:], where[near_count:]
    )  # fmt: skip
    if begins:
        for cut in range(4, long):  # a shorter word that is the beginning of this one
            mine[count], where[count] = hashed(roman, cut, -1, -1, np.uint32(_ROMAN)), _ANYWHERE
            count += 1
    forms_count = count
    low, last = 0, 0
    if begins and long >= 4:  # longer words that begin with this one
        last = len(order)
        while low < last:
            middle = (low + last) // 2
            word = order[middle]
            if _compare(v_roman[word], np.int64(v_long[word]), roman, long) < 0:
                low = middle + 1
            else:
                last = middle
        while last < len(order):
            word = order[last]
            if v_long[word] < long or _compare(v_roman[word], long, roman, long) != 0:
                break
            last += 1
    word_at = np.uint32(32 - word_bits(len(v_long)))
    mask = np.uint32((np.uint32(1) << word_at) - np.uint32(1 << WHERE_BITS))
    count, i, check, place = 0, 0, np.uint32(0), np.uint16(0)
    bucket_at = bucket_end = np.int64(0)
    while True:
        if bucket_at < bucket_end:
            entry = entries[bucket_at]
            bucket_at += 1
            if entry & mask != check or not _stand_alike(
                place, np.uint16(entry & np.uint32(_ANYWHERE)), of_bones if i <= near_count else _ROMANS
            ):
                continue
            word = np.int64(entry >> word_at)
        elif i < forms_count:
            bucket = mine[i] >> shift
            bucket_at, bucket_end = np.int64(start[bucket]), np.int64(start[bucket + 1])
            check, place = (mine[i] << np.uint32(WHERE_BITS)) & mask, where[i]
            i += 1
            continue
        elif low < last:
            word = order[low]
            low += 1
        else:
            break
        if seen[word] == mark:
            continue
        seen[word] = mark
        value, rule = likeness(
            roman, long, sound, loud, bones, hard, bare, v_roman[word], np.int64(v_long[word]), v_sound[word],
            np.int64(v_loud[word]), v_bones[word], np.int64(v_hard[word]), v_bare[word], table,
        )  # fmt: skip
        if value >= least:
            out[count], alike[count], how[count] = word, value, rule
            count += 1
    _most_alike_first(out, alike, how, count)
    return count


@njit(cache=True, nogil=True)
def _most_alike_first(out, alike, how, count):
    if count < 2:
        return
    at = np.zeros(1002, np.int32)
    for k in range(count):
        at[1001 - alike[k]] += 1
    for k in range(1001):
        at[k + 1] += at[k]
    words, values, rules = out[:count].copy(), alike[:count].copy(), how[:count].copy()
    for k in range(count):
        place = at[1000 - values[k]]
        at[1000 - values[k]] += 1
        out[place], alike[place], how[place] = words[k], values[k], rules[k]


@njit(
    "UniTuple(int64, 2)(Tuple((uint8[:, :], uint8[:], uint8[:, :], uint8[:], uint8[:, :], uint8[:],"
    " boolean[:])), int16[::1], int64, int64, int64, Tuple((uint8[:, :], uint8[:], uint8[:, :], uint8[:],"
    " uint8[:, :], uint8[:], boolean[:], int32[::1], int64, uint32[::1], uint32[::1])), int32[::1],"
    " int64[::1], uint32[::1], int64, Tuple((int32[::1], int16[::1], uint8[::1])), Tuple((int32[::1], int16[::1],"
    " uint8[::1])), int64, int64[::1], int64[::1], int64[::1])",
    cache=True,
    nogil=True,
)
def meet(
    asked, least, begin, row, last, vocabulary, post_start, table, seen, mark, found, near, at, near_from, near_to, cost
):
    """Append to *near* what is like each asked word from *row* to before *last*; *at* is how much is there already.

    *least*: how much each must be alike, from the row *begin* on.

    Writes where the words of each begin and end, and how many names hold one of them. Answers the row and the place
    that it came to: less than *last* when *near* has no more room. Row by row *mark* goes up by one.
    """
    while row < last:
        count = neighbours(asked, row, least[row - begin], vocabulary, table, seen, mark, found)
        if at + count > len(near[0]):
            break
        names = np.int64(0)
        for k in range(count):
            word = found[0][k]
            near[0][at + k], near[1][at + k], near[2][at + k] = word, found[1][k], found[2][k]
            names += np.int64(post_start[word + 1]) - np.int64(post_start[word])
        near_from[row], near_to[row], cost[row] = at, at + count, names
        at += count
        row += 1
        mark += 1
    return row, at
