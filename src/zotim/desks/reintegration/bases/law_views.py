"""Pages of the articles by which somebody must be told. They are about nobody."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.bases import selectors, services
from zotim.desks.reintegration.bases.forms import DutyForm
from zotim.desks.reintegration.bases.states import DUTY
from zotim.desks.reintegration.bases.tables import DutyTable
from zotim.desks.reintegration.cases.selectors import label_of, parts_of


@page("reintegration.duty.list")
def duties(request: Request) -> HttpResponse:
    """All articles."""
    context = {
        "table": DutyTable(request, selectors.duties(request.actor)),
        "may_enter": may(request.actor, "reintegration.duty.enter"),
    }
    return render(request, "reintegration/duties.html", context)


@page("reintegration.duty.enter")
def duty_enter(request: Request) -> HttpResponse:
    """Enter one, for another to confirm."""
    form = DutyForm(request.POST or None)
    return form_step(
        request, form, lambda: services.duty_enter(actor=request.actor, article=form.title, **form.beside),
        done=_("It is entered, as a proposal. A second person compares it with the official text."),
        heading=_("Enter an article"), submit=_("Enter it"), back_url=reverse("duties_to_tell"),
    )  # fmt: skip


@page("reintegration.duty.view")
def duty(request: Request, pk: UUID) -> HttpResponse:
    """One, and the second person's decision on it."""
    found = selectors.duty(request.actor, pk)

    def decide(form: DecisionForm) -> None:
        comment = form.cleaned_data["comment"]
        services.duty_decide(actor=request.actor, duty=found, confirmed=form.accepted, comment=comment)

    form, answer = decision(
        request, DUTY, found, lambda data: DecisionForm(data, accept=_("Confirm it")), decide,
        done=_("It is confirmed. Access may rest on it from now on."), back=reverse("duty_to_tell", args=[pk]),
    )  # fmt: skip
    if answer:
        return answer
    approval = approval_of(DUTY.confirm, found)
    context = {
        "duty": found,
        "form": form,
        "parts": parts_of(found.domains),
        "purpose": label_of(found.purpose),
        "may_end": found.state in USABLE and may(request.actor, DUTY.end, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "reintegration/duty.html", context)


@page("reintegration.duty.end")
def duty_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.duty(request.actor, pk)
    allow(request.actor, DUTY.end, found)
    return confirm_step(
        request, lambda: services.duty_end(actor=request.actor, duty=found), done=_("It isn't used any more."),
        heading=_("Use an article no more"), submit=_("Use it no more"), about=found,
        back_url=reverse("duty_to_tell", args=[pk]),
        consequences=[_("In every case what rests on it is closed from the next page on.")],
    )  # fmt: skip
