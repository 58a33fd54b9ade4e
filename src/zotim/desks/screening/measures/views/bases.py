"""On what measures rest here: entered by one person, confirmed by another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import form_page
from zotim.desks.screening.measures import forms, selectors, services
from zotim.desks.screening.measures.states import CONFIRM
from zotim.desks.screening.measures.tables import BasisTable


@page("screening.stepbasis.list")
def basis_list(request: Request) -> HttpResponse:
    """All of them."""
    table = BasisTable(request, selectors.bases(request.actor))
    if table.wants_export:
        return table.export("legal-bases")
    context = {"table": table, "may_enter": may(request.actor, "screening.stepbasis.enter")}
    return render(request, "screening/step_bases.html", context)


@page("screening.stepbasis.enter")
def basis_enter(request: Request) -> HttpResponse:
    """Enter one."""
    form = forms.BasisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.basis_enter(actor=request.actor, **form.values())
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(
                request, _("It is entered, as a proposal. A second person compares it with the official text.")
            )
            return redirect("step_basis", pk=made.pk)
    heading = _("Enter a legal basis")
    return form_page(request, form, heading, _("Enter it"), back_url=reverse("step_bases"))


@page("screening.stepbasis.list")
def basis(request: Request, pk: UUID) -> HttpResponse:
    """One, and the second person's decision on it."""
    actor, found = request.actor, selectors.basis(request.actor, pk)
    may_decide = found.state == "entered" and may_second(actor, CONFIRM, found)
    form = forms.BasisDecisionForm(request.POST or None) if may_decide else None
    if request.method == "POST":
        allow(actor, CONFIRM, found)
        if form is None:
            messages.error(request, _("Somebody else decides on it, or it was decided already."))
            return redirect("step_basis", pk=pk)
        if form.is_valid():
            confirmed = form.accepted
            try:
                services.basis_decide(
                    actor=actor, basis=found, confirmed=confirmed, comment=form.cleaned_data["comment"]
                )
            except WrongState:
                messages.error(request, _("Somebody else has decided meanwhile."))
            else:
                done = _("It is confirmed. The step rests on it from now on."), _("It is returned.")
                messages.success(request, done[0] if confirmed else done[1])
            return redirect("step_basis", pk=pk)
    return render(request, "screening/step_basis.html", {"basis": found, "form": form})
