"""Files made from a paper that was frozen: how each is made, and what is kept of it."""

import json
from collections.abc import Callable
from typing import Any, ClassVar, TypeAlias

from django.db import models

from zotim.core.documents.frozen import paper_of
from zotim.core.documents.runs import DIRECTION_CONTROLS
from zotim.core.evidence.models import File
from zotim.core.records import Record
from zotim.vocabulary import Language


class Format(models.TextChoices):
    """What a file is. The value is the ending of its name."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    XLSX = "xlsx", "XLSX"
    JSON = "json", "JSON"


Maker: TypeAlias = Callable[[dict[str, Any]], bytes]
"""Makes a file from a paper as it was frozen (:func:`~.paper.paper_as_json`)."""


# Late, each of them: a page needs no typesetter, word processor or spreadsheet.
def as_pdf(content: dict[str, Any]) -> bytes:
    """For people who read."""
    from zotim.core.documents.pdf import render_pdf

    return render_pdf(paper_of(content))


def as_docx(content: dict[str, Any]) -> bytes:
    """For people who must work on the text."""
    from zotim.core.documents.docx import render_docx

    return render_docx(paper_of(content))


def as_xlsx(content: dict[str, Any]) -> bytes:
    """For people who count and sort."""
    from zotim.core.documents.book import render_book

    return render_book(paper_of(content))


def as_json(content: dict[str, Any]) -> bytes:
    """What was frozen, word for word, for programs (``zotim-paper-1``): without the marks of direction that only serve
    what people look at."""
    return DIRECTION_CONTROLS.sub("", json.dumps(content, ensure_ascii=False, indent=2)).encode()


MAKERS: dict[Format, Maker] = {
    Format.PDF: as_pdf,
    Format.DOCX: as_docx,
    Format.XLSX: as_xlsx,
    Format.JSON: as_json,
}
"""How each file is made from what was frozen; all say the same."""


class MadeFile(Record):
    """One file made from a frozen paper, kept as it was given out: one for each language and format.

    A subclass adds the foreign key to what it was made from, with ``related_name="files"``, and names it in
    ``made_from``; that record has a reference.
    """

    language = models.CharField(max_length=2, choices=[(code, code) for code in Language])
    format = models.CharField(max_length=4, choices=Format, default=Format.PDF)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    made_from: ClassVar[str]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What the file is called when it is taken away."""
        return f"{getattr(self, self.made_from).reference}-{self.language}.{self.format}"

    @property
    def content_type(self) -> str:
        """Its type for a browser. JSON is kept as the text that it is."""
        return "application/json" if self.format == Format.JSON else self.file.content_type
