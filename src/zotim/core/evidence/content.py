"""What a file is, by its content."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from zotim.formats.archives import Archive, DeclaresType, HoldsMacros, UnpacksTooFar
from zotim.formats.text.errors import MEGABYTE, Limits, UnreadableFile

SIZE_LIMIT = 25 * MEGABYTE
LIMITS = Limits(size=SIZE_LIMIT, unpacked=200 * MEGABYTE)

OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Refused(ValueError):
    """A file that isn't taken in; the message says why, in the reader's language."""


def _office(data: bytes) -> str | None:
    """The type of an Office file, by the parts inside. Refuses what no office program writes."""
    try:
        archive = Archive(data, "", LIMITS)
        found = next((kind for part, kind in OFFICE.items() if part in archive.members), None)
        if found:
            archive.examine()
    except UnpacksTooFar:
        raise Refused(_("The file unpacks to far more than it is. It was not opened.")) from None
    except HoldsMacros:
        raise Refused(_("The file holds macros. Save it without them and send it again.")) from None
    except DeclaresType:
        raise Refused(
            _("The file declares its own document type, which no office program does. It was not opened.")
        ) from None
    except UnreadableFile:
        raise Refused(_("The file is damaged: its archive can't be opened. Send it again.")) from None
    return found


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
