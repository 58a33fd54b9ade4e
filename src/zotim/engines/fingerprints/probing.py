"""Compiled search among hashes of 256 bits, each four numbers of 64. Why nothing is missed: :mod:`layout`.

A *table* is of each chunk: where the hashes of each value begin, the hashes, and the first bits of each one's next
chunk.
"""

import numpy as np
from numba import njit

from zotim.engines.fingerprints.kernels import KERNEL, ones, soon

BLOCK = 512
"""Values that are looked up together, so that their places in memory are fetched at the same time."""
WAITING = 1024
"""Hashes that wait to be compared in full."""


@njit("uint64(uint64[::1], int64, int64)", **KERNEL)
def bits(row, at, width):
    """So many bits of a hash from a place on; they may lie in two of its numbers."""
    word, shift = at >> 6, np.uint64(at & 63)
    found = row[word] >> shift
    if (at & 63) + width > 64:
        found |= row[word + 1] << (np.uint64(64) - shift)
    return found & ((np.uint64(1) << np.uint64(width)) - np.uint64(1))


@njit("int64(uint64[::1], uint64[::1])", **KERNEL)
def distance(one, other):
    """In how many bits two hashes differ."""
    return np.int64(
        ones(one[0] ^ other[0]) + ones(one[1] ^ other[1]) + ones(one[2] ^ other[2]) + ones(one[3] ^ other[3])
    )


@njit(
    [
        f"void(uint64[:,::1], int64, int64, int64, int64, uint32[::1], uint32[::1], {kind}[::1])"
        for kind in ("uint8", "uint16")
    ],
    **KERNEL,
)
def fill(rows, at, width, after, sketched, start, post, sketch):
    """The table of the chunk that begins at bit *at*, with *sketched* bits from *after* on, where the next one begins.

    *start* has two places more than there are values, and is zeros.
    """
    for row in range(len(rows)):
        start[np.int64(bits(rows[row], at, width)) + 2] += np.uint32(1)
    for place in range(1, len(start)):
        start[place] += start[place - 1]
    for row in range(len(rows)):
        value = np.int64(bits(rows[row], at, width))
        free = start[value + 1]
        post[free] = row
        sketch[free] = bits(rows[row], after, sketched)
        start[value + 1] += np.uint32(1)


@njit("int64(uint64[::1], uint64[:,::1], uint8[::1], int64, uint32[::1], uint16[::1], int64)", **KERNEL)
def scan(query, rows, gone, radius, found, far, count):
    """Every hash compared: the hits go behind the *count* that are there; -1 where there is no room for them."""
    for row in range(len(rows)):
        apart = distance(query, rows[row])
        if apart <= radius and not gone[row]:
            if count == len(found):
                return -1
            found[count], far[count] = row, apart
            count += 1
    return count


@njit(
    "int64(uint64[::1], uint64[:,::1], uint8[::1], uint8[::1], uint32[::1], int64[::1], int64, int64,"
    "uint32[::1], uint16[::1], int64)",
    **KERNEL,
)
def settle(query, rows, gone, seen, post, waiting, size, radius, found, far, count):
    """Compare in full what waits, as places of postings; each hash is a hit once. As :func:`scan` otherwise."""
    for at in range(size):
        waiting[at] = post[waiting[at]]
        soon(rows, waiting[at] * 4)
    for at in range(size):
        row = waiting[at]
        apart = distance(query, rows[row])
        if apart <= radius and not seen[row] and not gone[row]:
            if count == len(found):
                return -1
            seen[row] = 1
            found[count], far[count] = row, apart
            count += 1
    return count


_TABLES = (
    "uint64[:,::1], uint8[::1], uint8[::1], int64[:,::1], int64, uint32[::1], uint32[:,::1], {sketch}[:,::1],"
    "int64[::1], uint32[::1], int64[::1], int64[::1], int64[::1], int64, int64, int64[::1], int64[:,::1], uint32[::1],"
    "uint16[::1]"
)


@njit([f"int64(uint64[::1], {_TABLES.format(sketch=kind)}, int64)" for kind in ("uint8", "uint16")], **KERNEL)
def probe(
    query, rows, gone, seen, chunks, sketched, start, post, sketch, units, masks, flips, first, last, radius, most,
    waiting, block, found, far, count,
):  # fmt: skip
    """The hits of one question by its tables. -2: more than *most* to look at; otherwise as :func:`scan`."""
    looked = 0
    for chunk in range(len(chunks)):
        at, width, base = chunks[chunk]
        following = (chunk + 1) % len(chunks)
        value = np.uint32(bits(query, at, width))
        beside = bits(query, chunks[following][0], sketched)
        allowed = units[chunk] + units[following] - 1
        here, size = post[chunk], 0
        sketches = sketch[chunk]
        for begin in range(first[chunk], last[chunk], BLOCK):
            end = min(last[chunk], begin + BLOCK)
            for one in range(begin, end):
                soon(start, base + np.int64(value ^ masks[one]))
            for one in range(begin, end):
                place = base + np.int64(value ^ masks[one])
                block[one - begin, 0], block[one - begin, 1] = start[place], start[place + 1]
                soon(sketches, block[one - begin, 0])
                looked += block[one - begin, 1] - block[one - begin, 0]
            if looked > most:
                return -2
            for one in range(begin, end):
                bound = allowed - flips[one]
                for place in range(block[one - begin, 0], block[one - begin, 1]):
                    if np.int64(ones(np.uint64(sketches[place]) ^ beside)) <= bound:
                        waiting[size] = place
                        soon(here, place)
                        size += 1
                        if size == len(waiting):
                            count = settle(query, rows, gone, seen, here, waiting, size, radius, found, far, count)
                            if count < 0:
                                return -1
                            size = 0
        count = settle(query, rows, gone, seen, here, waiting, size, radius, found, far, count)
        if count < 0:
            return -1
    return count


@njit(
    [
        f"UniTuple(int64, 2)(uint64[:,::1], int64, {_TABLES.format(sketch=kind)}, int64[::1])"
        for kind in ("uint8", "uint16")
    ],
    **KERNEL,
)
def find(
    queries, begin, rows, gone, seen, chunks, sketched, start, post, sketch, units, masks, flips, first, last, radius,
    most, waiting, block, found, far, ends,
):  # fmt: skip
    """The hits of questions from *begin* on, until there is no room: up to which question, and how many hits.

    No chunks: every hash is compared. ``ends`` says of each question where its hits end.
    """
    count = 0
    for at in range(begin, len(queries)):
        query, before = queries[at], count
        after = -2
        if len(chunks):
            after = probe(
                query, rows, gone, seen, chunks, sketched, start, post, sketch, units, masks, flips, first, last,
                radius, most, waiting, block, found, far, before,
            )  # fmt: skip
            # Also where it stopped halfway: whatever it marked stands from here on, and nothing else is marked.
            for hit in range(before, len(found)):
                if not seen[found[hit]]:
                    break
                seen[found[hit]] = 0
        if after == -2:
            after = scan(query, rows, gone, radius, found, far, before)
        if after < 0:
            return at, before
        count = after
        ends[at] = count
    return len(queries), count
