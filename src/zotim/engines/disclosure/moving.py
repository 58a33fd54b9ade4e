"""How far a table can be from the true one while all its sums hold and every cell stays in what is told of it.

The true table is where one starts, so that no first phase is needed: a simplex over *moves*, of which none at all is
one. Cells that aren't in the basis may stand anywhere between their bounds. Bland's rule: it ends, and the same table
gives the same answer on every machine. All is exact: whole numbers as long as every step is a whole one, which holds
for rows, columns, groups of one of them and periods of a line; fractions where it doesn't.
"""

from fractions import Fraction
from typing import Any

import numpy as np

FAR = 1 << 40
"""A bound for what has none: more people than there are."""

Array = np.ndarray[Any, Any]


class Moves:
    """Moves *y* with ``sums @ y == 0`` and ``low <= y <= high``, where low <= 0 <= high."""

    def __init__(self, sums: Array, low: Array, high: Array) -> None:
        self.low, self.high = low, high
        self.at = np.zeros_like(low)
        self.tableau = sums.copy()
        self.basis = np.zeros(0, dtype=np.int64)
        self._reduce()

    def _reduce(self) -> None:
        """One cell of each sum, as far as sums are independent, in terms of the others."""
        row, basis = 0, list[int]()
        for cell in np.argsort(self.low - self.high, kind="stable"):  # what is free to move blocks nobody
            below = np.flatnonzero(self.tableau[row:, cell])
            if not below.size:
                continue
            swap = row + below[0]
            self.tableau[[row, swap]] = self.tableau[[swap, row]]
            self._pivot(row, int(cell))
            basis.append(int(cell))
            row += 1
            if row == len(self.tableau):
                break
        self.tableau = self.tableau[:row]
        self.basis = np.array(basis, dtype=np.int64)

    def _pivot(self, row: int, cell: int) -> None:
        pivot = self.tableau[row, cell]
        if self.tableau.dtype != object and abs(pivot) != 1:
            self._in_fractions()
            pivot = self.tableau[row, cell]
        line = self.tableau[row] * pivot if abs(pivot) == 1 else self.tableau[row] / pivot
        others = self.tableau[:, cell].copy()
        others[row] = 0
        touched = np.flatnonzero(others)
        self.tableau[touched] -= np.outer(others[touched], line)
        self.tableau[row] = line
        if self.tableau.dtype != object and np.abs(self.tableau[touched]).max(initial=0) > 1:
            self._in_fractions()

    def _in_fractions(self) -> None:
        exact = np.frompyfunc(lambda value: Fraction(int(value)), 1, 1)
        self.tableau = exact(self.tableau).astype(object).reshape(self.tableau.shape)
        self.at = exact(self.at).astype(object)

    def furthest(self, worth: Array, cell: int, enough: int) -> Array:
        """The move in whole numbers that is worth most, or the first one on the way that moves *cell* so far."""
        best, most = np.zeros_like(self.low), 0
        while True:
            if self._whole():
                value = int((worth * self.at).sum())
                if value > most:
                    best, most = self.at.astype(np.int64), value
                if abs(best[cell]) >= enough:
                    return best
            if not self._step(worth, cell, enough):
                return best

    def _whole(self) -> bool:
        return self.at.dtype != object or all(value.denominator == 1 for value in self.at)

    def _step(self, worth: Array, cell: int, enough: int) -> bool:
        """One step of the simplex; False where nothing is to be gained any more."""
        gain = worth - worth[self.basis] @ self.tableau
        gain[self.basis] = 0
        able = ((gain > 0) & (self.at < self.high)) | ((gain < 0) & (self.at > self.low))
        entering = np.flatnonzero(able)
        if not entering.size:
            return False
        new = int(entering[0])
        up = 1 if gain[new] > 0 else -1
        rates = -self.tableau[:, new] * up
        at, low, high = self.at[self.basis], self.low[self.basis], self.high[self.basis]
        room = np.where(rates > 0, high - at, at - low)
        moving = np.flatnonzero(rates)
        steps = room[moving] if self.tableau.dtype != object else room[moving] / np.abs(rates[moving])
        length = self.high[new] - self.at[new] if up > 0 else self.at[new] - self.low[new]
        leaving = -1
        if steps.size and steps.min() < length:
            length = steps.min()
            tied = moving[np.flatnonzero(steps == length)]
            leaving = int(tied[np.argmin(self.basis[tied])])
        self.at[new] += up * length
        self.at[self.basis] += rates * length
        if leaving >= 0:
            self._pivot(leaving, new)
            self.basis[leaving] = new
        return True
