"""The files of a report, made in the background from what was frozen."""

import json
from collections.abc import Callable
from typing import Any

from django.db import transaction

from zotim.core.documents.frozen import paper_of
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.services import file_receive
from zotim.core.jobs.registry import job
from zotim.core.jobs.run import Run
from zotim.register.reports.models import Report, ReportFile
from zotim.vocabulary import Classification, Language

RENDER = "register.report.render"


def as_json(content: dict[str, Any]) -> bytes:
    """What was frozen, word for word, for programs (``zotim-paper-1``)."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def as_docx(content: dict[str, Any]) -> bytes:
    """For people who must work on the text."""
    from zotim.core.documents.docx import render_docx  # late: a page needs no word processor

    return render_docx(paper_of(content))


def as_xlsx(content: dict[str, Any]) -> bytes:
    """For people who count and sort."""
    from zotim.core.documents.book import render_book  # late: a page needs no spreadsheet

    return render_book(paper_of(content))


MAKE: dict[ReportFile.Format, Callable[[dict[str, Any]], bytes]] = {
    ReportFile.Format.PDF: lambda content: render_pdf(paper_of(content)),
    ReportFile.Format.DOCX: as_docx,
    ReportFile.Format.XLSX: as_xlsx,
    ReportFile.Format.JSON: as_json,
}
"""How each file is made from what was frozen; all say the same."""


@job(RENDER, retries=3)
def render_report(run: Run, report: str) -> None:
    """Make each file that isn't there yet: each language as PDF, DOCX, XLSX and JSON.

    Each is committed by itself, so a killed run loses one at most.
    """
    found = Report.objects.get(pk=report)
    wanted = [(language, kind) for language in Language if language in found.content for kind in MAKE]
    for number, (language, kind) in enumerate(wanted):
        run.progress(number, len(wanted))
        if found.files.filter(language=language, format=kind).exists():
            continue
        data = MAKE[kind](found.content[language])
        with transaction.atomic():
            made = ReportFile(report=found, language=language, format=kind)
            level = Classification(found.classification)
            made.file = file_receive(actor=run.actor, data=data, name=made.name, classification=level)
            made.save(force_insert=True)
    run.progress(len(wanted), len(wanted))
