"""Tables of people: what can be worked out of them after naive hiding, and after the engine's.

Random tables of rows and columns with all margins, a third of their cells few. *few only* hides cells and margins
below k. *second in each line* also hides the smallest other cell of each line with a single hidden one, until nothing
changes: what statistical offices did by hand. *bands alone* hides nothing, and tells bands. An exposed cell is one
that is hidden, or told to be few, and that everybody can narrow to fewer than k values; who counts them is the same
audit for all (the tests hold it against flows and against every table there is). CPU seconds.

    python3 tasks.py bench disclosure [--tables 300]
"""

import argparse
import random
import time
from collections.abc import Callable, Mapping, Sequence

from _house import table as printed

from zotim.engines.disclosure import ALL, Key, Kind, Rules, Sum, Told, exposed, first_told, publish, table

SEED = 20261127
VALUES, BANDS = Rules(10), Rules(10, banded=True)
Cells = Mapping[Key, int]
Method = Callable[[Cells, Sequence[Sum]], Mapping[Key, Told]]


def drawn(tables: int) -> list[tuple[Cells, Sequence[Sum]]]:
    draw, made = random.Random(SEED), []  # noqa: S311
    for _ in range(tables):
        rows, columns = draw.randrange(2, 9), draw.randrange(2, 7)
        counts = {
            f"r{row}": {
                f"c{column}": draw.randrange(10) if draw.random() < 0.33 else draw.randrange(10, 150)
                for column in range(columns)
            }
            for row in range(rows)
        }
        made.append(table(counts))
    return made


def few_only(cells: Cells, sums: Sequence[Sum]) -> Mapping[Key, Told]:
    return {key: first_told(value, VALUES) for key, value in cells.items()}


def second_in_each_line(cells: Cells, sums: Sequence[Sum]) -> Mapping[Key, Told]:
    told = dict(few_only(cells, sums))
    while True:
        before = dict(told)
        for one in sums:
            line = (*one.parts, one.total)
            if sum(told[key].kind == Kind.HIDDEN for key in line) == 1:
                shown = [key for key in line if told[key].kind != Kind.HIDDEN]
                told[min(shown, key=lambda key: (key == one.total, cells[key]))] = Told(0, None)
        if told == before:
            return told


def ours(cells: Cells, sums: Sequence[Sum]) -> Mapping[Key, Told]:
    return publish(cells, sums, VALUES).told


def bands_alone(cells: Cells, sums: Sequence[Sum]) -> Mapping[Key, Told]:
    return {key: first_told(value, BANDS) for key, value in cells.items()}


def our_bands(cells: Cells, sums: Sequence[Sum]) -> Mapping[Key, Told]:
    return publish(cells, sums, BANDS).told


def measured(name: str, method: Method, rules: Rules, made: Sequence[tuple[Cells, Sequence[Sum]]]) -> list[str]:
    started = time.process_time()
    answers = [method(*one) for one in made]
    seconds = time.process_time() - started
    leaks = [exposed(*one, told, rules) for one, told in zip(made, answers, strict=True)]
    pinned = sum(low == high for leak in leaks for low, high in leak.values())
    hidden = sum(one.kind == Kind.HIDDEN for told in answers for one in told.values())
    margins = sum(one.kind == Kind.HIDDEN for told in answers for key, one in told.items() if ALL in key)
    cells, totals = sum(len(told) for told in answers), sum(ALL in key for told in answers for key in told)
    return [
        name, f"{sum(map(bool, leaks))} of {len(made)}", f"{sum(map(len, leaks)):,}", f"{pinned:,}",
        f"{hidden / cells:.1%}", f"{margins / totals:.1%}", f"{seconds:.2f}",
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", type=int, default=300)
    options, _rest = parser.parse_known_args()
    made = drawn(options.tables)
    few = sum(value < 10 for cells, _sums in made for value in cells.values())
    print(f"{len(made)} tables, {sum(len(cells) for cells, _ in made):,} cells with margins, {few:,} of them few\n")
    heads = ["method", "tables with an exposed cell", "exposed", "known exactly", "hidden", "margins hidden", "CPU s"]
    rows = [
        measured("few only", few_only, VALUES, made),
        measured("second in each line", second_in_each_line, VALUES, made),
        measured("ours", ours, VALUES, made),
        measured("bands alone", bands_alone, BANDS, made),
        measured("ours in bands", our_bands, BANDS, made),
    ]
    printed(heads, rows)
    print("\nWhere ours loses: it hides more than both naive ways and takes longer; bands hide little, and tell less.")


if __name__ == "__main__":
    main()
