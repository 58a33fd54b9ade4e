"""A report on which bodies were heard is released by two people, or withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible
from zotim.core.approvals.services import NeedsAnotherPerson, may_second
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page
from zotim.register.reports import selectors
from zotim.register.reports.policy import RELEASE
from zotim.register.reports.services import reports as services


@page("register.report.release")
def report_release(request: Request, pk: UUID) -> HttpResponse:
    """Ask for its release; or, as a second person, decide it."""
    report = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    back = reverse("report", args=[report.pk])
    if report.state not in ("hearing", "waiting"):
        return _over(request, back)
    if report.state == "hearing":
        if request.method == "POST":
            services.report_release_ask(actor=request.actor, report=report)
            messages.success(request, _("Another person decides whether it is released."))
            return redirect(back)
        lines = [
            _("Another person of the centre releases it, or returns it."),
            _("What it says doesn't change any more, but that withdrawn sentences go and dissent is added."),
        ]
        heading, submit = _("Ask for the release of the report"), _("Ask")
        return confirm_page(request, heading, submit, consequences=lines, about=report, back_url=back)
    if not may_second(request.actor, RELEASE, report):
        raise NeedsAnotherPerson(RELEASE, report)
    form = DecisionForm(request.POST or None, accept=_("Release the report"))
    if request.method == "POST" and form.is_valid():
        comment = form.cleaned_data["comment"]
        services.report_release(actor=request.actor, report=report, released=form.accepted, comment=comment)
        messages.success(request, _("Your decision is on record."))
        return redirect(back)
    lines = [_("If you release it, it is final: its files are made, and it can be given to others.")]
    heading, submit = _("Release the report?"), _("Put my decision on record")
    return confirm_page(request, heading, submit, consequences=lines, about=report, form=form, back_url=back)


@page("register.report.withdraw")
def report_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw a report that is out for comment."""
    report = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    back = reverse("report", args=[report.pk])
    if report.state != "hearing":
        return _over(request, back)
    if request.method == "POST":
        services.report_withdraw(actor=request.actor, report=report)
        messages.success(request, _("The report is withdrawn."))
        return redirect(back)
    lines = [_("It never becomes final."), _("Bodies that were asked can't comment any more.")]
    heading = _("Withdraw the report")
    return confirm_page(request, heading, _("Withdraw it"), consequences=lines, about=report, back_url=back)


def _over(request: Request, back: str) -> HttpResponse:
    messages.error(request, _("This report isn't out for comment."))
    return redirect(back)
