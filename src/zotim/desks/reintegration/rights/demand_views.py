"""Pages about written requests. Each is worked behind the wall, as the one who asks; none has the case in its address
but the form of a new one, so that the log tells of each request by itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.walls import inside_page
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.rights import selectors, services
from zotim.desks.reintegration.rights.forms import DemandForm, GiveForm
from zotim.desks.reintegration.rights.models import Demand
from zotim.desks.reintegration.rights.states import DEMAND


def _of(found: Demand) -> dict[str, Any]:
    return {"about": found.case, "back_url": reverse("demand", args=[found.pk])}


@page("reintegration.demand.enter")
@inside_page()
def demand_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter one, for the supervisor to decide."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.demand.enter", found)
    form = DemandForm(request.POST or None)
    return form_step(
        request, form, lambda: services.demand_enter(actor=request.actor, case=found, **form.cleaned_data),
        done=_("It is entered. Nothing is given until the supervisor of the case has decided."),
        heading=_("Enter a written request"), submit=_("Enter it"), about=found,
        back_url=reverse("case", args=[found.pk]),
    )  # fmt: skip


@page("reintegration.demand.view")
@inside_page()
def demand(request: Request, pk: UUID) -> HttpResponse:
    """One: what it asks, the second person's decision, what was given."""
    found = selectors.demand(request.actor, pk)

    def decide(form: DecisionForm) -> None:
        comment = form.cleaned_data["comment"]
        services.demand_decide(actor=request.actor, demand=found, confirmed=form.accepted, comment=comment)

    form, answer = decision(
        request, DEMAND, found, lambda data: DecisionForm(data, accept=_("Answer it as proposed")), decide,
        done=_("It is decided."), back=reverse("demand", args=[found.pk]),
    )  # fmt: skip
    if answer:
        return answer
    approval = approval_of(DEMAND.confirm, found)
    said = selectors.said_in(request.actor, found)
    context = {
        "case": found.case,
        "row": found,
        "said": said,
        "form": form,
        "may_give": said.answer is None and may(request.actor, "reintegration.demand.give", found),
        "may_end": said.answer is None and found.state in USABLE and may(request.actor, DEMAND.end, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "reintegration/demand.html", context)


@page("reintegration.demand.give")
@inside_page()
def demand_give(request: Request, pk: UUID) -> HttpResponse:
    """Put on record what leaves."""
    found = selectors.demand(request.actor, pk)
    allow(request.actor, "reintegration.demand.give", found)
    form = GiveForm(request.POST or None, request.FILES or None)
    return form_step(
        request, form, lambda: services.demand_give(actor=request.actor, demand=found, **form.values),
        done=_("On record. Hand over that very file, and nothing else."), heading=_("Give what was decided"),
        submit=_("Put on record what is given"), **_of(found),
    )  # fmt: skip


@page("reintegration.demand.end")
@inside_page()
def demand_end(request: Request, pk: UUID) -> HttpResponse:
    """Say that the body took it back; asks once."""
    found = selectors.demand(request.actor, pk)
    allow(request.actor, DEMAND.end, found)
    heading = _("The request was taken back")
    return confirm_step(
        request, lambda: services.demand_end(actor=request.actor, demand=found), done=_("On record."),
        heading=heading, submit=heading, consequences=[_("Nothing is given on it any more.")], **_of(found),
    )  # fmt: skip
