"""The border of one colour around a picture, or along some of its sides, and the picture within."""

import numpy as np
from numba import boolean, int64, njit

from zotim.engines.fingerprints.kernels import KERNEL, PIXELS

NEAR = 24
"""How far a colour of a border may be from that of its outermost line: JPEG leaves traces."""
NEARLY_ALL = 0.95
"""Share of a line that has the colour, where it is border."""
LEAST = 0.3
"""Share of a side that is left. Where less would be, the picture is plain there, and nothing is taken off."""


@njit(boolean(PIXELS, int64, int64, int64, boolean, int64[::1]), **KERNEL)
def _is_border(pixels, line, low, high, across, colour):
    """Whether a row (*across*) or column is of the colour between two places."""
    other = 0
    allowed = np.int64((high - low) * (1 - NEARLY_ALL))
    for at in range(low, high):
        for one in range(pixels.shape[2]):
            value = np.int64(pixels[line, at, one] if across else pixels[at, line, one])
            if abs(value - colour[one]) > NEAR:
                other += 1
                break
        if other > allowed:
            return False
    return True


@njit(int64(PIXELS, boolean, boolean, int64, int64, int64[::1]), **KERNEL)
def _depth(pixels, across, backwards, low, high, colour):
    """How many rows or columns from one side are border."""
    count = pixels.shape[0] if across else pixels.shape[1]
    for depth in range(count):
        line = count - 1 - depth if backwards else depth
        if not _is_border(pixels, line, low, high, across, colour):
            return depth
    return count


def trimmed(pixels: np.ndarray) -> np.ndarray | None:
    """The picture (height, width, colours) without its border; None where it has none, or little else."""
    height, width = pixels.shape[:2]
    if not height or not width:
        return None
    top, bottom = (_side(pixels, True, end, 0, width) for end in (False, True))
    if top + bottom > (1 - LEAST) * height:
        return None
    left, right = (_side(pixels, False, end, top, height - bottom) for end in (False, True))
    if left + right > (1 - LEAST) * width or not (top or bottom or left or right):
        return None
    return pixels[top : height - bottom, left : width - right]


def _side(pixels: np.ndarray, across: bool, backwards: bool, low: int, high: int) -> int:
    """The depth of the border on one side; a line that is blurred into the picture goes with it."""
    outermost = pixels[-1 if backwards else 0] if across else pixels[:, -1 if backwards else 0]
    colour = np.median(outermost[low:high], axis=0).astype(np.int64)
    depth = int(_depth(pixels, across, backwards, low, high, colour))
    return depth + 1 if depth else 0
