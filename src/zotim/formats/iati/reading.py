"""Activities out of a file of any size, one at a time. Entities aren't resolved, nothing is fetched, no type is
declared; what an activity holds beyond the model is kept in it (:class:`zotim.formats.iati.shape.Rest`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from zotim.formats.iati.activity import Activity
from zotim.formats.iati.old import Account, OldVersion
from zotim.formats.iati.shape import escaped, kept_attributes, raw, shape
from zotim.formats.marks import _
from zotim.formats.problems import Reading, Report
from zotim.formats.text.errors import UnreadableFile

ROOT, ACTIVITY = "iati-activities", "iati-activity"
_DISTRUST = _("It was not read further; ask for the file again from whoever sent it.")
_CHUNK = 64 * 1024
_LONGEST = 16_000_000
"""Bytes without the end of an activity: the largest that are published have some five million."""
_READ = re.compile(r"2\.0[1-3]")
_OLD = re.compile(r"1\.\d\d?")
_ATTRIBUTES = {"version": "version", "generated-datetime": "generated", "linked-data-default": "linked_data"}
_HARM = {
    "Excessive depth": _("line %(line)s: it is nested too deep"),
    "ntity": _("line %(line)s: it uses what only a declared type explains"),
}
"""Words of libxml2's messages, and what they mean here."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself. *attributes* are those that the standard doesn't know, as they were written."""

    version: str | None = "2.03"
    generated: str | None = None
    linked_data: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


class Elements:
    """The elements of the activities of a file, each emptied when the next is asked for; first the head is read.

    When all were given, ``after`` holds what else stood in the root, as canonical XML. Raises :class:`UnreadableFile`
    for what is no file of activities or was made to do harm, :class:`OldVersion` for one of version 1.
    """

    def __init__(self, file: BinaryIO, name: str, report: Report) -> None:
        self.reading = Reading(name, report)
        self.after: list[str] = []
        self._file = file
        self._parser = etree.XMLPullParser(
            events=("start", "end"), tag=(ROOT, ACTIVITY), resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        self._error: etree.XMLSyntaxError | None = None
        self._begun = file.read(_CHUNK)
        self.head = _head(self._begun, self.reading)
        if self.head.version is not None and _OLD.fullmatch(self.head.version):
            self._refuse_old()

    def __iter__(self) -> Iterator[etree._Element]:
        since, first = 0, True
        while chunk := self._next():
            since += len(chunk)
            for event, element in self._feed(chunk):
                if event == "start" or element.tag == ROOT:
                    continue
                parent = element.getparent()
                if parent is None or parent.getparent() is not None:
                    continue  # an activity within something else belongs to that, and is kept with it
                since = 0
                if first and self.head.version is None:
                    self._without_version(element)
                first = False
                yield element
                self._keep_text(element.tail)
                element.clear()
                parent.remove(element)
            if since > _LONGEST:
                why = _("there is no end of an activity in %(most)s million bytes of it")
                raise UnreadableFile(self.reading.file, why, _DISTRUST, most=_LONGEST // 1_000_000)
        self._end()

    def _next(self) -> bytes:
        if self._error is not None:
            return b""
        chunk, self._begun = self._begun or self._file.read(_CHUNK), b""
        return chunk

    def _feed(self, chunk: bytes) -> Iterator[tuple[str, etree._Element]]:
        try:
            self._parser.feed(chunk)
        except etree.XMLSyntaxError as error:
            self._error = error
        yield from self._parser.read_events()

    def _end(self) -> None:
        root = None
        try:
            root = self._parser.close() if self._error is None else None
        except etree.XMLSyntaxError as error:
            self._error = error
        if self._error is not None:
            line, why = _first(self._parser, self._error, self.reading)
            self.reading.wrong(line, "", "xml", why=why)
        elif root is not None:
            self._keep_text(root.text)
            for child in root:
                self._keep_text(child.tail)
                if child.tag[:1] != "{":
                    self.reading.wrong(child.sourceline or 0, child.tag, "kept", value=f"<{child.tag}>")
                self.after.append(raw(child))

    def _keep_text(self, text: str | None) -> None:
        if text and (text := text.strip()):
            self.reading.wrong(0, ROOT, "stray", value=text)
            self.after.append(escaped(text))

    def _without_version(self, element: etree._Element) -> None:
        """A file that says no version is judged by its first activity: since 2.01 texts stand in their language."""
        if next(element.iter("narrative"), None) is None:
            self._refuse_old()
        self.reading.wrong(1, f"{ROOT}/@version", "missing", value="version")

    def _refuse_old(self) -> None:
        """Refuse a file of version 1, with an account of what it holds: the rest of it is counted for that."""
        account = Account(self.head.version or "")
        seen = etree.XMLPullParser(
            events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            account.whole = self._file.seekable()
            if account.whole:
                self._file.seek(0)
            while chunk := self._file.read(_CHUNK):
                seen.feed(chunk)
                for event, element in seen.read_events():
                    if event == "start":
                        account.count(element)
                    elif element.tag == ACTIVITY:
                        element.clear()
            seen.close()
        except etree.XMLSyntaxError:
            account.whole = False
        raise OldVersion(self.reading.file, account)


class Activities:
    """The activities of *file*, which is called *name* in what is reported, one at a time.

    What is wrong in one is told by line and element, and it is given all the same; where the XML breaks, that is told,
    and what stood before it has been given. ``head`` is there from the start, ``after`` when all were given. Raises
    what :class:`Elements` does.

    >>> import io
    >>> text = '<iati-activities version="2.03"><iati-activity><iati-identifier>XK-1</iati-identifier>'
    >>> file = io.BytesIO((text + "</iati-activity></iati-activities>").encode())
    >>> [activity.identifier for activity in Activities(file, "one.xml", print)]
    ['XK-1']
    """

    def __init__(self, file: BinaryIO, name: str, report: Report) -> None:
        self._elements = Elements(file, name, report)
        self.head = self._elements.head
        self.after = self._elements.after

    def __iter__(self) -> Iterator[Activity]:
        for element in self._elements:
            yield read_activity(element, self._elements.reading)


def read_activity(element: etree._Element, reading: Reading) -> Activity:
    """The activity that *element* is; what is missing or not understood in it is told."""
    activity: Activity = shape(Activity).read(element, reading)
    if not activity.identifier:
        reading.wrong(activity.line, ACTIVITY, "missing", value="iati-identifier")
    return activity


def _head(begun: bytes, reading: Reading) -> Head:
    """What stands in the root, out of the first bytes of a file."""
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    error: etree.XMLSyntaxError | None = None
    try:
        parser.feed(begun)
    except etree.XMLSyntaxError as found:
        error = found
    _event, root = next(iter(parser.read_events()), (None, None))
    if root is None:
        if error is not None:
            _first(parser, error, reading)
        why = _("it is empty") if not begun.strip() else _("it is no XML")
        raise UnreadableFile(reading.file, why, _DISTRUST)
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(
            reading.file, _("it declares its own document type, which no file of IATI does"), _DISTRUST
        )
    if root.tag != ROOT:
        raise UnreadableFile(
            reading.file, _("it holds “%(root)s”, not activities of IATI"),
            _("Choose a file whose outermost element is iati-activities."), root=root.tag[:60],
        )  # fmt: skip
    known = {own: root.get(name) for name, own in _ATTRIBUTES.items()}
    version = known["version"]
    if version is not None and not (_READ.fullmatch(version) or _OLD.fullmatch(version)):
        reading.wrong(root.sourceline or 1, f"{ROOT}/@version", "version", value=version)
    return Head(**known, attributes=kept_attributes(root, _ATTRIBUTES))


def _first(parser: etree.XMLPullParser, error: etree.XMLSyntaxError, reading: Reading) -> tuple[int, str]:
    """Line and words of the first thing that breaks. Raises :class:`UnreadableFile` where that was made to do harm.

    The parser's own log is asked: the one that hangs on the error may hold what broke in files read before.
    """
    entry = next(iter(parser.feed_error_log), None)
    line, said = (entry.line, entry.message) if entry is not None else (error.lineno, str(error.msg or "broken"))
    for sign, reason in _HARM.items():
        if sign in said:
            raise UnreadableFile(reading.file, reason, _DISTRUST, line=line or 1)
    return line or 1, said.split(", line ")[0].strip()[:120]
