"""Reports as of a day."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import ACTIONS, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.audit.services import record
from zotim.core.disclosures.models import Disclosure
from zotim.core.disclosures.selectors import disclosures_of
from zotim.core.documents.downloads import download_made
from zotim.core.documents.made import Format
from zotim.core.documents.wording import cell
from zotim.core.evidence.content import Refused
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import job_cancel, job_of, job_retry
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import form_page
from zotim.core.ui.show import day
from zotim.register.reports import selectors
from zotim.register.reports.disclosures import GIVE, wish_of
from zotim.register.reports.forms.making import ReportForm
from zotim.register.reports.jobs import RENDER
from zotim.register.reports.models import Report, ReportFile
from zotim.register.reports.policy import RELEASE
from zotim.register.reports.services.reports import report_make
from zotim.register.reports.states import REPORT
from zotim.register.reports.tables import ReportTable
from zotim.vocabulary import Classification, Language

LOOKED, KEPT = "register.reports", 20
"""Where a session keeps which reports it opened last, and how many."""


@page("register.report.list")
def report_list(request: Request) -> HttpResponse:
    """All reports."""
    table = ReportTable(request, selectors.listed(request.actor))
    if table.wants_export:
        return table.export("reports")
    return render(
        request, "register/reports.html", {"table": table, "may_add": may(request.actor, "register.report.make")}
    )


@page("register.report.make")
def report_add(request: Request) -> HttpResponse:
    """Make a report as of a day: the end of that day, or now."""
    today = timezone.localdate()
    offered = selectors.templates(request.actor)
    chosen = next((one for one in offered if one.key == request.GET.get("template")), offered[0])
    start = {
        "template": chosen.key,
        "classification": min(chosen.ceiling, Classification.PUBLIC, key=lambda one: one.level),
        "as_of": today,
        "original": request.LANGUAGE_CODE,
        **{f"title_{language}": text for language, text in chosen.title.texts.items()},
    }
    form = ReportForm(request.POST or None, initial=start, templates=offered)
    if request.method == "POST" and form.is_valid():
        end = timezone.make_aware(datetime.combine(form.cleaned_data["as_of"], time.max))
        if form.cleaned_data["as_of"] > today:
            form.add_error("as_of", _("That day hasn't come yet."))
        else:
            try:
                report = report_make(
                    actor=request.actor,
                    title=form.title,
                    moment=min(end, timezone.now()),
                    classification=Classification(form.cleaned_data["classification"]),
                    template=form.cleaned_data["template"],
                    heard_until=form.cleaned_data["heard_until"],
                )
            except Unfit as error:
                error.show_on(form)
            except Refused as error:
                form.add_error("classification", str(error))
            else:
                said = (
                    _("The report as of %(day)s is kept. Its files are being made.")
                    if report.state == "final"
                    else _("The report as of %(day)s is kept, and the bodies that it speaks of may comment.")
                )
                messages.success(request, said % {"day": day(report.as_of)})
                return redirect("report", pk=report.pk)
    return form_page(request, form, _("New report"), _("Make the report"), back_url=reverse("reports"))


@page("register.report.view")
def report(request: Request, pk: UUID) -> HttpResponse:
    """One report: its sentences in the page's language, and its files."""
    found = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    paper = found.content.get(request.LANGUAGE_CODE) or next(iter(found.content.values()))
    _remember(request, found)
    context = {
        "report": found,
        "paper": paper,
        "chapters": _chapters(paper["sections"]),
        "facts": [(fact["label"], cell(fact["value"], paper["language"])) for fact in paper["facts"]],
        "given": _given(found),
        "asked": wish_of(found),
        "may_give": found.state == "final" and may(request.actor, GIVE, found),
        "state": REPORT.state(found),
        "template": selectors.find_template(found.template),
        "hearings": selectors.hearings(request.actor).filter(report=found),
        "steps": _steps(request, found),
        **_files(request, found),
    }
    return render(request, "register/report.html", context)


def _chapters(sections: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The sections of each chapter, its own first."""
    chapters: list[list[dict[str, Any]]] = []
    for section in sections:
        if section.get("level", 1) == 1:  # papers that were frozen before there were levels have chapters alone
            chapters.append([])
        chapters[-1].append(section)
    return chapters


def _steps(request: Request, found: Report) -> list[tuple[str, str]]:
    """What the reader can do about a report that isn't final: the name of its address, and its words."""
    steps: list[tuple[str, str]] = []
    if found.state == "waiting" and may_second(request.actor, RELEASE, found):
        steps.append(("report_release", _("Decide as the second person")))
    for step in REPORT.next_steps(found):
        if step.name in ("ask", "withdraw") and may(request.actor, step.action, found):
            steps.append(("report_release" if step.name == "ask" else "report_withdraw", str(step.label)))
    return steps


def _by_language(found: Report) -> dict[str, list[ReportFile]]:
    """The files that are there: languages in their order, each with its formats in theirs."""
    made = list(found.files.select_related("file"))
    ordered = {
        language: [one for kind in Format for one in made if (one.language, one.format) == (language, kind)]
        for language in Language
    }
    return {language: files for language, files in ordered.items() if files}


def _given(found: Report) -> list[tuple[Disclosure, ReportFile | None]]:
    """What was given to somebody outside, newest first, each with the very file."""
    files = {one.file.sha256: one for one in found.files.select_related("file")}
    return [(one, files.get(one.payload_sha256)) for one in disclosures_of(found)]


def _files(request: Request, found: Report) -> dict[str, Any]:
    """The files that are there, and how far the others are."""
    job = job_of(RENDER, found)
    return {
        "report": found,
        "files": _by_language(found),
        "job": job,
        "may_cancel": bool(job and job.open and may(request.actor, "jobs.job.cancel", job)),
        "may_retry": bool(job and job.state == "failed" and may(request.actor, "jobs.job.retry", job)),
    }


@page("register.report.view", logged=False)
def report_progress(request: Request, pk: UUID) -> HttpResponse:
    """How far the files are: asked for again and again while the page is open.

    A look that doesn't follow from the report's own page is one by itself, and leaves an event.
    """
    found = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    if not _looked(request, found):
        record(request.actor, ACTIONS["register.report.view"].event, found, outcome="viewed")
        _remember(request, found)
    return render(request, "register/report_files.html", _files(request, found))


def _looked(request: Request, found: Report) -> bool:
    """Whether this session has opened the report already, which is on record."""
    return str(found.pk) in request.session.get(LOOKED, [])


def _remember(request: Request, found: Report) -> None:
    kept = [key for key in request.session.get(LOOKED, []) if key != str(found.pk)]
    request.session[LOOKED] = [*kept[1 - KEPT :], str(found.pk)]


@page("register.report.make", logged=False)
def report_job(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Cancel the making of the files, or try it again."""
    found = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    job = job_of(RENDER, found)
    if request.method == "POST" and job:
        try:
            _step(request, job, step)
        except WrongState as error:
            messages.error(request, error.message)
    return redirect("report", pk=found.pk)


def _step(request: Request, job: Job, step: str) -> None:
    if step == "cancel":
        job_cancel(actor=request.actor, job=job)
        messages.success(request, _("Cancelled. Files that were made already stay."))
    elif step == "retry":
        job_retry(actor=request.actor, job=job)
        messages.success(request, _("It is tried again."))


@page("register.report.download")
def report_file(request: Request, pk: UUID, file: UUID) -> HttpResponse:
    """One file of a report."""
    found = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    return download_made(actor=request.actor, action="register.report.download", of=found, key=file)
