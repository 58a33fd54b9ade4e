"""What a file is, by its content."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
SIZE_LIMIT = 25 * MEGABYTE
UNPACKED_LIMIT = 200 * MEGABYTE
RATIO_LIMIT = 100
MEMBERS_LIMIT = 2_000

OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Refused(ValueError):
    """A file that isn't taken in; the message says why, in the reader's language."""


def _office(data: bytes) -> str | None:
    """The type of an Office file, by the parts inside. Refuses archives that unpack to far more than they are."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refused(_("The file is damaged: its archive can't be opened. Send it again.")) from None
    unpacked = sum(member.file_size for member in members)
    if len(members) > MEMBERS_LIMIT or unpacked > UNPACKED_LIMIT or unpacked > RATIO_LIMIT * max(len(data), 10_000):
        raise Refused(_("The file unpacks to far more than it is. It was not opened."))
    names = {member.filename for member in members}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refused(_("The file holds macros. Save it without them and send it again."))
    return next((kind for part, kind in OFFICE.items() if part in names), None)


def _text(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else "text/plain"


SIGNATURES: list[tuple[bytes, str | Callable[[bytes], str | None]]] = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", _office),
    (b"", _text),
]

EXTENSIONS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/plain": ".txt",
    OFFICE["word/document.xml"]: ".docx",
    OFFICE["xl/workbook.xml"]: ".xlsx",
}

NAMES = {".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".docx": "DOCX", ".xlsx": "XLSX"}
"""Endings that promise a type, and what it is called."""


def content_type(data: bytes, name: str = "") -> str:
    """The type of *data*, found in its content. Raises :class:`Refused` for what isn't taken in.

    Taken in: PDF, PNG, JPEG, DOCX, XLSX and UTF-8 text, up to 25 MB. Nothing is trusted because of its *name*: it only
    tells a damaged file from one of another type.
    """
    if not data:
        raise Refused(_("The file is empty."))
    if len(data) > SIZE_LIMIT:
        raise Refused(_("The file is larger than 25 MB."))
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            found = kind if isinstance(kind, str) else kind(data)
            if found:
                return found
            break
    suffix = Path(name).suffix.lower()
    if suffix in NAMES:
        words = {"kind": NAMES[suffix], "suffix": suffix}
        raise Refused(_("The file is called %(suffix)s but isn't a %(kind)s file. Ask for it again.") % words)
    raise Refused(_("This type of file isn't taken in. Send PDF, PNG, JPEG, DOCX, XLSX or text."))
