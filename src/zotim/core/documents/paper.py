"""The neutral model of a paper: what is said, and the evidence to which each sentence leads.

A paper can't be built with a sentence that leads nowhere: :meth:`Paper.check` runs in the constructor and raises
``ValueError`` naming the sentence. Renderers (:mod:`.pdf`, :mod:`.docx`) may therefore trust every reference.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from zotim.vocabulary import RIGHT_TO_LEFT, Classification, Glyph, Language

SHA256 = re.compile(r"[0-9a-f]{64}")
URL = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class Link:
    """A cell whose *text* leads to *url*, which is http(s)."""

    text: str
    url: str

    def __post_init__(self) -> None:
        if not URL.fullmatch(self.url):
            raise ValueError(f"Address of {self.text!r} isn't an http(s) address: {self.url!r}")

    def __str__(self) -> str:
        return self.text


Cell: TypeAlias = str | int | float | Decimal | datetime.date | Link | None


def _tuples(owner: object, *names: str) -> None:
    """Keep lists handed to a frozen dataclass as tuples, so that it stays frozen."""
    for name in names:
        object.__setattr__(owner, name, tuple(getattr(owner, name)))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement in *language*, with the references of the evidence that shows it (at least one).

    ``id`` names it in every language and format, where something is said about it; it may be empty.
    """

    text: str
    language: str
    evidence: Sequence[str]
    id: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.evidence, str):
            raise ValueError(f"Evidence of a sentence is a tuple of references, not a string: {self.text!r}")
        _tuples(self, "evidence")
        if not self.text.strip():
            raise ValueError("A sentence has no text.")
        if not self.evidence:
            raise ValueError(f"This sentence leads to no evidence: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Note:
    """What the paper says about itself, set apart: that there is nothing to tell. It claims nothing, so it rests on
    nothing."""

    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A note has no text.")


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage word for word; ``highlight`` is (start, end) in characters of *text*, end excluded."""

    text: str
    language: str
    highlight: tuple[int, int] | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if self.highlight is not None and not 0 <= self.highlight[0] < self.highlight[1] <= len(self.text):
            raise ValueError(f"Highlight {self.highlight} lies outside the quote of {len(self.text)} characters.")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name and rows of cells; numbers and dates are written in the digits of the paper's language.

    ``ids`` name the rows as that of a sentence names it: one for each row, or none at all.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""
    evidence: Sequence[str] = ()
    ids: Sequence[str] = ()

    def __post_init__(self) -> None:
        _tuples(self, "columns", "evidence", "ids")
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"Row {number} has {len(row)} cells, the table has {len(self.columns)} columns.")
        if self.ids and len(self.ids) != len(self.rows):
            raise ValueError(f"The table has {len(self.rows)} rows and {len(self.ids)} ids.")


@dataclass(frozen=True, slots=True)
class Step:
    """A station on the way from pledge to proof: what it is, its sign, and in *note* what the sign means here.

    Without a note the glyph's own word is printed.
    """

    label: str
    glyph: Glyph
    note: str = ""
    evidence: Sequence[str] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "glyph", Glyph(self.glyph))
        _tuples(self, "evidence")


@dataclass(frozen=True, slots=True)
class Steps:
    """The path pledge → measure → evidence → status. The line out of a step is solid once that step is proven."""

    steps: Sequence[Step]

    def __post_init__(self) -> None:
        _tuples(self, "steps")
        if not 1 <= len(self.steps) <= 5:
            raise ValueError(f"A path has one to five steps, not {len(self.steps)}.")


Block: TypeAlias = Sentence | Note | Quote | Table | Steps
DEEPEST = 3
"""How far headings go down; the title stands above all."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, where its matter stands (or None), and blocks in order. *level* 1 is a chapter, 2 a part of one."""

    heading: str
    glyph: Glyph | None = None
    blocks: Sequence[Block] = ()
    level: int = 1

    def __post_init__(self) -> None:
        if self.glyph is not None:
            object.__setattr__(self, "glyph", Glyph(self.glyph))
        _tuples(self, "blocks")


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """What shows a sentence. ``url`` is http(s) or empty, ``sha256`` 64 small hexadecimal digits or empty.

    ``kind`` is a word for people, already in the paper's language. Without ``reviewed_by_role`` the entry
    prints "Not reviewed yet". Roles only, never names of people.
    """

    reference: str
    title: str
    language: str
    kind: str = ""
    date: datetime.date | None = None
    sha256: str = ""
    url: str = ""
    reviewed_by_role: str = ""
    reviewed_on: datetime.date | None = None

    def __post_init__(self) -> None:
        if not self.reference.strip():
            raise ValueError(f"Evidence needs a reference: {self.title!r}")
        if self.sha256 and not SHA256.fullmatch(self.sha256):
            raise ValueError(f"SHA-256 of {self.reference} isn't 64 hexadecimal digits: {self.sha256!r}")
        if self.url and not URL.fullmatch(self.url):
            raise ValueError(f"Address of {self.reference} isn't an http(s) address: {self.url!r}")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper for people, in one language, as of one day.

    ``facts`` are (label, value) pairs; ``footer`` stands on each page; ``verify_note`` says, before anything is
    claimed, what nobody verified yet or how the paper can be checked. Two equal papers render to equal bytes.
    """

    title: str
    language: str
    as_of: datetime.date
    subtitle: str = ""
    facts: Sequence[tuple[str, Cell]] = ()
    sections: Sequence[Section] = ()
    evidence: Sequence[EvidenceItem] = ()
    footer: str = ""
    classification: Classification = Classification.PUBLIC
    verify_note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", Language(self.language))
        object.__setattr__(self, "classification", Classification(self.classification))
        _tuples(self, "facts", "sections", "evidence")
        self.check()

    @property
    def right_to_left(self) -> bool:
        """Whether the paper is read from right to left."""
        return self.language in RIGHT_TO_LEFT

    def check(self) -> None:
        """Raise ``ValueError`` for a missing title, a heading that skips a level, a reference given twice, or one that
        no entry has."""
        if not self.title.strip():
            raise ValueError("A paper needs a title.")
        above = 0
        for section in self.sections:
            if not 1 <= section.level <= min(above + 1, DEEPEST):
                raise ValueError(f"The heading {section.heading!r} of level {section.level} follows one of {above}.")
            above = section.level
        known = self.numbers()
        if len(known) != len(self.evidence):
            twice = {item.reference for item in self.evidence if known[item.reference] != self.evidence.index(item) + 1}
            raise ValueError(f"Evidence is listed twice: {', '.join(sorted(twice)) or 'the same entry'}")
        for said, references in self.citations():
            for reference in references:
                if reference not in known:
                    raise ValueError(f"No evidence {reference!r} in the paper, named by: {said!r}")

    def numbers(self) -> dict[str, int]:
        """The number printed for each reference: 1 for the first entry."""
        return {item.reference: number for number, item in enumerate(self.evidence, 1)}

    def citations(self) -> Iterator[tuple[str, Sequence[str]]]:
        """What is said and the references it names, in the order of the paper."""
        for section in self.sections:
            for block in section.blocks:
                match block:
                    case Sentence():
                        yield block.text, block.evidence
                    case Table():
                        yield block.caption or " · ".join(block.columns), block.evidence
                    case Steps():
                        yield from ((step.label, step.evidence) for step in block.steps)

    def glyphs(self) -> list[Glyph]:
        """The glyphs that occur, in the order of the vocabulary: what a legend must explain."""
        used = {section.glyph for section in self.sections}
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Steps):
                    used |= {step.glyph for step in block.steps}
        return [glyph for glyph in Glyph if glyph in used]


def _plain(value: Any) -> Any:
    """Dates as ISO 8601, decimals as strings (no rounding), tuples as lists; all else as it is."""
    match value:
        case datetime.date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
    return value


def paper_as_json(paper: Paper) -> dict[str, Any]:
    """The paper as JSON values, with ``"block"`` naming each block's kind. Nothing is left out or reworded."""
    data: dict[str, Any] = _plain(asdict(paper))
    for section, plain in zip(paper.sections, data["sections"], strict=True):
        plain["blocks"] = [
            {"block": type(block).__name__.lower(), **values}
            for block, values in zip(section.blocks, plain["blocks"], strict=True)
        ]
    data["facts"] = [{"label": label, "value": value} for label, value in data["facts"]]
    return {"format": "zotim-paper-1", **data}
