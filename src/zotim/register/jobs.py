"""Work of the register in the background: the files of a report, made from what was frozen; rows that drifted."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from zotim.core.documents.paper import Block, EvidenceItem, Paper, Quote, Section, Sentence, Step, Steps, Table
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.services import file_receive
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.register.models import Report, ReportFile
from zotim.register.services.standing import standings_mend
from zotim.vocabulary import Classification, Glyph, Language

RENDER = "register.report.render"


def _block(content: dict[str, Any]) -> Block:
    values = {name: value for name, value in content.items() if name != "block"}
    match content["block"]:
        case "sentence":
            return Sentence(**values)
        case "quote":
            lit = values.pop("highlight")
            return Quote(**values, highlight=tuple(lit) if lit else None)
        case "table":
            return Table(**values)
        case "steps":
            return Steps([Step(**{**step, "glyph": Glyph(step["glyph"])}) for step in values["steps"]])
    raise ValueError(f"no such block: {content['block']}")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def paper_of(content: dict[str, Any]) -> Paper:
    """The paper that was frozen with ``paper_as_json``. Raises ValueError for another format."""
    values = dict(content)
    if values.pop("format") != "zotim-paper-1":
        raise ValueError("this report was frozen in a format that isn't known here")
    values["as_of"] = date.fromisoformat(values["as_of"])
    values["facts"] = [(fact["label"], fact["value"]) for fact in values["facts"]]
    values["sections"] = [
        Section(one["heading"], one["glyph"] and Glyph(one["glyph"]), [_block(block) for block in one["blocks"]])
        for one in values["sections"]
    ]
    values["evidence"] = [
        EvidenceItem(**{**item, "date": _day(item["date"]), "reviewed_on": _day(item["reviewed_on"])})
        for item in values["evidence"]
    ]
    return Paper(**values)


def as_json(content: dict[str, Any]) -> bytes:
    """What was frozen, word for word, for programs (``zotim-paper-1``)."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def as_docx(content: dict[str, Any]) -> bytes:
    """For people who must work on the text."""
    from zotim.core.documents.docx import render_docx  # late: a page needs no word processor

    return render_docx(paper_of(content))


MAKE: dict[ReportFile.Format, Callable[[dict[str, Any]], bytes]] = {
    ReportFile.Format.PDF: lambda content: render_pdf(paper_of(content)),
    ReportFile.Format.DOCX: as_docx,
    ReportFile.Format.JSON: as_json,
}
"""How each file is made from what was frozen; all say the same."""


@every(timedelta(days=1))
@job("register.standing.mend", retries=3)
def mend_standings(run: Run) -> None:
    """Look whether each commitment stands where its row says; name those that don't in the log, and correct them."""
    mended = standings_mend()
    run.progress(mended, mended)


@job(RENDER, retries=3)
def render_report(run: Run, report: str) -> None:
    """Make each file that isn't there yet: three languages, each as PDF, DOCX and JSON.

    Each is committed by itself, so a killed run loses one at most.
    """
    found = Report.objects.get(pk=report)
    wanted = [(language, kind) for language in Language for kind in MAKE]
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
