"""The text of a document, whatever it came as: plain text, Markdown, HTML, DOCX or PDF.

:func:`read_text` looks at the content first and at the name only to tell HTML and Markdown from plain text. It
opens nothing that is bigger, or unpacks to more, than :class:`Limits` allows, follows no link and resolves no entity.
What can't be read is refused as :class:`UnreadableFile`, which says which file, why, and what to do about it. Line
ends become ``\\n``; apart from that a plain text comes back unchanged, so that offsets into it hold.

>>> read_text("Do të dërgojmë gjashtë ushtarakë.".encode(), "statement.txt")
'Do të dërgojmë gjashtë ushtarakë.'
>>> read_text(b"<p>Six soldiers<script>no()</script></p>", "page.html")
'Six soldiers'
>>> read_text(b"%PDF-1.7 cut", "cut.pdf")
Traceback (most recent call last):
    ...
zotim.formats.text.errors.UnreadableFile: cut.pdf: the PDF is damaged or cut short. Ask for it again, or send the text.
"""

from zotim.formats.text.errors import Limits, UnreadableFile
from zotim.formats.text.reading import read_text

__all__ = ["Limits", "UnreadableFile", "read_text"]
