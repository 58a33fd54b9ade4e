"""Compiled search among texts: which share enough of their runs of four letters, and how alike these are.

Of a text only so many runs are kept, those whose hashes are smallest (a *bottom sketch*): two texts that share runs
share about as large a part of these, however long they are. Whoever holds enough runs of the question is then compared
letter by letter.
"""

import numpy as np
from numba import njit

from zotim.engines.fingerprints.kernels import KERNEL

RUN, KEPT = 4, 128
"""Letters of a run, and how many runs are kept of a text."""
BUDGET = 25_000
"""Places of texts that are looked at for a question, rarest runs first; in a small index as many as there are texts,
and SPARE: more would be runs that most of them hold."""
SPARE = 1_000
FEWEST, SHARE = 2, 0.14
"""How many runs looked up, and which share of them, a text holds that is compared."""
_WORD = np.uint64(64)


@njit("uint32(uint16[::1], int64, int64)", **KERNEL)
def _hash(text, at, size):
    """32 bits of a run."""
    found = np.uint64(size)
    for letter in text[at : at + size]:
        found = (found ^ np.uint64(letter)) * np.uint64(0x9E3779B97F4A7C15)
        found ^= found >> np.uint64(29)
    found *= np.uint64(0xBF58476D1CE4E5B9)
    return np.uint32(found >> np.uint64(32))


@njit("int64(uint16[::1], uint32[::1])", cache=True, nogil=True)
def sketch(text, found):
    """Fill *found* (as long as the text, or one) with the smallest hashes of its runs, in order; how many."""
    count = 0
    if len(text) < RUN:
        # A shorter text is one run of its own length.
        found[0] = _hash(text, 0, len(text))
        return 1 if len(text) else 0
    for at in range(len(text) - RUN + 1):
        found[count] = _hash(text, at, RUN)
        count += 1
    hashes = found[:count]
    hashes.sort()
    once = 0
    for at in range(count):
        if once == 0 or hashes[at] != hashes[once - 1]:
            hashes[once] = hashes[at]
            once += 1
        if once == KEPT:
            break
    return once


@njit("int64(uint16[::1], int64[::1], uint32[::1], int64[::1], uint32[::1])", cache=True, nogil=True)
def sketches(letters, begins, room, ends, found):
    """The sketches of texts that lie behind one another; where each ends in *found*, and where all do."""
    count = 0
    for text in range(len(begins) - 1):
        some = sketch(letters[begins[text] : begins[text + 1]], room)
        found[count : count + some] = room[:some]
        count += some
        ends[text] = count
    return count


@njit("int64(uint16[::1], uint16[::1], int64, uint64[:,::1], uint16[::1], uint64[:,::1])", **KERNEL)
def changes(asked, other, most, where, row_of, state):
    """The fewest letters put in, left out or exchanged that make one text the other; *most* + 1 where there are more.

    Myers' bit vectors in Hyyrö's form for patterns of several words. ``where[row_of[letter]]`` says at which places of
    *asked* a letter stands.
    """
    long, words = len(asked), (len(asked) + 63) // 64
    if long == 0:
        return min(len(other), most + 1)
    state[:words, 0], state[:words, 1] = ~np.uint64(0), np.uint64(0)
    last = np.uint64((long - 1) & 63)
    score = np.int64(long)
    for at in range(len(other)):
        letter = where[row_of[other[at]]]
        plus, minus = np.uint64(1), np.uint64(0)
        for word in range(words):
            equal, up, down = letter[word], state[word, 0], state[word, 1]
            met = equal | minus
            diagonal = (((met & up) + up) ^ up) | met
            across_up, across_down = down | ~(diagonal | up), up & diagonal
            if word == words - 1:
                score += np.int64((across_up >> last) & np.uint64(1)) - np.int64((across_down >> last) & np.uint64(1))
            next_plus, next_minus = across_up >> np.uint64(63), across_down >> np.uint64(63)
            across_up, across_down = (across_up << np.uint64(1)) | plus, (across_down << np.uint64(1)) | minus
            straight = equal | down
            state[word, 0] = across_down | ~(straight | across_up)
            state[word, 1] = across_up & straight
            plus, minus = next_plus, next_minus
        if score - (len(other) - 1 - at) > most:
            return most + 1
    return min(score, most + 1)


@njit(
    "int64(uint16[::1], float64, uint32[::1], int64, uint16[::1], int64[::1], uint8[::1], uint32[::1], int64[::1],"
    "uint32[::1], uint8[::1], uint64[:,::1], uint16[::1], uint64[:,::1], uint32[::1], float64[::1], int64[::1])",
    **KERNEL,
)
def find(
    asked, similarity, hashes, some, letters, begins, gone, keys, key_begins, post, shared, where, row_of, state, found,
    values, order,
):  # fmt: skip
    """The texts that are at least so alike: their places and how alike each is; how many. ``shared`` is zeros.

    -1: *found* is too short. Texts whose length alone says that they aren't alike are never compared.
    """
    # Which runs the index holds, and in how many texts: those in fewest first, as far as the budget goes.
    held = 0
    for at in range(some):
        place, end = 0, len(keys)
        while place < end:
            middle = (place + end) >> 1
            if keys[middle] < hashes[at]:
                place = middle + 1
            else:
                end = middle
        if place < len(keys) and keys[place] == hashes[at]:
            size = key_begins[place + 1] - key_begins[place]
            to = held
            while to > 0 and key_begins[order[to - 1] + 1] - key_begins[order[to - 1]] > size:
                order[to] = order[to - 1]
                to -= 1
            order[to] = place
            held += 1
    looked, walked, budget = 0, 0, min(BUDGET, SPARE + len(gone))
    while walked < held:
        looked += key_begins[order[walked] + 1] - key_begins[order[walked]]
        if looked > budget and walked >= FEWEST:
            break
        walked += 1
    least = max(min(FEWEST, some), np.int64(SHARE * walked))
    count = 0
    for at in range(walked):
        for text in post[key_begins[order[at]] : key_begins[order[at] + 1]]:
            shared[text] += np.uint8(1)
            if shared[text] == least:
                if count == len(found):
                    shared[:] = 0
                    return -1
                found[count] = text
                count += 1
    shared[:] = 0
    # What stands where in the question.
    rows, words = 0, (len(asked) + 63) // 64
    for at in range(len(asked)):
        if row_of[asked[at]] == 0:
            rows += 1
            row_of[asked[at]] = rows
            where[rows, :words] = 0
        where[row_of[asked[at]], at >> 6] |= np.uint64(1) << np.uint64(at & 63)
    where[0, :words] = 0
    hits = 0
    for at in range(count):
        text = found[at]
        other = letters[begins[text] : begins[text + 1]]
        longer = max(len(asked), len(other))
        most = np.int64((1 - similarity) * longer + 1e-9)
        if gone[text] or abs(len(asked) - len(other)) > most:
            continue
        differ = changes(asked, other, most, where, row_of, state)
        if differ <= most:
            found[hits], values[hits] = text, 1 - differ / max(1, longer)
            hits += 1
    for letter in asked:
        row_of[letter] = 0
    return hits
