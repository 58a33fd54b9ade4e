"""Tables as cells and sums: a line with its total, rows and columns with their margins, rows in groups."""

from collections.abc import Mapping, Sequence

from zotim.engines.disclosure.model import ALL, Key, Sum, TableError

Cells = dict[Key, int]


def line(counts: Mapping[str, int], *within: str) -> tuple[Cells, list[Sum]]:
    """One dimension and its total, as cells and sums; *within* stands before each key, such as a period."""
    cells: Cells = {(*within, name): count for name, count in counts.items()}
    if not cells or ALL in counts:
        raise TableError("a line has cells, each with a name")
    parts = tuple(cells)
    cells[(*within, ALL)] = sum(counts.values())
    return cells, [Sum((*within, ALL), parts)]


def table(
    counts: Mapping[str, Mapping[str, int]], groups: Mapping[str, Sequence[str]] | None = None
) -> tuple[Cells, list[Sum]]:
    """Rows and columns with all their margins. *groups* of rows, such as regions of municipalities, get rows of their
    own. Raises TableError for rows that differ in their columns, and for names that are there twice."""
    columns = list(next(iter(counts.values()), {}))
    groups = groups or {}
    grouped = [row for rows in groups.values() for row in rows]
    if not columns or ALL in counts or ALL in columns or any(list(row) != columns for row in counts.values()):
        raise TableError("each row has the same columns, in the same order, and each has a name")
    if len(set(grouped)) < len(grouped) or not set(grouped) <= set(counts) or set(groups) & set(counts):
        raise TableError("a row is in one group at most, and a group has a name of its own")
    cells: Cells = {(row, column): count for row, counted in counts.items() for column, count in counted.items()}
    sums = []
    top = [row for row in counts if row not in grouped] + list(groups)
    for total, rows in (*groups.items(), (ALL, top)):
        for column in columns:
            parts = tuple((row, column) for row in rows)
            cells[total, column] = sum(cells[part] for part in parts)
            sums.append(Sum((total, column), parts))
    for row in (*counts, *groups, ALL):
        parts = tuple((row, column) for column in columns)
        cells[row, ALL] = sum(cells[part] for part in parts)
        sums.append(Sum((row, ALL), parts))
    for total, rows in (*groups.items(), (ALL, top)):
        sums.append(Sum((total, ALL), tuple((row, ALL) for row in rows)))
    return cells, sums
