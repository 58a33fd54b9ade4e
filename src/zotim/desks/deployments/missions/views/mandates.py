"""Mandates: enter one, its page with the second person's decision, its end."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.bases import BasisDecisionForm
from zotim.core.ui.deciding import decision
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.missions import forms, selectors, services
from zotim.desks.deployments.missions.models import Mandate
from zotim.desks.deployments.missions.states import CONFIRM, END, MANDATE


@page("deployments.mandate.enter")
def mandate_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter a mandate of a mission."""
    found = selectors.mission(request.actor, pk)
    allow(request.actor, "deployments.mandate.enter", found)
    form = forms.MandateForm(request.POST or None)
    made: list[Mandate] = []

    def work() -> None:
        made.append(services.mandate_enter(actor=request.actor, mission=found, title=form.title, **form.beside))

    return form_step(
        request, form, work,
        done=_("It is entered, as a proposal. A second person compares it with the official text."),
        heading=_("Enter a mandate"), submit=_("Enter it"), about=found, back_url=reverse("mission", args=[pk]),
        then=lambda: reverse("mandate", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.mandate.view")
def mandate(request: Request, pk: UUID) -> HttpResponse:
    """One mandate, and the second person's decision on it."""
    found = selectors.mandate(request.actor, pk)

    def decide(form: BasisDecisionForm) -> None:
        services.mandate_decide(
            actor=request.actor, mandate=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    done = _("It is confirmed. It counts for its days from now on.")
    form, answer = decision(
        request, MANDATE, found, BasisDecisionForm, decide, done=done, back=reverse("mandate", args=[pk])
    )
    if answer:
        return answer
    approval = approval_of(CONFIRM, found)
    context = {
        "mandate": found,
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, END, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "deployments/mandate.html", context)


@page("deployments.mandate.end")
def mandate_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.mandate(request.actor, pk)
    allow(request.actor, END, found)
    return confirm_step(
        request, lambda: services.mandate_end(actor=request.actor, mandate=found), done=_("It isn't used any more."),
        heading=_("Use a mandate no more"), submit=_("Use it no more"), about=found,
        back_url=reverse("mandate", args=[pk]),
        consequences=[_("It counts for no day any more. What is then missing is told on the page of the mission.")],
    )  # fmt: skip
