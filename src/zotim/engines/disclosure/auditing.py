"""Whether what is told can be worked backwards: for each cell two whole tables that agree with everything that is told
and are far enough apart in it. Where there are none, the cell is exposed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np

from zotim.engines.disclosure.model import USUAL, Key, Kind, Rules, Sum, TableError, Told
from zotim.engines.disclosure.moving import FAR, Array, Moves

PART, TOTAL = 1, 10
"""What it costs to hide a cell. A total tells more, so it counts as many parts."""
SMALLER_FIRST = 1024


class Audit:
    """Cells and the sums between them. Raises TableError."""

    def __init__(self, cells: Mapping[Key, int], sums: Sequence[Sum]) -> None:
        self.keys, self.at = list(cells), {key: at for at, key in enumerate(cells)}
        self.values = np.array([cells[key] for key in self.keys], dtype=np.int64)
        if self.values.size and self.values.min() < 0:
            raise TableError(f"{self.keys[int(self.values.argmin())]} counts fewer than nobody")
        self.sums = np.zeros((len(sums), len(cells)), dtype=np.int64)
        for row, one in enumerate(sums):
            for key in (one.total, *one.parts):
                if key not in self.at:
                    raise TableError(f"{key} is in a sum, and not in the table")
            self.sums[row, self.at[one.total]] -= 1
            for key in one.parts:
                self.sums[row, self.at[key]] += 1
        wrong = np.flatnonzero(self.sums @ self.values)
        if wrong.size:
            raise TableError(f"{sums[int(wrong[0])].total} isn't the sum of its parts")
        totals = {one.total for one in sums}
        self.costs = np.array([TOTAL if key in totals else PART for key in self.keys], dtype=np.int64) * SMALLER_FIRST
        self.costs += np.minimum(self.values, SMALLER_FIRST - 1)

    def bounds(self, told: Mapping[Key, Told]) -> tuple[Array, Array]:
        """How far each cell may move within what is told of it."""
        low = np.array([told[key].low for key in self.keys], dtype=np.int64) - self.values
        ends = (told[key].high for key in self.keys)
        high = np.array([FAR if end is None else end for end in ends], dtype=np.int64) - self.values
        if self.values.size and (low.max() > 0 or high.min() < 0):
            raise TableError("what is told of a cell isn't so")
        return low, high

    def narrow(
        self, told: Mapping[Key, Told], asked: Iterable[Key], width: int
    ) -> Iterator[tuple[Key, tuple[int, int]]]:
        """Those of the cells *asked* that everybody can narrow to less than *width*, with what they are between."""
        low, high = self.bounds(told)
        free = np.flatnonzero(low < high)
        place = {int(cell): at for at, cell in enumerate(free)}
        moves = Moves(self.sums[:, free], low[free], high[free])
        for key in asked:
            cell, value = self.at[key], int(self.values[self.at[key]])
            if cell not in place:
                yield key, (value, value)
                continue
            worth = np.zeros(len(free), dtype=np.int64)
            worth[place[cell]] = 1
            up = int(moves.furthest(worth, place[cell], width)[place[cell]])
            if up < width:
                down = int(moves.furthest(-worth, place[cell], width - up)[place[cell]])
                if up - down < width:
                    yield key, (value + down, value + up)

    def cheapest(
        self, told: Mapping[Key, Told], key: Key, hideable: Collection[Key], width: int
    ) -> tuple[Key, ...] | None:
        """The cells to hide so that *key* stays open to *width*: those of the cheapest move that needs them. None
        where nothing helps."""
        low, high = self.bounds(told)
        may = np.array([one in hideable for one in self.keys])
        free, extra = np.flatnonzero(low < high), np.flatnonzero(may)
        cell = self.at[key]
        if cell not in free:
            return None
        columns = np.concatenate([free, extra, extra])
        signs = np.concatenate([np.ones(len(free) + len(extra), dtype=np.int64), -np.ones(len(extra), dtype=np.int64)])
        lows = np.concatenate([low[free], np.zeros(2 * len(extra), dtype=np.int64)])
        highs = np.concatenate([high[free], np.full(len(extra), FAR), self.values[extra] + low[extra]])
        costs = np.concatenate([np.zeros(len(free), dtype=np.int64), self.costs[extra], self.costs[extra]])
        place = int(np.searchsorted(free, cell))
        found, reached = set[Key](), 0
        for way in (1, -1):
            ends = highs.copy(), lows.copy()
            ends[0][place] = min(highs[place], width - reached)
            ends[1][place] = max(lows[place], reached - width)
            worth = -costs
            worth[place] = way * (1 + 2 * int(costs.sum()))
            move = Moves(self.sums[:, columns] * signs, ends[1], ends[0]).furthest(worth, place, FAR)
            reached += abs(int(move[place]))
            used = np.flatnonzero(move[len(free) :]) + len(free)
            found |= {self.keys[int(columns[at])] for at in used}
            if reached >= width:
                return tuple(one for one in self.keys if one in found)
        return None


def protected(told: Mapping[Key, Told], rules: Rules) -> list[Key]:
    """Cells that are to stay open: what is hidden, and what is told to be few."""
    return [key for key, one in told.items() if one.kind == Kind.HIDDEN or (one.high or 0) < rules.k]


def exposed(
    cells: Mapping[Key, int], sums: Sequence[Sum], told: Mapping[Key, Told], rules: Rules = USUAL
) -> dict[Key, tuple[int, int]]:
    """Cells that everybody can narrow to fewer than *k* values from what is *told*, with what they are between.

    Whatever is hidden is asked, and whatever is told to be few. Raises TableError.
    """
    return dict(Audit(cells, sums).narrow(told, protected(told, rules), rules.k - 1))
