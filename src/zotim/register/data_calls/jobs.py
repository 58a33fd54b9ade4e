"""Work of data calls in the background: the files of a reply, made from what was frozen; reminders on their days."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from zotim.core.documents.frozen import paper_of
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.services import file_receive
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.register.data_calls import papers
from zotim.register.data_calls.models import Reply, ReplyFile
from zotim.register.data_calls.services.chasing import due_reminders, remind
from zotim.register.data_calls.services.replies import FORMS, RENDER
from zotim.vocabulary import Classification


def _bytes(content: dict[str, Any], language: str, form: str) -> bytes:
    # Late: other commands and pages need neither spreadsheets nor Word documents.
    from zotim.core.documents.docx import render_docx
    from zotim.core.documents.sheets import render_xlsx

    if form == "xlsx":
        heads, rows = papers.rows(content, language)
        return render_xlsx(content["papers"][language]["title"], heads, rows, language)
    paper = paper_of(content["papers"][language])
    return render_pdf(paper) if form == "pdf" else render_docx(paper)


@job(RENDER, retries=3)
def render_reply(run: Run, reply: str) -> None:
    """Make each file that isn't there yet. Each is committed by itself, so a killed run loses one."""
    found = Reply.objects.select_related("call", "content").get(pk=reply)
    content = found.content.content
    wanted = [(language, form) for language in content["languages"] for form in FORMS]
    for number, (language, form) in enumerate(wanted):
        run.progress(number, len(wanted))
        if found.files.filter(language=language, form=form).exists():
            continue
        data = _bytes(content, language, form)
        with transaction.atomic():
            level = Classification(found.call.classification)
            name = f"{found.reference}-{language}.{form}"
            file = file_receive(actor=run.actor, data=data, name=name, classification=level)
            ReplyFile.objects.create(reply=found, language=language, form=form, file=file)
    run.progress(len(wanted), len(wanted))


def _something_due() -> bool:
    return bool(due_reminders(timezone.localdate()))


@every(timedelta(hours=1), when=_something_due)
@job("register.portion.remind", retries=3)
def send_reminders(run: Run) -> None:
    """Remind the bodies whose day comes or has passed."""
    sent = remind(timezone.localdate())
    run.progress(sent, sent)
