"""How 256 bits are cut into chunks, and how many flips are allowed in each so that nothing is left out.

**What is exact, and why.** Two hashes differ in ``d`` bits, ``d_i`` of them in chunk *i* of ``m``, so ``d = Σ d_i``.
Let each chunk have an *allowance* ``u_i >= 0`` with ``Σ u_i = radius + 1``. If ``d <= radius``, then there is a chunk
*i* with

    d_i <= u_i - 1    and    d_i + d_(i+1) <= u_i + u_(i+1) - 1,

where the chunk after the last is the first. *Proof.* Let ``P_k = Σ_(j<=k) (d_j - u_j)``, with ``P_0 = 0`` and ``P_m =
d - radius - 1 <= -1``. Let *p* be the last of ``0 … m-1`` where ``P`` is greatest, and ``i = p + 1``. Each sum of
``d_j - u_j`` over a run that begins at *i* is then at most -1: within the row it is ``P_k - P_p``, less than 0 (for
k < m since *p* is the last greatest, for k = m since ``P_m <= -1`` and ``P_p >= P_0 = 0``), and a whole number; past
the end it is ``P_m + P_k - P_p <= -1 + 0``. Runs of one and of two chunks are the two lines above. ∎

So whoever reads, for each chunk, all hashes whose chunk differs from the question's in at most ``u_i - 1`` bits reads
every hash within the radius; and of those read, one may be passed over whose next chunk (or some bits of it) differs in
more bits than the second line allows. The first line is multi-index hashing by pigeonhole (Norouzi, Punjani and Fleet,
2012), with allowances of their own for each chunk (Qin and others, 2018); the second is the pigeonring (Qin and Xiao,
2018). That it doesn't matter which allowances are taken, only what they sum up to, leaves them to what is cheapest.
"""

from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

BITS = 256
PLAIN: tuple[int, ...] = ()
"""No chunks: every hash is compared."""
SMALL, LARGE = (16,) * 16, (22, 22, 20) * 4
"""Chunks of an index below LARGE_FROM hashes, and from there on: wide chunks have more values, so fewer hashes each."""
PLAIN_BELOW, LARGE_FROM = 2_000, 4_000_000
SKETCHES = {SMALL: 16, LARGE: 8}
"""How many bits of the next chunk are kept beside each posting: as many as there is room for."""
_PROBE, _ENTRY, _ROW = 10, 1, 4
"""What it costs, nearly, to look a chunk up, to look at a posting, to compare a hash: in nanoseconds, all fetched."""


class Plan(NamedTuple):
    """What is looked up for one radius."""

    units: np.ndarray
    """The allowance of each chunk."""
    masks: np.ndarray
    """Which bits to flip, those of width 16 before those of 20: fewest flips first."""
    flips: np.ndarray
    """How many each flips."""
    first: np.ndarray
    """Where the masks of each chunk begin."""
    last: np.ndarray
    """And end."""


def layout_for(count: int) -> tuple[int, ...]:
    """The widths of chunks for so many hashes."""
    if count < PLAIN_BELOW:
        return PLAIN
    return SMALL if count < LARGE_FROM else LARGE


def plan(layout: tuple[int, ...], count: int, radius: int) -> Plan | None:
    """The cheapest allowances for a radius; None where it is cheaper to compare every hash."""
    if not layout:
        return None
    units = [0] * len(layout)
    spent = 0.0
    for _ in range(radius + 1):
        price, chunk = min((_price(layout[at], units[at], count), at) for at in range(len(layout)))
        units[chunk] += 1
        spent += price
        if spent > _ROW * count:
            return None
    wanted = sorted({(width, units[at]) for at, width in enumerate(layout)})
    begins, at = {}, 0
    for one in wanted:
        begins[one] = at
        at += len(_masks(*one)[0])
    return Plan(
        np.array(units, np.int64),
        np.concatenate([_masks(*one)[0] for one in wanted]),
        np.concatenate([_masks(*one)[1] for one in wanted]),
        np.array([begins[width, units[at]] for at, width in enumerate(layout)], np.int64),
        np.array(
            [begins[width, units[at]] + len(_masks(width, units[at])[0]) for at, width in enumerate(layout)], np.int64
        ),
    )


def _price(width: int, flips: int, count: int) -> float:
    """What one more of an allowance costs a chunk of this width: the values that differ in so many bits."""
    values = 1.0
    for at in range(flips):
        values = values * (width - at) / (at + 1)
    return values * (_PROBE + _ENTRY * count / 2**width) if flips <= width else float("inf")


@cache
def _masks(width: int, unit: int) -> tuple[np.ndarray, np.ndarray]:
    """Every way to flip fewer bits of a chunk than its allowance, and how many each flips."""
    masks = [sum(1 << bit for bit in bits) for flips in range(unit) for bits in combinations(range(width), flips)]
    return np.array(masks, np.uint32), np.array([mask.bit_count() for mask in masks], np.int64)
