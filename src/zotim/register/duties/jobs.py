"""Work of the calendar in the background: reminders on their days, the files of a handover pack."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.documents.made import MAKERS, Format
from zotim.core.jobs.making import make_files
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.register.duties.models import Handover
from zotim.register.duties.services.handing import RENDER
from zotim.register.duties.services.reminders import remind


@every(timedelta(hours=6))
@job("register.duty.remind", retries=3)
def send_reminders(run: Run) -> None:
    """Remind people of what is due, and the centre of what is long overdue."""
    sent = remind(timezone.localdate())
    run.progress(sent, sent)


@job(RENDER, retries=3)
def render_handover(run: Run, handover: str) -> None:
    """Each language as PDF, DOCX and JSON: nobody counts in a pack."""
    found = Handover.objects.select_related("content").get(pk=handover)
    makers = {kind: MAKERS[kind] for kind in (Format.PDF, Format.DOCX, Format.JSON)}
    make_files(run, found.files, found.content.papers, makers, found.classification)
