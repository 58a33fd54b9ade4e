"""What the evidence shows about a commitment: one assesses, another confirms."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.refusals import Unfit
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import form_page
from zotim.register import selectors, services
from zotim.register.forms.assessments import AssessForm
from zotim.register.selectors import parts


@page("register.assessment.propose")
def assess(request: Request, pk: UUID) -> HttpResponse:
    """Assess the status of a commitment."""
    found = selectors.commitment(request.actor, pk)
    form = AssessForm(request.POST or None, actor=request.actor, commitment=found)
    if found.state != "active":
        raise Http404
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.assessment_propose(
                actor=request.actor, commitment=found, claimed=data["claimed"], assessed=data["assessed"],
                reason=form.title, evidence=data["evidence"],
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The assessment waits for a second person."))
            return redirect("commitment", pk=found.pk)
    back = reverse("commitment", args=[found.pk])
    return form_page(request, form, _("Assess the status"), _("Send to a second person"), about=found, back_url=back)


@page("register.assessment.confirm")
def assessment_confirm(request: Request, pk: UUID, assessment: UUID) -> HttpResponse:
    """Confirm or return somebody else's assessment."""
    found = selectors.commitment(request.actor, pk)
    one = parts.assessment(request.actor, found, assessment)
    form = DecisionForm(request.POST or None, accept=_("Confirm"))
    if request.method == "POST" and form.is_valid():
        try:
            services.assessment_confirm(
                actor=request.actor,
                assessment=one,
                confirmed=form.accepted,
                comment=form.cleaned_data["comment"],
            )
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("commitment", pk=found.pk)
    context = {"form": form, "assessment": one, "commitment": found}
    return render(request, "register/assessment.html", context)
