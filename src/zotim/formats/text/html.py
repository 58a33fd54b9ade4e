"""The words of a web page: paragraphs as lines, without scripts, styles and navigation chrome."""

import re
from html.parser import HTMLParser

from zotim.formats.marks import _
from zotim.formats.text.encodings import decode
from zotim.formats.text.errors import UnreadableFile

_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "tr", "table", "section", "article", "header", "footer", "main", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "hr", "figure", "figcaption", "nav", "aside"}
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""")
# A page may declare its encoding; only these are believed.
_BELIEVED = {"windows-1250", "windows-1256", "windows-1252", "iso-8859-1", "iso-8859-2", "iso-8859-6", "utf-8"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append(" | " if self._cells else " ")
            self._cells += 1
        if tag in {"tr", "table"}:
            self._cells = 0
        if tag == "li":
            self.parts.append("- ")
        if tag == "body":
            self._silent.clear()  # a page may forget to close its head

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def read_html(data: bytes, name: str) -> str:
    """The readable text of a page, a line for each block."""
    words = _Words()
    try:
        words.feed(_decoded(data, name))
        words.close()
    except (AssertionError, ValueError) as error:
        raise UnreadableFile(name, _("the page can't be taken apart"), _("Send its text instead.")) from error
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in "".join(words.parts).split("\n"))
    return "\n".join(line for line in lines if line and line != "-")


def _decoded(data: bytes, name: str) -> str:
    declared = _DECLARED.search(data[:2048])
    encoding = declared.group(1).decode("ascii").lower() if declared else ""
    if encoding in _BELIEVED:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decode(data, name)
