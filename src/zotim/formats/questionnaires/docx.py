"""The questions of a Word document: numbered paragraphs, lists under them, and tables.

A paragraph is a question when it bears a number of its own ("4.", "4.2", "Q4", "Pyetja 4", "السؤال ٤"), when it is the
first level of a numbered list, or, unnumbered, when it ends in a question mark. Bullets, letters and deeper levels
after a question are its options; other lines after it are its explanation. Headings name sections. A table with heads
is read as a spreadsheet is.
"""

import re
from bisect import insort
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree as ET

from zotim.formats.archives import HOSTILE, Archive
from zotim.formats.marks import _
from zotim.formats.questionnaires.grids import Row, read_grid
from zotim.formats.questionnaires.model import FoundQuestion, Kind, LeftOut, Mistake, Place
from zotim.formats.questionnaires.words import SECTION, ascii_digits, fold, guessed
from zotim.formats.text.errors import Limits, UnreadableFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERED = re.compile(
    r"(?:(?:q|question|pyetja|السؤال|سؤال)\s*)?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\s*[.):\-–]?\s+(?P<text>\S.*)"
    r"|(?:q|question|pyetja|السؤال|سؤال)\s*(?P<named>\d{1,3})\s*[.):\-–]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
OPTION = re.compile(r"(?:[☐□○◯▢•▪◦·\-–*]|\(?[a-zA-Zأ-ي]\)|[a-z]\.)\s+(?P<text>\S.*)", re.DOTALL)
LONGEST_HEADING = 120


@dataclass(slots=True)
class Paragraph:
    """A paragraph outside tables: its number from 1, its text, its style, its level in a list (-1: none)."""

    number: int
    text: str = ""
    style: str = ""
    level: int = -1
    list_id: str = ""
    bullet: bool = False


@dataclass(slots=True)
class Table:
    """A table: where it begins, and its rows of cells."""

    paragraph: int
    rows: list[list[str]] = field(default_factory=list)


class _Hostile(Exception):
    """A document type declaration was met."""


class _Blocks:
    """Takes what the parser meets, one event at a time: no tree, so depth and repetition cost nothing."""

    def __init__(self, bullets: frozenset[str]) -> None:
        self.blocks: list[Paragraph | Table] = []
        self._bullets = bullets
        self._count = 0
        self._paragraph: Paragraph | None = None
        self._words: list[str] = []
        self._tables = 0
        self._in_text = False

    def doctype(self, *_declaration: object) -> None:
        raise _Hostile

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.removeprefix(_W)
        value = attributes.get(f"{_W}val", "")
        if name == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.blocks.append(Table(self._count + 1))
        elif name == "tr" and self._tables == 1:
            self._table.rows.append([])
        elif name == "tc" and self._tables == 1 and self._table.rows:
            self._table.rows[-1].append("")
        elif name == "p":
            self._count += 1
            self._paragraph, self._words = Paragraph(self._count), []
        elif name == "t":
            self._in_text = True
        elif name in {"tab", "br", "cr"}:
            self._words.append(" ")
        elif self._paragraph is not None and name == "pStyle":
            self._paragraph.style = value
            if value.lower().startswith(("listbullet", "listnumber")):  # a list by its style alone
                self._paragraph.level, self._paragraph.list_id = 0, value
                self._paragraph.bullet = value.lower().startswith("listbullet")
        elif self._paragraph is not None and name == "ilvl":
            self._paragraph.level = int(value) if value.isdecimal() and len(value) < 3 else 0
        elif self._paragraph is not None and name == "numId":
            self._paragraph.list_id = value
            self._paragraph.level = max(self._paragraph.level, 0) if value != "0" else -1
            self._paragraph.bullet = value in self._bullets

    @property
    def _table(self) -> Table:
        return next(block for block in reversed(self.blocks) if isinstance(block, Table))

    def end(self, tag: str) -> None:
        name = tag.removeprefix(_W)
        if name == "t":
            self._in_text = False
        elif name == "tbl":
            self._tables -= 1
        elif name == "p" and self._paragraph is not None:
            self._paragraph.text = " ".join("".join(self._words).split())
            if not self._tables:
                self.blocks.append(self._paragraph)
            elif self._table.rows and self._table.rows[-1] and self._paragraph.text:
                before = self._table.rows[-1][-1]
                self._table.rows[-1][-1] = f"{before}\n{self._paragraph.text}" if before else self._paragraph.text
            self._paragraph = None

    def data(self, text: str) -> None:
        if self._in_text:
            self._words.append(text)

    def close(self) -> list[Paragraph | Table]:
        return self.blocks


class _Bullets:
    """Reads from the numbering of a document which lists are bullets on their first level."""

    def __init__(self) -> None:
        self._abstract = self._list = ""
        self._level = ""
        self._plain: set[str] = set()
        self.lists: set[str] = set()

    def doctype(self, *_declaration: object) -> None:
        raise _Hostile

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, value = tag.removeprefix(_W), attributes.get(f"{_W}val", "")
        if name == "abstractNum":
            self._abstract = attributes.get(f"{_W}abstractNumId", "")
        elif name == "lvl":
            self._level = attributes.get(f"{_W}ilvl", "")
        elif name == "numFmt" and self._level == "0" and value == "bullet":
            self._plain.add(self._abstract)
        elif name == "num":
            self._list = attributes.get(f"{_W}numId", "")
        elif name == "abstractNumId" and value in self._plain:
            self.lists.add(self._list)

    def close(self) -> frozenset[str]:
        return frozenset(self.lists)


def blocks_of(data: bytes, name: str, limits: Limits) -> list[Paragraph | Table]:
    """The paragraphs and tables of a Word document, in order."""
    archive = Archive(data, name, limits)
    numbering = archive.part("word/numbering.xml") if "word/numbering.xml" in archive.members else b""
    content = archive.part("word/document.xml")
    try:
        bullets: Any = _fed(_Bullets(), numbering) if numbering else frozenset()
        return list(_fed(_Blocks(bullets), content))
    except _Hostile:
        reason = _("it declares its own document type, which no Word document does")
        raise UnreadableFile(name, reason, HOSTILE) from None
    except (ET.ParseError, LookupError, ValueError):
        raise UnreadableFile(
            name, _("the document inside is damaged"), _("Save it as a new file and send that.")
        ) from None


def _fed(target: Any, content: bytes) -> Any:
    parser = ET.XMLParser(target=target)  # noqa: S314 (the targets refuse declared types)
    parser.feed(content)
    return parser.close()


class _Reader:
    """Questions in the making: lines come in order, and belong to the question before them."""

    def __init__(self) -> None:
        self.title = self.section = ""
        self._heading: LeftOut | None = None
        """The heading of the section, as long as no question stands under it."""
        self.questions: list[FoundQuestion] = []
        self.mistakes: list[Mistake] = []
        self.left_out: list[LeftOut] = []
        self._lists: Counter[str] = Counter()
        self._open = False
        """Whether the next line may still belong to the last question."""

    def paragraph(self, one: Paragraph) -> None:
        if not one.text:
            return
        text, place = one.text, Place(paragraph=one.number)
        style = fold(one.style)
        if style.startswith(("title", "titull")) and not self.title:
            self.title = text
        elif style.startswith(("heading", "titulli", "kop", "uberschrift")) or (
            len(text) <= LONGEST_HEADING and SECTION.match(fold(text)) and not text.endswith(("?", "؟"))
        ):
            self._without_questions()
            self.section, self._open, self._heading = text, False, LeftOut(place, text[:200])
        elif number := self._number(one):
            self._ask(*number, place)
        elif self._open and (one.level >= 0 or OPTION.match(text)):
            self._option(text)
        elif text.endswith(("?", "؟")):
            self._ask(str(len(self.questions) + 1), text, place)
        elif self._open and not self.questions[-1].options:
            last = self.questions[-1]
            self.questions[-1] = replace(last, help=f"{last.help} {text}".strip())
        elif not self.title and not self.questions and not self.section:
            self.title = text
        else:
            self.left_out.append(LeftOut(place, text[:200]))

    def _without_questions(self) -> None:
        """Keep a heading under which nothing was asked: as the title if it is the first, else among what is left out.

        Its line comes before those that were left out behind it.
        """
        if self._heading is None:
            return
        if not self.title and not self.questions:
            self.title = self._heading.text
        else:
            insort(self.left_out, self._heading, key=lambda line: line.place.paragraph or 0)
        self._heading = None

    def _number(self, one: Paragraph) -> tuple[str, str] | None:
        """The number and the text of a numbered question, or None."""
        if found := NUMBERED.fullmatch(one.text):
            number = found["number"] or found["named"]
            return ascii_digits(number), found["text"] or found["rest"]
        if (
            one.level == 0
            and not one.bullet
            and (not self._open or one.list_id in self._lists or one.text.endswith(("?", "؟")))
        ):
            self._lists[one.list_id] += 1
            return str(self._lists[one.list_id]), one.text
        return None

    def _ask(self, number: str, text: str, place: Place) -> None:
        self.questions.append(
            FoundQuestion(number=number, text=text, place=place, section=self.section, kind=guessed(text, ()))
        )
        self._open, self._heading = True, None

    def _option(self, text: str) -> None:
        marked = OPTION.match(text)
        last = self.questions[-1]
        options = tuple(dict.fromkeys((*last.options, marked["text"] if marked else text)))
        kind = guessed(last.text, options)
        self.questions[-1] = replace(last, options=options, kind=kind)

    def table(self, table: Table) -> None:
        rows = [Row(number, row) for number, row in enumerate(table.rows, 1)]
        grid = read_grid(rows)
        self._open = False
        if grid is not None and grid.questions:
            self._heading = None
        if grid is None:
            self.left_out += [
                LeftOut(Place(paragraph=table.paragraph, row=row.number), " · ".join(row.filled)[:200])
                for row in rows
                if row.filled
            ]
            return
        for question in grid.questions:
            self.questions.append(replace(question, section=question.section or self.section))
        self.mistakes += grid.mistakes
        self.left_out += grid.left_out

    def finished(self) -> list[FoundQuestion]:
        """The questions, each with the options of its kind only; one single option is an explanation."""
        self._without_questions()
        done = []
        for question in self.questions:
            if question.kind == Kind.CHOICE:
                done.append(question)
            elif question.kind == Kind.YES_NO or not question.options:
                done.append(replace(question, options=()))
            else:
                more = " ".join((question.help, *question.options)).strip()
                done.append(replace(question, options=(), help=more))
        return done


def read_docx(data: bytes, name: str, limits: Limits) -> tuple[str, list[FoundQuestion], list[Mistake], list[LeftOut]]:
    """Title, questions, mistakes, and what was left out."""
    reader = _Reader()
    for block in blocks_of(data, name, limits):
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block)
    return reader.title, reader.finished(), reader.mistakes, reader.left_out
