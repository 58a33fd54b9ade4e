"""PDQ, the hash of an image in 256 bits, as Meta published it (`hashing.pdf`, reference implementation under the BSD).

1. Brightness (``0.299 R + 0.587 G + 0.114 B``) is smoothed by two passes of a box in each direction, as wide as 1/128
   of the side, and read at 64 by 64 places. Both passes and the reading are one sum of few neighbours in each way,
   so that no smoothed image is made: rows first, many columns at once, and columns only of the 64 rows that are wanted.
2. Of the two-dimensional cosine transform, the 16 by 16 lowest frequencies without the constant one.
3. A bit for each: whether it is above the median. The first byte has the highest frequencies, as the hash is printed.

*Quality* (0 to 100) is how much neighbours among the 64 by 64 differ.
"""

import math
from functools import lru_cache

import numpy as np
from numba import float32, int64, njit, void

from zotim.engines.fingerprints.kernels import KERNEL, PIXELS

SIDE, KEPT = 64, 16
LEAST_SIDE = 5
"""Pixels: what is smaller has no hash."""


@lru_cache(maxsize=256)
def weights(size: int) -> tuple[np.ndarray, np.ndarray]:
    """How a side of so many pixels is read at 64 places: at which pixel each begins, and the weights from there on."""
    window = (size + 2 * SIDE - 1) // (2 * SIDE)
    ahead = (window + 2) // 2
    spans = [(max(0, at + ahead - window), min(size, at + ahead)) for at in range(size)]
    places = [int((at + 0.5) * size / SIDE) for at in range(SIDE)]
    ends = [(spans[spans[at][0]][0], spans[spans[at][1] - 1][1]) for at in places]
    found = np.zeros((SIDE, max(last - first for first, last in ends)), np.float32)
    starts = np.array([min(first, size - found.shape[1]) for first, _last in ends], np.int64)
    for row, at in enumerate(places):
        first, last = spans[at]
        for middle in range(first, last):
            low, high = spans[middle]
            found[row, low - starts[row] : high - starts[row]] += 1 / ((last - first) * (high - low))
    return starts, found


_SHADES = np.array([0.299, 0.587, 0.114], np.float32)
_WAVES = np.array(
    [
        [math.sqrt(2 / SIDE) * math.cos(math.pi / 2 / SIDE * (wave + 1) * (2 * at + 1)) for at in range(SIDE)]
        for wave in range(KEPT)
    ],
    np.float32,
)


_LINE, _LINES, _PLACES = float32[::1], float32[:, ::1], int64[::1]


@njit(
    void(PIXELS, _LINE, _PLACES, _LINES, _PLACES, _LINES, _LINES, _LINES),
    fastmath={"contract"},
    **KERNEL,
)
def shrink(pixels, shades, row_at, row_weights, column_at, column_weights, rows, small):
    """The 64 by 64 places of an image of three colours or of one; *rows* is room for 65 rows of brightness.

    A row is read once where it can be: the places that it counts for follow one another.
    """
    height, width, colours = pixels.shape
    bright, taps = rows[SIDE], row_weights.shape[1]
    rows[:SIDE] = 0
    begin = 0
    for y in range(height):
        while begin < SIDE and row_at[begin] + taps <= y:
            begin += 1
        needed = False
        for place in range(begin, SIDE):
            if row_at[place] > y:
                break
            if row_weights[place, y - row_at[place]] == 0:
                continue
            if not needed:
                needed = True
                if colours == 3:
                    for x in range(width):
                        bright[x] = (
                            shades[0] * np.float32(pixels[y, x, 0])
                            + shades[1] * np.float32(pixels[y, x, 1])
                            + shades[2] * np.float32(pixels[y, x, 2])
                        )
                else:
                    for x in range(width):
                        bright[x] = np.float32(pixels[y, x, 0])
            weight = row_weights[place, y - row_at[place]]
            for x in range(width):
                rows[place, x] += weight * bright[x]
    for place in range(SIDE):
        for column in range(SIDE):
            found = np.float32(0)
            for tap in range(column_weights.shape[1]):
                found += column_weights[column, tap] * rows[place, column_at[column] + tap]
            small[place, column] = found


@njit(int64(_LINES, _LINES, _LINE, _LINES), fastmath={"contract"}, **KERNEL)
def transform(small, waves, line, found):
    """Fill the 16 by 16 lowest frequencies of 64 by 64 places; the quality, 0 to 100."""
    for one in range(KEPT):
        line[:] = 0
        for y in range(SIDE):
            for x in range(SIDE):
                line[x] += waves[one, y] * small[y, x]
        for other in range(KEPT):
            total = np.float32(0)
            for x in range(SIDE):
                total += line[x] * waves[other, x]
            found[one, other] = total
    changes = 0
    for y in range(SIDE):
        for x in range(SIDE):
            if y + 1 < SIDE:
                changes += abs(int((small[y, x] - small[y + 1, x]) * np.float32(100) / np.float32(255)))
            if x + 1 < SIDE:
                changes += abs(int((small[y, x] - small[y, x + 1]) * np.float32(100) / np.float32(255)))
    return min(100, changes // 90)


def frequencies(pixels: np.ndarray) -> tuple[np.ndarray, int]:
    """The 16 by 16 frequencies of an image (height, width, 1 or 3 of bytes) and its quality; too small: 0 and zeros."""
    height, width = pixels.shape[:2]
    found = np.zeros((KEPT, KEPT), np.float32)
    if min(height, width) < LEAST_SIDE:
        return found, 0
    small = np.empty((SIDE, SIDE), np.float32)
    rows = np.empty((SIDE + 1, width), np.float32)
    shrink(pixels, _SHADES, *weights(height), *weights(width), rows, small)
    return found, transform(small, _WAVES, np.empty(SIDE, np.float32), found)


def digest(found: np.ndarray) -> bytes:
    """The hash of frequencies: 32 bytes, which printed as hexadecimals are PDQ's usual form."""
    median = np.partition(found.reshape(-1), KEPT * KEPT // 2 - 1)[KEPT * KEPT // 2 - 1]
    return np.packbits((found.reshape(-1) > median)[::-1]).tobytes()


TURNS = (
    "as it is", "turned right", "upside down", "turned left",
    "mirrored", "mirrored, turned right", "mirrored, upside down", "mirrored, turned left",
)  # fmt: skip
"""The eight ways in which a picture may lie, in the order of :func:`turned`."""


def turned(pixels: np.ndarray) -> list[np.ndarray]:
    """The frequencies of an image in each of :data:`TURNS`: read in four ways, of which each also gives the turned one.

    The frequencies of one reading with their signs changed would do for all eight, but only nearly: PDQ doesn't read an
    image evenly, so that a mirrored one would be up to dozens of bits away from itself.
    """
    plain, mirrored = frequencies(pixels)[0], frequencies(pixels[:, ::-1])[0]
    fallen, both = frequencies(pixels[::-1])[0], frequencies(pixels[::-1, ::-1])[0]
    return [plain, fallen.T, both, mirrored.T, mirrored, both.T, fallen, plain.T]
