"""A table of questions: heads that say which column holds what, then a question a row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zotim.formats.questionnaires.model import FoundQuestion, Kind, LeftOut, Mistake, Place
from zotim.formats.questionnaires.words import YES, column_named, fold, guessed, kind_named

SPLIT = re.compile(r"\s*[;|\n]\s*")
HEAD_WITHIN = 15
"""Rows from the top among which the heads are looked for."""


def letter(column: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the file, and its cells as text."""

    number: int
    cells: Sequence[str]

    @property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell]


@dataclass(slots=True)
class Grid:
    """What a table gave."""

    questions: list[FoundQuestion]
    mistakes: list[Mistake]
    left_out: list[LeftOut]


def heads_of(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """The index of the row with the heads, and the column of each; None when there is none."""
    for index, row in enumerate(rows[:HEAD_WITHIN]):
        known: dict[str, int] = {}
        for at, cell in enumerate(row.cells):
            if name := column_named(cell):
                known.setdefault(name, at)
        if "question" in known and (len(known) >= 2 or len(row.filled) == 1):
            return index, known
    return None


def read_grid(rows: Sequence[Row]) -> Grid | None:
    """The questions of a table, or None when no row says which column holds the question."""
    found = heads_of(rows)
    if found is None:
        return None
    head, columns = found
    grid = Grid([], [], [LeftOut(Place(row=row.number), " ".join(row.filled)) for row in rows[:head] if row.filled])
    section = ""
    for row in rows[head + 1 :]:
        if not row.filled:
            continue
        if len(row.filled) == 1 and (_cell(row, columns, "section") or ("section" not in columns and row.cells[0])):
            section = row.filled[0]  # a row with nothing but a heading
            continue
        section = _cell(row, columns, "section") or section
        _question(row, columns, section, grid)
    return grid


def _cell(row: Row, columns: dict[str, int], name: str) -> str:
    at = columns.get(name)
    return row.cells[at] if at is not None and at < len(row.cells) else ""


def _question(row: Row, columns: dict[str, int], section: str, grid: Grid) -> None:
    def place(name: str) -> Place:
        return Place(row=row.number, column=letter(columns[name])) if name in columns else Place(row=row.number)

    text = _cell(row, columns, "question")
    if not text:
        grid.mistakes.append(Mistake("empty_question", place("question"), " ".join(row.filled)[:200]))
        return
    options = options_of(_cell(row, columns, "options"))
    named = _cell(row, columns, "kind")
    kind = kind_named(named) if named else guessed(text, options)
    if kind is None:
        grid.mistakes.append(Mistake("unknown_kind", place("kind"), named[:200]))
        kind = guessed(text, options)
    if kind == Kind.CHOICE and len(options) < 2:
        grid.mistakes.append(Mistake("no_options", place("options"), _cell(row, columns, "options")[:200]))
        kind = Kind.TEXT
    grid.questions.append(
        FoundQuestion(
            number=_cell(row, columns, "number") or str(len(grid.questions) + 1),
            text=text,
            place=place("question"),
            section=section,
            kind=kind,
            options=options if kind == Kind.CHOICE else (),
            required=fold(_cell(row, columns, "required")) in YES,
            help=_cell(row, columns, "help"),
        )
    )


def options_of(text: str) -> tuple[str, ...]:
    """The options that a cell lists, parted by semicolons, bars or line breaks; each once, in order."""
    return tuple(dict.fromkeys(part for part in SPLIT.split(text.strip()) if part))


def twice(questions: Iterable[FoundQuestion]) -> list[Mistake]:
    """Numbers that stood at an earlier question."""
    seen: set[str] = set()
    mistakes = []
    for question in questions:
        folded = fold(question.number)
        if folded in seen:
            mistakes.append(Mistake("number_twice", question.place, question.number))
        seen.add(folded)
    return mistakes
