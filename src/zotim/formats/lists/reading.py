"""Which list a file is, by what stands in it, and its entries."""

import codecs
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from zotim.formats.lists import eu, ftm, markup, ofac_advanced, ofac_csv, ofac_xml, own, uk, un
from zotim.formats.lists.lines import lines, rows
from zotim.formats.lists.model import Listing
from zotim.formats.marks import _
from zotim.formats.problems import Reading, Report
from zotim.formats.text.encodings import SAVE_AGAIN
from zotim.formats.text.errors import UnreadableFile

_HEAD = 64 * 1024
_MARKUP = {
    "CONSOLIDATED_LIST": un.read,
    "export": eu.read_xml,
    "sdnList": ofac_xml.read,
    "Sanctions": ofac_advanced.read,
    "Designations": uk.read_xml,
}
"""By the outermost element."""
_KNOWN = _("Known are the lists of the UN, the EU, OFAC and the UK, FollowTheMoney JSON lines, and our own CSV.")
_COMPANION = _("Give it together with the list of entries (sdn.csv) it belongs to.")

Reader = Callable[[BinaryIO, Reading], Iterator[Listing]]


def read_lists(paths: Sequence[Path], report: Report, *, kind: str = "person") -> Iterator[Listing]:
    """The entries of some files, one after the other, none held longer than it is looked at.

    What is wrong in a file is told to *report* as it is met, and the rest is read. Of OFAC's three CSV files, aliases
    and addresses are read with their entries: those among *paths*, or else those that lie beside them. *kind* is that
    of an entry in our own CSV that doesn't say. Raises :class:`UnreadableFile` for a file that isn't there, is no list
    that we know, or was made to do harm.
    """
    plain: list[tuple[Path, Reader]] = []
    entries: list[Path] = []
    companions: list[Path] = []
    for path in paths:
        found = recognised(path, kind)
        if found == "entries":
            entries.append(path)
        elif isinstance(found, str):
            companions.append(path)
        else:
            plain.append((path, found))
    if companions and not entries:
        reason = _("it holds the aliases or addresses of a list of OFAC, without the entries")
        raise UnreadableFile(companions[0].name, reason, _COMPANION)
    if companions and len(entries) > 1:
        reason = _("it isn't clear to which of several lists of OFAC it belongs")
        raise UnreadableFile(companions[0].name, reason, _("Give one list of OFAC at a time, with its own files."))
    for path, reader in plain:
        with path.open("rb") as file:
            yield from reader(file, Reading(path.name, report))
    for path in entries:
        with ExitStack() as stack:
            beside = [
                (stack.enter_context(other.open("rb")), Reading(other.name, report))
                for other in companions or ofac_csv.companions(path)
            ]
            yield from ofac_csv.read(stack.enter_context(path.open("rb")), Reading(path.name, report), beside)


def recognised(path: Path, kind: str = "person") -> Reader | str:
    """What reads a file; for the three CSV files of OFAC, which of them it is."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise UnreadableFile(path.name, _("there is no such file"), _("Look at its name and folder.")) from None
    except OSError as error:
        said = error.strerror or type(error).__name__
        what_to_do = _("Look at the file and who may read it.")
        name = path.name or str(path)
        raise UnreadableFile(name, _("it can't be opened (%(said)s)"), what_to_do, said=said) from None
    if not head.strip():
        raise UnreadableFile(path.name, _("it is empty"), _("Take it from its publisher again."))
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begins.startswith(b"<") or head.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        found = _MARKUP.get(root := markup.root_of(head, path.name))
        if found is None:
            raise UnreadableFile(
                path.name, _("<%(root)s> is the beginning of no list that we know"), _KNOWN, root=root[:60] or "?"
            )
        return found
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableFile(path.name, _("it is text in UTF-16, and lists are read as UTF-8"), SAVE_AGAIN)
    if begins.startswith(b"{"):
        return _json(begins, path.name)
    return _table(head, path.name, kind)


def _json(begins: bytes, name: str) -> Reader:
    first, end = begins.partition(b"\n")[:2]
    try:
        entity = json.loads(first) if end or len(begins) < _HEAD - 3 else {"schema": ""}
    except (ValueError, RecursionError):
        entity = {"schema": ""} if b'"schema"' in begins else None
    if not isinstance(entity, dict) or "schema" not in entity:
        raise UnreadableFile(name, _("it is JSON, but no entities of FollowTheMoney, one a line"), _KNOWN)
    return ftm.read


def _table(head: bytes, name: str, kind: str) -> Reader | str:
    quiet = Reading(name, lambda _problem: None)

    def first(count: int, delimiter: str = ",") -> list[list[str]]:
        return [cells for _, cells in islice(rows(lines(io.BytesIO(head), quiet), quiet, delimiter), count)]

    if any(cell.strip() == "Entity_LogicalId" for cells in first(1, ";") for cell in cells):
        return eu.read_csv
    begins = first(uk.PREAMBLE)
    if any(map(uk.heads, begins)):
        return uk.read_csv
    for cells in begins[:1]:
        if ofac_csv.is_number(cells[0].strip()) and len(cells) in ofac_csv.KINDS_OF_FILES:
            return ofac_csv.KINDS_OF_FILES[len(cells)]
    line = head.decode("utf-8-sig", "replace").lstrip().partition("\n")[0]
    delimiter = own.parted_by(line)
    if any(map(own.heads, first(1, delimiter))):
        return lambda file, reading: own.read(file, reading, delimiter=delimiter, kind=kind)
    raise UnreadableFile(name, _("its first row doesn't name the columns of a list that we know"), _KNOWN)
