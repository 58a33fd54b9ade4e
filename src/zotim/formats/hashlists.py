"""Lists of fingerprints as other systems hand them out, read line by line: CSV, JSON lines, one JSON document.

=====================  ===============================================================================================
CSV                    ``hash[,note]``, or columns by name in any order: what is told of them is in :data:`HASHES`,
                       :data:`KINDS` and :data:`NOTES`
JSON lines             an object a line: ``{"pdq": "…"}``, ``{"hash": "…", "type": "pdq", "note": "…"}``,
                       ``{"indicator": "…", "type": "HASH_PDQ"}``, ``{"signals": {"pdq": "…"}}``
one JSON document      a list of these, or an object that has such a list
=====================  ===============================================================================================

What can't be read is named by its line, and the rest is read.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, NamedTuple

from zotim.formats.marks import _
from zotim.formats.text.errors import UnreadableFile

NAME = "hashes"
HASHES = ("hash", "signal", "indicator", "value", "fingerprint", "digest", "signal_value")
KINDS = ("type", "signal_type", "kind")
NOTES = ("note", "description", "comment")
TYPES = {
    "pdq": "pdq", "hash_pdq": "pdq", "pdq_photo": "pdq", "sha256": "sha256", "hash_sha256": "sha256",
    "sha-256": "sha256", "url": "address", "uri": "address", "raw_url": "address", "address": "address",
}  # fmt: skip
"""What other systems call the kinds that are read."""
LISTS = ("data", "hashes", "signals", "matches", "content", "entries")
LARGEST_DOCUMENT = 64 * 1024 * 1024
MOST_NOTE, BYTES = 255, 32
PROBLEMS = {
    "empty": "there is no fingerprint",
    "hex": "a fingerprint has 64 letters from 0 to 9 and a to f",
    "kind": "this kind of fingerprint isn't read",
    "note": "the note has more than 255 letters",
    "json": "this isn't JSON",
    "shape": "something else is expected here",
    "csv": "the quotation marks don't close, or a cell is too long",
}
"""What may be wrong with a line, in English; who shows it in another language has a table of its own."""


class Line(NamedTuple):
    """What one line says: a *kind* of :data:`TYPES`, its *value* (bytes, or the text of an address) and a note; or
    with *problem*, one of :data:`PROBLEMS`, why it says nothing."""

    number: int
    kind: str = ""
    value: bytes | str = b""
    note: str = ""
    problem: str = ""


def read(file: BinaryIO, kind: str = "pdq") -> Iterator[Line]:
    """Each line of a list; *kind* is what a fingerprint is where its line doesn't say so.

    Raises UnreadableFile for a file that is no list, and a JSON document that is too large to be read at once.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
    head = text.readline()
    while head and not head.strip():
        head = text.readline()
    rest = chain([head], text) if head else iter(())
    if head.lstrip().startswith("[") or (head.lstrip().startswith("{") and _object(head) is None):
        return _document(head + text.read(LARGEST_DOCUMENT), kind)
    return _json_lines(rest, kind) if head.lstrip().startswith("{") else _csv(rest, kind)


def write(rows: Iterable[tuple[str, str, str]], file: io.TextIOBase, packet: str = "") -> None:
    """CSV with columns that :func:`read` knows: kind, fingerprint, note; and *packet*, with what it left."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(("type", "hash", "note", "packet"))
    out.writerows((*row, packet) for row in rows)


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _csv(lines: Iterable[str], kind: str) -> Iterator[Line]:
    rows = csv.reader(lines, strict=True)
    at: tuple[int | None, int | None, int | None] = (0, None, 1)
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Line(rows.line_num, problem="csv")
            continue
        number += 1
        if number == 1 and (named := _columns(row)):
            at = named
            continue
        if any(row):
            value, said, note = (row[one].strip() if one is not None and one < len(row) else "" for one in at)
            yield _line(rows.line_num, value, said, note, kind)


def _columns(row: Sequence[str]) -> tuple[int | None, int | None, int | None] | None:
    """Where fingerprint, kind and note stand; None for a row that names no columns."""
    names = [cell.strip().lower() for cell in row]
    where = next((at for at, name in enumerate(names) if name in HASHES or name in TYPES), None)
    if where is None:
        return None
    return where, _first(names, KINDS), _first(names, NOTES)


def _first(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((at for at, name in enumerate(names) if name in wanted), None)


def _json_lines(lines: Iterable[str], kind: str) -> Iterator[Line]:
    for number, text in enumerate(lines, 1):
        if text.strip():
            found = _object(text)
            yield _of(number, found, kind) if found is not None else Line(number, problem="json")


def _document(text: str, kind: str) -> Iterator[Line]:
    if len(text) >= LARGEST_DOCUMENT:
        raise UnreadableFile(
            NAME, _("it is one JSON document of more than 64 MB"), _("Write one object a line, or CSV.")
        )
    try:
        found = json.loads(text)
    except ValueError:
        raise UnreadableFile(NAME, _("it breaks off, or isn't JSON"), _("Ask for the file again.")) from None
    if isinstance(found, dict):
        found = next((found[name] for name in LISTS if isinstance(found.get(name), list)), [found])
    return (
        _of(number, one, kind) if isinstance(one, dict) else _line(number, one, "", "", kind)
        for number, one in enumerate(found if isinstance(found, list) else [found], 1)
    )


def _of(number: int, found: dict[str, Any], kind: str) -> Line:
    """What an object says."""
    inside = found.get("signals")
    signals = inside if isinstance(inside, dict) else found
    note = next((found[name] for name in NOTES if isinstance(found.get(name), str)), "")
    for name, value in signals.items():
        if name.lower() in TYPES and isinstance(value, str):
            return _line(number, value, name, note, kind)
    value = next((found[name] for name in HASHES if found.get(name)), "")
    said = next((found[name] for name in KINDS if isinstance(found.get(name), str)), "")
    return _line(number, value, said, note, kind)


def _line(number: int, value: Any, said: str, note: str, kind: str) -> Line:
    """A fingerprint as it is written, looked at."""
    if not isinstance(value, str):
        return Line(number, problem="shape")
    if not value:
        return Line(number, problem="empty")
    if said:
        kind = TYPES.get(said.lower(), "")
        if not kind:
            return Line(number, problem="kind")
    if len(note) > MOST_NOTE:
        return Line(number, problem="note")
    if kind == "address":
        return Line(number, kind, value, note)
    try:
        digest = bytes.fromhex(value)
    except ValueError:
        digest = b""
    return Line(number, kind, digest, note) if len(digest) == BYTES else Line(number, problem="hex")
