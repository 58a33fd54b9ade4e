"""The paragraphs of a DOCX file, in order, tables and notes included; deletions and hidden fields left out.

The archive is opened by :mod:`zotim.formats.archives`; a document type declaration ends the reading.
"""

from xml.etree import ElementTree as ET

from zotim.formats.archives import HOSTILE, Archive
from zotim.formats.marks import _
from zotim.formats.text.errors import Limits, UnreadableFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_ASK_AGAIN = _("Open it in a word processor, save it as a new file and send that.")


def read_docx(data: bytes, name: str, limits: Limits) -> str:
    """The text of a Word document, a line for each paragraph."""
    archive = Archive(data, name, limits)
    if _PARTS[0] not in archive.members:
        raise UnreadableFile(
            name, _("it is an archive, but no Word document"), _("Send the documents inside, one by one.")
        )
    lines: list[str] = []
    for part in _PARTS:
        if part in archive.members:
            lines.extend(_paragraphs(archive.part(part), name))
    return "\n".join(lines)


class _Hostile(Exception):
    """A document type declaration was met."""


class _Paragraphs:
    """Takes what the parser meets, one event at a time: no tree, so depth and repetition cost nothing."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._listed = False
        self._in_text = False
        self._rows = 0
        self._cells: list[list[str]] = []

    def doctype(self, *_declaration: object) -> None:
        raise _Hostile

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == f"{_W}p":
            self._end_line()
        elif tag == f"{_W}t":
            self._in_text = True
        elif tag == f"{_W}tr":
            self._rows += 1
        elif tag == f"{_W}tc" and self._rows == 1:  # a table inside a cell belongs to it
            self._cells.append([])
        elif tag == f"{_W}numPr":
            self._listed = True
        elif tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            self._words.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            self._words.append("-")

    def end(self, tag: str) -> None:
        if tag == f"{_W}t":
            self._in_text = False
        elif tag == f"{_W}p":
            self._end_line()
        elif tag == f"{_W}tr":
            self._rows -= 1
            if self._rows == 0:
                self._end_row()

    def data(self, text: str) -> None:
        if self._in_text:
            self._words.append(text)

    def close(self) -> list[str]:
        self._end_line()
        return self.lines

    def _end_line(self) -> None:
        if line := "".join(self._words).strip():
            if self._cells:
                self._cells[-1].append(line)
            else:
                self.lines.append(f"- {line}" if self._listed else line)
        self._words.clear()
        self._listed = False

    def _end_row(self) -> None:
        """A row of a table is one line, its cells parted by bars."""
        self._end_line()
        if any(self._cells):
            self.lines.append(" | ".join(" ".join(cell) for cell in self._cells))
        self._cells.clear()


def _paragraphs(content: bytes, name: str) -> list[str]:
    parser = ET.XMLParser(target=_Paragraphs())  # noqa: S314
    try:
        parser.feed(content)
        return list(parser.close())  # type: ignore[arg-type]  # the target's own lines
    except _Hostile:
        reason = _("it declares its own document type, which no Word document does")
        raise UnreadableFile(name, reason, HOSTILE) from None
    except (ET.ParseError, LookupError, ValueError):
        raise UnreadableFile(name, _("the document inside is damaged"), _ASK_AGAIN) from None
