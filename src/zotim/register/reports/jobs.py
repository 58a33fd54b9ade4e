"""The files of a report, made in the background from what was frozen."""

from zotim.core.documents.made import MAKERS
from zotim.core.jobs.making import make_files
from zotim.core.jobs.registry import job
from zotim.core.jobs.run import Run
from zotim.register.reports.models import Report

RENDER = "register.report.render"


@job(RENDER, retries=3)
def render_report(run: Run, report: str) -> None:
    """Each language as PDF, DOCX, XLSX and JSON."""
    found = Report.objects.get(pk=report)
    make_files(run, found.files, found.content, MAKERS, found.classification)
