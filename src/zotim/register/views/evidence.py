"""What shows that something is done: put in by one, reviewed by another."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_of, may_decide, may_second
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import download
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import form_page
from zotim.register import selectors, services, states
from zotim.register.forms.evidence import EvidenceForm
from zotim.register.models import Evidence, Measure
from zotim.register.tables import EvidenceTable


@page("register.evidence.submit")
def evidence_submit(request: Request, pk: UUID) -> HttpResponse:
    """Put in evidence for a measure."""
    measure = get_visible(Measure, request.actor, pk=pk)
    allow(request.actor, "register.evidence.submit", measure)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            piece = services.evidence_submit(
                actor=request.actor, measure=measure, title=form.title,
                data=upload.read(), name=upload.name, dated_on=form.cleaned_data["dated_on"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("The evidence is in. A second person will review it."))
            return redirect("evidence", pk=piece.pk)
    return form_page(request, form, _("Put in evidence"), _("Put in the evidence"), about=measure)


@page("register.evidence.list")
def evidence_list(request: Request) -> HttpResponse:
    """Evidence, newest first."""
    table = EvidenceTable(request, selectors.evidence_list(request.actor))
    if table.wants_export:
        return table.export("evidence")
    return render(request, "register/evidence_list.html", {"table": table})


def _review_form(data: Any = None) -> DecisionForm:
    return DecisionForm(data, accept=_("It shows what it says"))


@page("register.evidence.view")
def evidence(request: Request, pk: UUID) -> HttpResponse:
    """One piece of evidence, and its review."""
    piece = get_visible(selectors.evidence_list(request.actor), request.actor, pk=pk)
    return _shown(
        request, piece, _review_form() if may_second(request.actor, "register.evidence.review", piece) else None
    )


def _shown(request: Request, piece: Evidence, form: DecisionForm | None) -> HttpResponse:
    asked = approval_of("register.evidence.review", piece)
    context = {
        "piece": piece,
        "measure": selectors.measure_of(request.actor, piece),
        "commitments": piece.measure.commitments.filter(pk__in=selectors.commitments(request.actor).values("pk")),
        "asked": asked,
        "state": states.EVIDENCE.state(piece),
        "form": form,
        "own": bool(asked and not may_decide(request.actor, asked)),
    }
    return render(request, "register/evidence.html", context)


@page("register.evidence.review")
def evidence_review(request: Request, pk: UUID) -> HttpResponse:
    """A second person reviews a piece of evidence."""
    piece = get_visible(selectors.evidence_list(request.actor), request.actor, pk=pk)
    form = _review_form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.evidence_review(
                actor=request.actor,
                evidence=piece,
                accepted=form.accepted,
                comment=form.cleaned_data["comment"],
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("Your review is on record."))
            return redirect("evidence", pk=piece.pk)
    if request.method != "POST":
        return redirect("evidence", pk=piece.pk)
    return _shown(request, piece, form)


@page("register.evidence.download")
def evidence_file(request: Request, pk: UUID) -> HttpResponse:
    """The file itself, always as a download: a browser never runs what somebody sent."""
    piece = get_visible(selectors.evidence_list(request.actor), request.actor, pk=pk)
    return download(services.evidence_open(actor=request.actor, evidence=piece))
