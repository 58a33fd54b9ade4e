"""Work of data calls in the background: the files of a reply, made from what was frozen; reminders on their days."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from zotim.core.documents.made import MAKERS, Format
from zotim.core.jobs.making import make_files
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.register.data_calls import papers
from zotim.register.data_calls.models import Reply
from zotim.register.data_calls.services.chasing import due_reminders, remind
from zotim.register.data_calls.services.replies import FORMATS, RENDER


@job(RENDER, retries=3)
def render_reply(run: Run, reply: str) -> None:
    """Each language as PDF and DOCX, and its answers as a table."""
    found = Reply.objects.select_related("call", "content").get(pk=reply)
    content = found.content.content

    def as_table(paper: dict[str, Any]) -> bytes:
        from zotim.core.documents.sheets import render_xlsx  # late: a page needs no spreadsheet

        heads, rows = papers.rows(content, paper["language"])
        return render_xlsx(paper["title"], heads, rows, paper["language"])

    makers = MAKERS | {Format.XLSX: as_table}
    make_files(run, found.files, content["papers"], {kind: makers[kind] for kind in FORMATS}, found.call.classification)


def _something_due() -> bool:
    return bool(due_reminders(timezone.localdate()))


@every(timedelta(hours=1), when=_something_due)
@job("register.portion.remind", retries=3)
def send_reminders(run: Run) -> None:
    """Remind the bodies whose day comes or has passed."""
    sent = remind(timezone.localdate())
    run.progress(sent, sent)
