"""Records of an XML file of any length, one at a time, each with its line. No tree of the whole is ever made.

A document type declaration ends the reading: that is where entity bombs and references to other places live, and no
publisher of a list writes one. Depth, and the size of one record and of one tag, have limits.
"""

from collections.abc import Collection, Iterator
from typing import BinaryIO
from xml.parsers import expat

from zotim.formats.marks import _
from zotim.formats.problems import Reading
from zotim.formats.text.errors import UnreadableFile

DEEPEST = 50
LONGEST_RECORD = 2_000_000
"""Characters, tags and values together."""
_CHUNK = 64 * 1024
_LONGEST_TAG = 1_000_000
_DISTRUST = _("It was not read further; take the list from its publisher again.")


class Node:
    """An element: its tag without namespace, its line, its attributes, what is in it."""

    __slots__ = ("attributes", "children", "line", "tag", "text")

    def __init__(self, tag: str, line: int, attributes: dict[str, str]) -> None:
        self.tag, self.line, self.attributes = tag, line, attributes
        self.children: list[Node] = []
        self.text = ""

    def get(self, attribute: str) -> str:
        """An attribute, or an empty text."""
        return self.attributes.get(attribute, "")

    def all(self, *path: str) -> Iterator["Node"]:
        """The elements at *path*, from this one down."""
        for child in self.children:
            if child.tag == path[0]:
                if len(path) == 1:
                    yield child
                else:
                    yield from child.all(*path[1:])

    def texts(self, *path: str) -> list[str]:
        """The texts at *path* that aren't blank, with single blanks."""
        return [text for one in self.all(*path) if (text := " ".join(one.text.split()))]

    def first(self, *path: str) -> str:
        """The first text at *path*, or an empty one."""
        return next(iter(self.texts(*path)), "")


class _Reader:
    def __init__(self, reading: Reading, wanted: Collection[str]) -> None:
        self.reading, self.wanted = reading, wanted
        self.done: list[Node] = []
        self.root = ""
        self._open: list[Node] = []
        self._depth, self._size, self._skipped = 0, 0, 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    @property
    def begun(self) -> Node | None:
        """The record that is being read."""
        return self._open[0] if self._open else None

    def _refuse(self, why: str, **values: int) -> UnreadableFile:
        return UnreadableFile(self.reading.file, why, _DISTRUST, line=self.parser.CurrentLineNumber, **values)

    def _declared(self, *_declaration: object) -> None:
        raise self._refuse(_("line %(line)s: it declares its own document type, which no publisher of a list does"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refuse(_("line %(line)s: it is nested more than %(most)s levels deep"), most=DEEPEST)
        tag = name.rpartition(" ")[2]
        self.root = self.root or tag
        if not self._open and (self._skipped or tag not in self.wanted):
            return
        node = Node(tag, self.parser.CurrentLineNumber, attributes)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._size = 0
        self._open.append(node)
        self._grow(len(tag) + sum(len(key) + len(value) for key, value in attributes.items()) + 1)

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > LONGEST_RECORD:
            first = self._open[0]
            self.reading.wrong(first.line, first.tag, "long", most=LONGEST_RECORD)
            self._skipped = self._depth - len(self._open) + 1
            self._open.clear()

    def _end(self, _name: str) -> None:
        if self._skipped and self._depth == self._skipped:
            self._skipped = 0
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.done.append(node)

    def _data(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text
            self._grow(len(text))


def records(file: BinaryIO, reading: Reading, wanted: Collection[str]) -> Iterator[Node]:
    """The outermost elements whose tags are *wanted*, in order.

    Where the XML breaks, that is told, and what stood before it has been given. Raises :class:`UnreadableFile` for a
    file made to do harm.
    """
    reader = _Reader(reading, wanted)
    fed = 0
    while True:
        chunk = file.read(_CHUNK)
        try:
            reader.parser.Parse(chunk, not chunk)
        except (expat.ExpatError, LookupError, ValueError) as error:
            if isinstance(error, UnreadableFile):
                raise
            yield from reader.done
            begun = reader.begun
            why = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "unknown encoding"
            if begun is not None:
                reading.wrong(begun.line, begun.tag, "xml", why=why)
            else:
                reading.wrong(reader.parser.CurrentLineNumber, "", "xml", why=why)
            return
        yield from reader.done
        reader.done.clear()
        if not chunk:
            return
        fed += len(chunk)
        if fed - max(reader.parser.CurrentByteIndex, 0) > _LONGEST_TAG:
            raise reader._refuse(_("line %(line)s: one tag is longer than %(most)s bytes"), most=_LONGEST_TAG)


def root_of(head: bytes, file: str) -> str:
    """The tag of the outermost element in the beginning of a file, empty where there is none."""
    reader = _Reader(Reading(file, lambda _problem: None), ())
    try:
        reader.parser.Parse(head, False)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
    return reader.root
