"""The text layer of a PDF, page by page.

PDFium does the parsing; it is the parser that Chromium trusts with hostile files. Text comes in reading order as the
file gives it. A scanned page has no text layer and is said to have none; nothing is guessed from pictures.
"""

from zotim.formats.marks import _
from zotim.formats.text.errors import Limits, UnreadableFile

_DAMAGED = (_("the PDF is damaged or cut short"), _("Ask for it again, or send the text."))


def read_pdf(data: bytes, name: str, limits: Limits) -> str:
    """The text of a PDF, pages parted by an empty line."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(name, _("it is locked with a password"), _("Send it without one.")) from None
        raise UnreadableFile(name, *_DAMAGED) from None
    try:
        if len(document) > limits.pages:
            raise UnreadableFile(
                name, _("it has more than %(most)s pages"), _("Split it into parts."), most=limits.pages
            )
        pages: list[str] = []
        length = 0
        for page in document:
            layer = page.get_textpage()
            text = layer.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-")
            layer.close()
            page.close()
            length += len(text)
            if length > limits.characters:
                raise UnreadableFile(
                    name,
                    _("it holds more than %(most)s characters"),
                    _("Split it into parts."),
                    most=limits.characters,
                )
            pages.append(text.strip())
    except pypdfium2.PdfiumError:
        raise UnreadableFile(name, *_DAMAGED) from None
    finally:
        document.close()
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise UnreadableFile(name, _("it has no text layer (a scan?)"), _("Send a PDF with text, or the text itself."))
    return text
