"""What everybody can work out of a table, found in two other ways than the engine's: by every table there is, and by
flows along rows and columns."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from zotim.engines.disclosure import ALL, Key, Sum, Told

FAR = 10**6


def every_table(sums: Sequence[Sum], told: Mapping[Key, Told], most: int) -> Iterator[dict[Key, int]]:
    """All whole tables that agree with what is told, no cell above *most*; the plainest way. *sums* in their order."""
    totals = {one.total for one in sums}
    parts = [key for key in told if key not in totals]
    for values in product(*(_values(told[key], most) for key in parts)):
        made = dict(zip(parts, values, strict=True))
        agrees = True
        for one in sums:
            value = sum(made[part] for part in one.parts)
            high = told[one.total].high
            agrees &= made.setdefault(one.total, value) == value and told[one.total].low <= value
            agrees &= high is None or value <= high
        if agrees:
            yield made


def _values(one: Told, most: int) -> range:
    return range(one.low, (most if one.high is None else one.high) + 1)


def between(cells: Mapping[Key, int], told: Mapping[Key, Told], key: Key) -> tuple[int, int]:
    """What a cell of rows and columns with all margins is between: it grows by a flow around a circle of cells, each of
    which gives way as far as what is told of it lets; *FAR* is as far as is looked."""
    capacity: dict[tuple[str, str], int] = {}
    for (row, column), value in cells.items():
        # A cell is an edge from its row to its column; margins run the other way, the grand total back again.
        ends = (f"r{row}", f"c{column}") if (row == ALL) == (column == ALL) else (f"c{column}", f"r{row}")
        one = told[row, column]
        up = (FAR if one.high is None else one.high) - value
        capacity[ends] = up
        capacity[ends[1], ends[0]] = value - one.low
        if (row, column) == key:
            here = ends
    up, down = capacity.pop(here), capacity.pop((here[1], here[0]))
    grown = min(up, _flow(dict(capacity), here[1], here[0]))
    shrunk = min(down, _flow(dict(capacity), *here))
    return cells[key] - shrunk, cells[key] + grown


def _flow(capacity: dict[tuple[str, str], int], start: str, end: str) -> int:
    near: dict[str, set[str]] = {}
    for one, other in capacity:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    total = 0
    while True:
        came, waiting = {start: start}, deque([start])
        while waiting and end not in came:
            here = waiting.popleft()
            for other in sorted(near.get(here, ())):
                if other not in came and capacity.get((here, other), 0) > 0:
                    came[other] = here
                    waiting.append(other)
        if end not in came:
            return total
        path, here = [], end
        while here != start:
            path.append((came[here], here))
            here = came[here]
        least = min(capacity[edge] for edge in path)
        for one, other in path:
            capacity[one, other] -= least
            capacity[other, one] = capacity.get((other, one), 0) + least
        total += least
        if total >= FAR:
            return total
