"""Reports of partners: list, ask for one, its page with the decision on it, hand it in, say that it isn't due."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.evidence.downloads import download
from zotim.core.states.machine import WrongState
from zotim.core.ui.forms import ReasonForm, taking_file, with_file
from zotim.core.ui.pages import form_step
from zotim.desks.stabilisation.projects import selectors as projects
from zotim.desks.stabilisation.results import forms, selectors, services
from zotim.desks.stabilisation.results.states import OPEN, REPORT
from zotim.desks.stabilisation.results.tables import ReportTable
from zotim.register.history import happenings


@page("stabilisation.grantreport.list")
def report_list(request: Request) -> HttpResponse:
    """Reports of partners that the actor may see."""
    table = ReportTable(request, selectors.reports(request.actor))
    if table.wants_export:
        return table.export("grantreports")
    return render(request, "stabilisation/grant_reports.html", {"table": table})


@page("stabilisation.grantreport.add")
def report_add(request: Request, pk: UUID) -> HttpResponse:
    """Ask a partner of a project for a report."""
    found = projects.project(request.actor, pk)
    allow(request.actor, "stabilisation.grantreport.add", found)
    form = forms.AskForm(request.POST or None, actor=request.actor, project=found)
    return form_step(
        request, form, lambda: services.report_add(actor=request.actor, **form.cleaned_data),
        done=_("The report is asked for. The partner is reminded of its day."), heading=_("Ask for a report"),
        submit=_("Ask for it"), about=found, back_url=reverse("project", args=[pk]),
    )  # fmt: skip


@page("stabilisation.grantreport.view")
def report(request: Request, pk: UUID) -> HttpResponse:
    """One report; who pays accepts it here, or returns it."""
    actor, found = request.actor, selectors.report(request.actor, pk)
    decides = found.state == "received" and may(actor, "stabilisation.grantreport.decide", found)
    form = forms.ReportDecisionForm(request.POST or None) if decides else None
    if request.method == "POST":
        allow(actor, "stabilisation.grantreport.decide", found)
        if form is None:
            messages.error(request, _("Somebody else has decided meanwhile."))
            return redirect("grant_report", pk=pk)
        if form.is_valid():
            try:
                services.report_decide(
                    actor=actor, report=found, accepted=form.accepted, reason=form.cleaned_data["comment"]
                )
            except WrongState:
                messages.error(request, _("Somebody else has decided meanwhile."))
            else:
                messages.success(request, _("It is accepted.") if form.accepted else _("It is returned."))
            return redirect("grant_report", pk=pk)
    owed = found.state in OPEN
    context = {
        "report": found,
        "state": REPORT.state(found),
        "late": selectors.late(found, timezone.localdate()),
        "form": form,
        "may_send": owed and may(actor, "stabilisation.grantreport.send", found),
        "may_waive": owed and may(actor, "stabilisation.grantreport.waive", found),
        "happenings": happenings(actor, found, (), timezone.now()),
    }
    return render(request, "stabilisation/grant_report.html", context)


@page("stabilisation.grantreport.send")
def report_send(request: Request, pk: UUID) -> HttpResponse:
    """Hand it in."""
    found = selectors.report(request.actor, pk)
    allow(request.actor, "stabilisation.grantreport.send", found)
    if found.state not in OPEN:
        raise Http404
    form = forms.SendForm(request.POST or None, request.FILES or None)

    def work() -> None:
        with taking_file():
            services.report_send(actor=request.actor, report=found, **with_file(form.cleaned_data))

    return form_step(
        request, form, work, done=_("The report is handed in."), heading=_("Hand in a report"), submit=_("Hand it in"),
        about=found.project, back_url=reverse("grant_report", args=[pk]),
    )  # fmt: skip


@page("stabilisation.grantreport.waive")
def report_waive(request: Request, pk: UUID) -> HttpResponse:
    """Say that it isn't due any more, with the reason."""
    found = selectors.report(request.actor, pk)
    allow(request.actor, "stabilisation.grantreport.waive", found)
    if found.state not in OPEN:
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.report_waive(actor=request.actor, report=found, **form.cleaned_data),
        done=_("It isn't due any more."), heading=_("It isn't due any more"), submit=_("Put it on record"),
        about=found.project, back_url=reverse("grant_report", args=[pk]),
    )  # fmt: skip


@page("stabilisation.grantreport.download")
def report_file(request: Request, pk: UUID) -> HttpResponse:
    """The report itself."""
    return download(services.report_open(actor=request.actor, report=selectors.report(request.actor, pk)))
