"""Work of the calendar in the background: reminders on their days, the files of a handover pack."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zotim.core.evidence.services import file_receive
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.register.duties.models import Handover, HandoverFile
from zotim.register.duties.services.handing import RENDER
from zotim.register.duties.services.reminders import remind
from zotim.register.reports.jobs import MAKE
from zotim.register.reports.models import ReportFile
from zotim.vocabulary import Classification


@every(timedelta(hours=6))
@job("register.duty.remind", retries=3)
def send_reminders(run: Run) -> None:
    """Remind people of what is due, and the centre of what is long overdue."""
    sent = remind(timezone.localdate())
    run.progress(sent, sent)


@job(RENDER, retries=3)
def render_handover(run: Run, handover: str) -> None:
    """Make each file that isn't there yet. Each is committed by itself, so a killed run loses one at most."""
    found = Handover.objects.select_related("content").get(pk=handover)
    papers = found.content.papers
    wanted = [(language, kind) for language in papers for kind in MAKE if kind != ReportFile.Format.XLSX]
    for number, (language, kind) in enumerate(wanted):
        run.progress(number, len(wanted))
        if found.files.filter(language=language, format=kind.value).exists():
            continue
        data = MAKE[kind](papers[language])
        with transaction.atomic():
            name = f"{found.reference}-{language}.{kind.value}"
            level = Classification(found.classification)
            file = file_receive(actor=run.actor, data=data, name=name, classification=level)
            HandoverFile.objects.create(handover=found, language=language, format=kind.value, file=file)
    run.progress(len(wanted), len(wanted))
