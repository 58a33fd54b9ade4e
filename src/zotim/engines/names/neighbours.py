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
                          of two, the families of both (:data:`confusing.FAMILY`); of one more, :data:`_SOFT` ones
beginning                 roman whole: each beginning of the question, and a range
========================  =======================================================
"""

import numpy as np
from numba import njit

from zotim.engines.names.confusing import kindred
from zotim.engines.names.forms import (
    ANYWHERE,
    FAMILY_BARE,
    FAMILY_FULL,
    FEWEST_NEAR,
    NEAR_BARE,
    NEAR_FULL,
    ROMAN,
    WHERE_BITS,
    families,
    forms,
    hashed,
    without_one,
    word_bits,
)
from zotim.engines.names.kernels import KERNEL
from zotim.engines.names.likeness import likeness
from zotim.engines.names.sifting import APART, is_bare, may_sound, of_consonant, of_skeleton, places
from zotim.engines.names.table import BEGINNING, KIN, NEAR, ONE, ONE_FROM, SMALLEST, TWO

_ROMANS, _CONSONANTS, _KINDRED, _MINE_SOFT, _THEIRS_SOFT = 0, 1, 2, 4, 8
_SOFT = 1 << (ord("g") & 31) | 1 << (ord("f") & 31)
"""Consonants that one of two words may have more, where no rule but kin calls them alike: what is written j or v."""
AT_ONCE = 256
"""Entries of the table of forms that are looked at together."""


@njit("int64(int64, boolean, boolean, boolean)", **KERNEL)
def _of_bones(hard, only_kin, mine, theirs):
    """How skeletons' forms of a word may meet, as bits for :func:`_stand_alike`.

    *only_kin*: of three consonants none may differ but kindred ones. *mine*, *theirs*: whether, where only kin counts,
    the word that is asked for and those that it meets have no other consonant more than :data:`_SOFT` ones: a word
    without vowels may have any that Latin letters write once.
    """
    of = _CONSONANTS | (_KINDRED if only_kin and hard == FEWEST_NEAR else 0)
    of |= _MINE_SOFT if mine and (hard == FEWEST_NEAR or (only_kin and hard == FEWEST_NEAR + 1)) else 0
    return of | (_THEIRS_SOFT if theirs and (hard < FEWEST_NEAR or (only_kin and hard == FEWEST_NEAR)) else 0)


@njit("boolean(uint16, uint16, int64)", **KERNEL)
def _stand_alike(one, other, of):
    """Whether two forms may be of words that are alike, by where letters were taken away from both.

    Where both lost two letters, these stood (nearly) at the same places, as the words are equally long and each letter
    was replaced or exchanged with its neighbour. So with a consonant of a skeleton; of three, only a kindred one may
    stand in the same place. Where one lost a consonant, the other has one less; two whole skeletons are the same and
    have a form of their own.
    """
    one, other = np.int64(one), np.int64(other)
    if one == ANYWHERE and other == ANYWHERE:
        return of == _ROMANS
    if other == ANYWHERE:
        return not of & _MINE_SOFT or _SOFT >> (one & 31) & 1 != 0
    if one == ANYWHERE:
        return not of & _THEIRS_SOFT or _SOFT >> (other & 31) & 1 != 0
    if of & _KINDRED:
        return one >> 5 == other >> 5 and kindred(96 | (one & 31), 96 | (other & 31), -1)
    return abs((one >> 5) - (other >> 5)) <= 1 and (of != _ROMANS or abs((one & 31) - (other & 31)) <= 1)


@njit("int64(uint8[:], int64, uint8[:], int64)", **KERNEL)
def _compare(one, long, other, wide):
    for i in range(min(long, wide)):
        if one[i] != other[i]:
            return -1 if one[i] < other[i] else 1
    return 0 if long == wide else (-1 if long < wide else 1)


@njit(**KERNEL)
def _reaches(table, first, last, least):
    """Whether a likeness in ``table[first:last]`` is *least* or more."""
    for i in range(first, last):
        if table[i] >= least:
            return True
    return False


@njit(**KERNEL)
def _nearest(table, first, least):
    """From how many consonants on one that differs is a likeness of *least* or more; more than there are if never."""
    for i in range(3):
        if table[first + i] >= least:
            return FEWEST_NEAR + i
    return 99


@njit(**KERNEL)
def _weighed(asked, row, word, least, vocabulary, table, found, count):
    """Put a word at the place *count* of what was found if it is *least* or more alike. Answers whether it is."""
    roman, long, sound, loud, bones, hard, bare = asked
    v_roman, v_long, v_sound, v_loud, v_bones, v_hard, v_bare, _, _, _, _, _ = vocabulary
    value, rule = likeness(
        roman[row], np.int64(long[row]), sound[row], np.int64(loud[row]), bones[row], np.int64(hard[row]), bare[row],
        v_roman[word], np.int64(v_long[word]), v_sound[word], np.int64(v_loud[word]), v_bones[word],
        np.int64(v_hard[word]), v_bare[word], table,
    )  # fmt: skip
    if value < least:
        return 0
    found[0][count], found[1][count], found[2][count] = word, value, rule
    return 1


@njit(**KERNEL)
def neighbours(asked, row, least, vocabulary, table, seen, mark, found, room):
    """Every word of the vocabulary that is *least* or more like the asked one. Answers how many.

    *asked*: the matrices of some words (``vocabulary.Words``), *row*: which of them; *vocabulary*: the same matrices of
    the index's words, their order by letters, and the table of forms (bits, starts, entries); *seen*: a mark for
    each word, *mark* a number not used before; *found*: room for words, likenesses and rules of all of them; *room*:
    for forms, where they come from, the places of letters (:func:`sifting.places`), where buckets begin and end, and
    :data:`AT_ONCE` words.
    """
    v_roman, v_long, _, _, _, _, _, v_heard, order, bits, start, entries = vocabulary
    roman, long = asked[0][row], np.int64(asked[1][row])
    sound, loud = asked[2][row], np.int64(asked[3][row])
    bones, hard, bare = asked[4][row], np.int64(asked[5][row]), asked[6][row]
    shift = np.uint32(32 - bits)
    mine, where, heard, bucket_start, bucket_end, some, packed = room
    begins = _reaches(table, BEGINNING, BEGINNING + 3, least)
    two = _reaches(table, TWO, TWO + 7, least)
    one = two or _reaches(table, ONE, ONE + 7, least)
    kin = _nearest(table, KIN, least)
    alike_near, mixed_near = min(_nearest(table, NEAR, least), kin), min(_nearest(table, NEAR + 3, least), kin)
    # By which rules one of three consonants may differ is told here, by the table: see _stand_alike.
    of_alike = _of_bones(hard, table[NEAR] == 0, True, True)
    of_mixed = _of_bones(hard, table[NEAR + 3] == 0, not bare, bare)
    near_count = 0
    if hard >= alike_near or (hard == FEWEST_NEAR - 1 and alike_near == FEWEST_NEAR):
        near_count = without_one(bones, hard, np.uint32(NEAR_BARE if bare else NEAR_FULL), mine, where, 0)
    alike_count = near_count
    if hard >= mixed_near or (hard == FEWEST_NEAR - 1 and kin == FEWEST_NEAR):
        near_count += without_one(bones, hard, np.uint32(NEAR_FULL if bare else NEAR_BARE), mine, where, near_count)
    count = near_count
    if hard == FEWEST_NEAR - 1 and kin == FEWEST_NEAR:
        count += families(bones, np.uint32(FAMILY_FULL if bare else FAMILY_BARE), mine, where, count)
    skeleton = count + 1 + (long if one and long >= ONE_FROM else 0)
    count += forms(roman, long, bones, hard, bare, one, two, 99, mine[count:], where[count:])
    if begins:
        for cut in range(4, long):  # a shorter word that is the beginning of this one
            mine[count], where[count] = hashed(roman, cut, -1, -1, np.uint32(ROMAN)), ANYWHERE
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
    # Here and below, what is needed of all is read first, so that reading one needn't wait for another.
    for i in range(forms_count):
        bucket = mine[i] >> shift
        bucket_start[i], bucket_end[i] = start[bucket], start[bucket + 1]
    for i in range(forms_count if len(entries) else 0):
        packed[i % AT_ONCE] = entries[min(np.int64(bucket_start[i]), len(entries) - 1)]
    count = 0
    places(sound, loud, heard)
    for i in range(forms_count):
        check, place = (mine[i] << np.uint32(WHERE_BITS)) & mask, where[i]
        of = of_alike if i < alike_count else of_mixed if i < near_count else _ROMANS
        most = of_consonant(hard, place == ANYWHERE, table) if i < alike_count else APART
        if i == skeleton:
            most = of_skeleton(hard, bare, least, table)
        at, end = np.int64(bucket_start[i]), np.int64(bucket_end[i])
        while at < end:
            few, stop = 0, min(end, at + AT_ONCE)
            while at < stop:
                entry = entries[at]
                some[few] = entry >> word_at
                agree = entry & mask == check
                few += 1 if agree and _stand_alike(place, np.uint16(entry & np.uint32(ANYWHERE)), of) else 0
                at += 1
            for k in range(few):
                packed[k] = v_heard[some[k]]
            left = 0
            for k in range(few):
                word = some[k]
                if seen[word] != mark and (
                    most == APART or is_bare(packed[k]) != bare or may_sound(heard, loud, packed[k], most)
                ):
                    seen[word] = mark
                    some[left] = word
                    left += 1
            for k in range(left):
                packed[k] = np.int64(v_long[some[k]]) + v_roman[some[k], 0]
            for k in range(left):
                count += _weighed(asked, row, np.int64(some[k]), least, vocabulary, table, found, count)
    for k in range(low, last):
        word = np.int64(order[k])
        if seen[word] != mark:
            seen[word] = mark
            count += _weighed(asked, row, word, least, vocabulary, table, found, count)
    return count


@njit(**KERNEL)
def _append(found, count, near, at, tally):
    """Put what was found into *near* from *at* on, the most alike first."""
    out, alike, how = found
    tally[:] = 0
    for k in range(count):
        tally[1001 - alike[k]] += 1
    for k in range(1000 - SMALLEST):
        tally[k + 1] += tally[k]
    for k in range(count):
        place = at + tally[1000 - alike[k]]
        tally[1000 - alike[k]] += 1
        near[0][place], near[1][place], near[2][place] = out[k], alike[k], how[k]


@njit(
    "UniTuple(int64, 2)(Tuple((uint8[:, :], uint8[:], uint8[:, :], uint8[:], uint8[:, :], uint8[:],"
    " boolean[:])), int16[::1], int64, int64, int64, Tuple((uint8[:, :], uint8[:], uint8[:, :], uint8[:],"
    " uint8[:, :], uint8[:], boolean[:], uint64[::1], int32[::1], int64, uint32[::1], uint32[::1])), int32[::1],"
    " int64[::1], uint32[::1], int64, Tuple((int32[::1], int16[::1], uint8[::1])), Tuple((int32[::1], int16[::1],"
    " uint8[::1])), int64, int64[::1], int64[::1], int64[::1],"
    " Tuple((uint32[::1], uint16[::1], uint64[::1], uint32[::1], uint32[::1], uint32[::1], uint64[::1])), int32[::1])",
    **KERNEL,
)
def meet(
    asked,
    least,
    begin,
    row,
    last,
    vocabulary,
    post_start,
    table,
    seen,
    mark,
    found,
    near,
    at,
    near_from,
    near_to,
    cost,
    room,
    tally,
):
    """Append to *near* what is like each asked word from *row* to before *last*; *at* is how much is there already.

    *least*: how much each must be alike, from the row *begin* on.

    Writes where the words of each begin and end, and how many names hold one of them. Answers the row and the place
    that it came to: less than *last* when *near* has no more room. Row by row *mark* goes up by one.
    """
    while row < last:
        count = neighbours(asked, row, least[row - begin], vocabulary, table, seen, mark, found, room)
        if at + count > len(near[0]):
            break
        names = np.int64(0)
        for k in range(count):
            word = found[0][k]
            names += np.int64(post_start[word + 1]) - np.int64(post_start[word])
        _append(found, count, near, at, tally)
        near_from[row], near_to[row], cost[row] = at, at + count, names
        at += count
        row += 1
        mark += 1
    return row, at
