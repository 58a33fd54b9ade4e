"""Which reader a file gets, and the limits that hold for all."""

from pathlib import Path

from zotim.formats.marks import _
from zotim.formats.text.encodings import decode
from zotim.formats.text.errors import MEGABYTE, Limits, UnreadableFile

_OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0": (_("it is an old Office file (.doc)"), _("Save it as .docx or PDF and send it again.")),
    b"{\\rtf": (_("it is a rich text file (.rtf)"), _("Save it as .docx or PDF and send it again.")),
    b"\x89PNG": (_("it is a picture"), _("Send the text, or a PDF with a text layer.")),
    b"\xff\xd8\xff": (_("it is a picture"), _("Send the text, or a PDF with a text layer.")),
    b"\x1f\x8b": (_("it is a compressed archive"), _("Unpack it and send the documents inside.")),
}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_KNOWN_NAMES = frozenset({".txt", ".md", ".markdown", ".text", ".html", ".htm", ".xhtml", ".docx", ".pdf", ""})


def read_text(source: str | Path | bytes, name: str | None = None, *, limits: Limits | None = None) -> str:
    """The text of a document, decided by its content.

    ``source`` is a path or the bytes; ``name`` is what the reader calls it (the path's name by default). Raises
    :class:`UnreadableFile` for what is missing, too big, damaged, hostile or no document at all.
    """
    limits = limits or Limits()
    name = name or (Path(source).name if isinstance(source, str | Path) else "the file")
    data = source if isinstance(source, bytes) else _content(Path(source), name, limits)
    if len(data) > limits.size:
        raise _too_big(name, len(data), limits)
    text = _text(data, name, limits).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.characters:
        raise UnreadableFile(
            name, _("it holds more than %(most)s characters"), _("Split it into parts."), most=limits.characters
        )
    return text


def _content(path: Path, name: str, limits: Limits) -> bytes:
    # Read no more than one byte past the limit, whatever the file system says its size is.
    try:
        with path.open("rb") as file:
            data = file.read(limits.size + 1)
            size = path.stat().st_size
    except FileNotFoundError:
        raise UnreadableFile(name, _("there is no such file"), _("Check the path.")) from None
    except IsADirectoryError:
        raise UnreadableFile(name, _("it is a folder"), _("Name the files inside.")) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            name, _("it can't be opened (%(said)s)"), _("Check its permissions."), said=reason
        ) from None
    if len(data) > limits.size:
        raise _too_big(name, max(size, len(data)), limits)
    return data


def _too_big(name: str, size: int, limits: Limits) -> UnreadableFile:
    why = _("it is %(size)s MB, more than the %(most)s MB that are read")
    what_to_do = _("Split it, or send only the part with the statement.")
    return UnreadableFile(name, why, what_to_do, size=f"{size / MEGABYTE:,.1f}", most=f"{limits.size / MEGABYTE:,.0f}")


def _text(data: bytes, name: str, limits: Limits) -> str:
    # Each reader is imported when its kind of file turns up: `zotim read` has to start at once.
    suffix = Path(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        from zotim.formats.text.pdf import read_pdf

        return read_pdf(data, name, limits)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from zotim.formats.text.docx import read_docx

        return read_docx(data, name, limits)
    for signature, (reason, what_to_do) in _OTHER_KINDS.items():
        if data.startswith(signature):
            raise UnreadableFile(name, reason, what_to_do)
    if suffix in {".pdf", ".docx"} and data:
        kind = suffix[1:].upper()
        raise UnreadableFile(
            name,
            _("it is called %(suffix)s but isn't a %(kind)s file"),
            _("Ask for it again."),
            suffix=suffix,
            kind=kind,
        )
    if suffix not in _KNOWN_NAMES:
        raise UnreadableFile(
            name, _("a %(suffix)s file can't be read"), _("Send .txt, .md, .html, .docx or .pdf."), suffix=suffix
        )
    if suffix in _HTML_NAMES or data.lstrip()[:64].lower().startswith(_HTML_STARTS):
        from zotim.formats.text.html import read_html

        return read_html(data, name)
    return decode(data, name)
