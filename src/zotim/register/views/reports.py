"""Reports as of a day."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible, may
from zotim.core.evidence.services import file_bytes
from zotim.register import selectors
from zotim.register.forms import ReportForm
from zotim.register.reports import report_make
from zotim.register.tables import ReportTable
from zotim.register.views.commitments import download
from zotim.vocabulary import Classification


@page("register.report.list")
def report_list(request: Request) -> HttpResponse:
    """All reports."""
    table = ReportTable(request, selectors.reports(request.actor))
    if table.wants_export:
        return table.export("reports")
    return render(
        request, "register/reports.html", {"table": table, "may_add": may(request.actor, "register.report.make")}
    )


@page("register.report.make")
def report_add(request: Request) -> HttpResponse:
    """Make a report as of a day: the end of that day, or now."""
    today = timezone.localdate()
    start = {
        "as_of": today,
        "original": "sq",
        "title_sq": "Gjendja e zotimeve",
        "title_en": "Where our commitments stand",
        "title_ar": "وضع التعهدات",
    }
    form = ReportForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        end = timezone.make_aware(datetime.combine(form.cleaned_data["as_of"] + timedelta(days=1), time.min))
        if form.cleaned_data["as_of"] > today:
            form.add_error("as_of", _("That day hasn't come yet."))
        else:
            report = report_make(
                actor=request.actor,
                title=form.title,
                moment=min(end, timezone.now()),
                classification=Classification(form.cleaned_data["classification"]),
            )
            messages.success(request, _("The report is made, in three languages."))
            return redirect("report", pk=report.pk)
    context = {"form": form, "heading": _("New report"), "submit": _("Make the report")}
    return render(request, "register/form.html", context)


@page("register.report.view")
def report(request: Request, pk: UUID) -> HttpResponse:
    """One report: its sentences in the page's language, and its files."""
    found = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    paper = found.content.get(request.LANGUAGE_CODE) or next(iter(found.content.values()))
    files = found.files.select_related("file").order_by("language")
    return render(request, "register/report.html", {"report": found, "paper": paper, "files": files})


@page("register.report.download")
def report_file(request: Request, pk: UUID, file: UUID) -> HttpResponse:
    """One file of a report."""
    found = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    kept = found.files.select_related("file").filter(pk=file).first()
    if kept is None:
        return redirect("report", pk=found.pk)
    return download(file_bytes(kept.file), kept.file.content_type, kept.file.name)
