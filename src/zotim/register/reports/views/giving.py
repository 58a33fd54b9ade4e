"""Give a report to somebody outside: public ones by one person, all others on a second person's decision."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible
from zotim.core.approvals.services import NeedsAnotherPerson, may_second
from zotim.core.people.models import Organisation
from zotim.core.states.machine import WrongState
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.words import label
from zotim.register.reports import selectors
from zotim.register.reports.disclosures import GIVE, Asked, kind_of, report_give_ask, wish_of
from zotim.register.reports.disclosures import report_give as give
from zotim.register.reports.disclosures import report_give_decide as decide
from zotim.register.reports.forms.giving import GiveForm, HandOverForm, RecipientForm
from zotim.register.reports.models import Report
from zotim.vocabulary import Language


@page("register.report.give")
def report_give(request: Request, pk: UUID) -> HttpResponse:
    """Give a report: at once if it is public, else ask, wait for another person, and hand it over."""
    report = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    if report.state != "final":
        messages.error(request, _("Only a final report leaves the house."))
        return redirect("report", pk=report.pk)
    wish = wish_of(report)
    if not kind_of(report).approval:
        return _hand_over(request, report, None)
    if wish and wish.waits:
        context = {"report": report, "asked": wish, "may_decide": may_second(request.actor, GIVE, report)}
        return render(request, "register/report_waits.html", context)
    if wish and wish.ready:
        return _hand_over(request, report, wish)
    return _ask(request, report)


def _ask(request: Request, report: Report) -> HttpResponse:
    form = RecipientForm(request.POST or None, purposes=kind_of(report).purposes)
    if request.method == "POST" and form.is_valid():
        try:
            report_give_ask(
                actor=request.actor, report=report, recipient=form.recipient, purpose=form.cleaned_data["purpose"]
            )
        except IntegrityError:
            messages.error(request, _("Somebody else asked just now."))
        else:
            messages.success(request, _("Another person decides whether it is given."))
        return redirect("report_give", pk=report.pk)
    lines = [
        _("The report isn't public, so another person decides whether it is given."),
        _("The decision is good for this recipient and purpose alone, and once."),
    ]
    return _page(request, report, form, lines, _("Ask"))


def _hand_over(request: Request, report: Report, wish: Asked | None) -> HttpResponse:
    """Write down that one file leaves, and lead to that file."""
    kind = kind_of(report)
    form: HandOverForm = (
        HandOverForm(request.POST or None, report=report, bases=kind.bases)
        if wish
        else GiveForm(request.POST or None, report=report, bases=kind.bases, purposes=kind.purposes)
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        give(
            actor=request.actor,
            report=report,
            language=Language(file.language),
            file_format=file.format,
            recipient=wish.recipient if wish else form.recipient,  # type: ignore[attr-defined]
            purpose=wish.wish.purpose if wish else form.cleaned_data["purpose"],
            basis=form.cleaned_data["basis"],
            approval=wish.approval if wish else None,
        )
        messages.success(request, _("It is on record. Hand over the very file that stands beside it."))
        return redirect(reverse("report", args=[report.pk]) + "#given")
    lines = [_("What leaves, to whom, for what and on which ground is kept for good, with the hash of the file.")]
    if wish:
        lines = [
            _("It was approved for: %(recipient)s, %(purpose)s.") % _words(wish),
            *lines,
        ]
    return _page(request, report, form, lines, _("Put it on record"))


def _words(wish: Asked) -> dict[str, str]:
    body = wish.recipient
    name = body.name.in_language()[0] if isinstance(body, Organisation) else body
    return {"recipient": name, "purpose": str(label(wish.wish.purpose, "Purpose"))}


def _page(request: Request, report: Report, form: Form, lines: list[str], submit: str) -> HttpResponse:
    heading, back = _("Give the report to somebody outside"), reverse("report", args=[report.pk])
    return confirm_page(request, heading, submit, consequences=lines, form=form, back_url=back)


@page("register.report.give")
def report_give_decide(request: Request, pk: UUID) -> HttpResponse:
    """Decide whether a report that isn't public is given to whom somebody else named."""
    report = get_visible(selectors.reports(request.actor), request.actor, pk=pk)
    wish = wish_of(report)
    if wish is None or not wish.waits:
        messages.error(request, _("Nothing waits for a decision here."))
        return redirect("report", pk=report.pk)
    if not may_second(request.actor, GIVE, report):
        raise NeedsAnotherPerson(GIVE, report)
    form = DecisionForm(request.POST or None, accept=_("Approve"))
    if request.method == "POST" and form.is_valid():
        comment = form.cleaned_data["comment"]
        try:
            decide(actor=request.actor, report=report, approved=form.accepted, comment=comment)
        except WrongState:
            messages.error(request, _("Nothing waits for a decision here."))
        else:
            messages.success(request, _("Your decision is on record."))
        return redirect("report_give", pk=report.pk)
    lines = [
        _("The report %(reference)s would go to: %(recipient)s, %(purpose)s.")
        % {"reference": report.reference, **_words(wish)},
        _("If you approve, it may be given once, to them alone. If you return it, it stays."),
    ]
    return _page(request, report, form, lines, _("Put my decision on record"))
