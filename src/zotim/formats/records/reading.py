"""Read rows with their lines. What isn't text, too large, or not shaped as said is refused as a whole."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zotim.formats.problems import Problem
from zotim.formats.records.writing import unguarded

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
LONGEST_CELL = 100_000


class UnreadableRecords(ValueError):
    """A file whose rows can't be told apart. ``problems`` says where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the *line* on which it begins (from 1), *where* it stands in a JSON file, and its fields."""

    line: int
    where: str
    fields: dict[str, Any]


def _text(data: bytes, name: str) -> str:
    if len(data) > MOST_BYTES:
        raise UnreadableRecords([Problem(name, 0, "", "size", {"most": MOST_BYTES})])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableRecords([Problem(name, line, "", "utf8")]) from None
    if "\0" in text:
        raise UnreadableRecords([Problem(name, text[: text.index("\0")].count("\n") + 1, "", "utf8")])
    return text


def read_csv(data: bytes, name: str, *, columns: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """The rows of a CSV file in UTF-8 whose first row names its *columns*, in any order; *optional* ones may be absent.

    Cells are parted by commas, or by semicolons when the first line has semicolons and no comma: that is how
    spreadsheets write where the comma is the decimal sign, as in Albania.
    Blank rows are passed over, blanks around a cell are taken away, and so is the apostrophe that keeps a spreadsheet
    from running a cell. Raises :class:`UnreadableRecords` with every row that has too many or too few cells.
    """
    numbered = _lines(_text(data, name), name)
    head = next(numbered, None)
    if head is None:
        raise UnreadableRecords([Problem(name, 1, "", "empty")])
    names = [cell.strip() for cell in head[1]]
    known = [*columns, *optional]
    problems = [
        Problem(name, head[0], one, "column_unknown", {"known": ", ".join(known)}) for one in names if one not in known
    ]
    problems += [Problem(name, head[0], one, "column_missing") for one in columns if one not in names]
    problems += [Problem(name, head[0], one, "column_twice") for one in known if names.count(one) > 1]
    rows = []
    for line, cells in [] if problems else numbered:
        if len(cells) != len(names):
            problems.append(Problem(name, line, "", "row", {"has": len(cells), "wanted": len(names)}))
            continue
        rows.append(Row(line, "", {key: unguarded(cell.strip()) for key, cell in zip(names, cells, strict=True)}))
    if len(rows) > MOST_ROWS:
        problems.append(Problem(name, 0, "", "rows", {"most": MOST_ROWS}))
    if problems:
        raise UnreadableRecords(problems)
    return rows


def _parted_by(text: str) -> str:
    head = text.lstrip().partition("\n")[0]
    return ";" if ";" in head and "," not in head else ","


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that isn't blank, with the line on which it begins."""
    limit = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_parted_by(text), strict=True)
    begins = 1
    try:
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise UnreadableRecords([Problem(name, begins, "", "csv")]) from None
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    finally:
        csv.field_size_limit(limit)


def read_json(data: bytes, name: str, *, format: str, lists: Sequence[str]) -> dict[str, list[Row]]:
    """The records of a JSON object with ``"format": format`` and some of *lists*, each with its line.

    Raises :class:`UnreadableRecords` for what isn't JSON, says another format, or holds something else in a list.
    """
    text = _text(data, name)
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UnreadableRecords(
            [Problem(name, line, "", "not_json", {"why": getattr(error, "msg", "too deep")})]
        ) from None
    if not isinstance(whole, dict) or whole.get("format") != format:
        raise UnreadableRecords([Problem(name, 1, "format", "format", {"wanted": format})])
    problems = [
        Problem(name, 1, key, "column_unknown", {"known": ", ".join(("format", *lists))})
        for key in whole
        if key not in ("format", *lists)
    ]
    found: dict[str, list[Row]] = {key: [] for key in lists}
    for key in lists:
        if key not in whole:
            continue
        if not isinstance(whole[key], list):
            problems.append(Problem(name, 1, key, "list"))
            continue
        for number, (line, item) in enumerate(_items(text, key)):
            where = f"{key}[{number}]"
            if isinstance(item, dict):
                found[key].append(Row(line, where, item))
            else:
                problems.append(Problem(name, line, where, "record"))
    if sum(map(len, found.values())) > MOST_ROWS:
        problems.append(Problem(name, 0, "", "rows", {"most": MOST_ROWS}))
    if problems:
        raise UnreadableRecords(problems)
    return found


def _items(text: str, wanted: str) -> Iterator[tuple[int, Any]]:
    """The items of the list under *wanted* in the outermost object of valid JSON, each with its line."""
    decoder, at, line, counted = json.JSONDecoder(), text.index("{") + 1, 1, 0
    last: list[tuple[int, Any]] = []

    def skip(at: int, signs: str = " \t\r\n,:") -> int:
        while text[at] in signs:
            at += 1
        return at

    while text[at := skip(at)] != "}":
        key, at = decoder.raw_decode(text, at)
        at = skip(at)
        if key != wanted or text[at] != "[":
            _, at = decoder.raw_decode(text, at)
            continue
        last, at = [], at + 1  # of a key that stands there twice, the last one counts, as it does for json.loads
        while text[at := skip(at)] != "]":
            line, counted = line + text.count("\n", counted, at), at
            item, at = decoder.raw_decode(text, at)
            last.append((line, item))
        at += 1
    yield from last
