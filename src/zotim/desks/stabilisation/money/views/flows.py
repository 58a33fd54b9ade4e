"""Money as we say it: list, page, enter, withdraw, the file that shows it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.evidence.downloads import download
from zotim.core.ui.forms import ReasonForm, taking_file, with_file
from zotim.core.ui.pages import form_step
from zotim.desks.stabilisation.money import forms, selectors, services
from zotim.desks.stabilisation.money.models import Flow
from zotim.desks.stabilisation.money.states import FLOW
from zotim.desks.stabilisation.money.tables import FlowTable
from zotim.desks.stabilisation.projects import selectors as projects
from zotim.register.history import happenings


@page("stabilisation.flow.list")
def flow_list(request: Request) -> HttpResponse:
    """Money that the actor may see."""
    table = FlowTable(request, selectors.flows(request.actor))
    if table.wants_export:
        return table.export("money")
    context = {"table": table, "sees_rates": may(request.actor, "stabilisation.rate.list")}
    return render(request, "stabilisation/flows.html", context)


@page("stabilisation.flow.view")
def flow(request: Request, pk: UUID) -> HttpResponse:
    """One movement, and what the counterpart says of it."""
    actor, found = request.actor, selectors.flow(request.actor, pk)
    beside = selectors.settled(actor).filter(flow=found).first()
    stated = found.state == "stated"
    seen = selectors.flows(actor)
    context = {
        "flow": found,
        "state": FLOW.state(found),
        "follows": seen.filter(followers=found).first(),
        "out_of": seen.filter(shares=found).first(),
        "shares": seen.filter(out_of=found, state="stated"),
        "beside": beside,
        "difference": selectors.difference(beside) if beside else None,
        "may_reconcile": stated and not beside and may(actor, "stabilisation.reconciliation.add", found),
        "may_undo": bool(beside) and may(actor, "stabilisation.reconciliation.withdraw", beside),
        "may_withdraw": stated and may(actor, "stabilisation.flow.withdraw", found),
        "happenings": happenings(actor, found, (), timezone.now()),
    }
    return render(request, "stabilisation/flow.html", context)


@page("stabilisation.flow.add")
def flow_add(request: Request, pk: UUID) -> HttpResponse:
    """Enter a movement of a project."""
    found = projects.project(request.actor, pk)
    allow(request.actor, "stabilisation.flow.add", found)
    form = forms.FlowForm(request.POST or None, request.FILES or None, actor=request.actor, project=found)
    made: list[Flow] = []

    def work() -> None:
        with taking_file():
            made.append(services.flow_add(actor=request.actor, project=found, **with_file(form.cleaned_data)))

    return form_step(
        request, form, work, done=_("The movement is on record."), heading=_("Enter a movement of money"),
        submit=_("Put it on record"), about=found, back_url=reverse("project", args=[pk]),
        then=lambda: reverse("flow", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.flow.withdraw")
def flow_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw what was entered wrongly, with the reason."""
    found = selectors.flow(request.actor, pk)
    allow(request.actor, "stabilisation.flow.withdraw", found)
    if found.state != "stated":
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.flow_withdraw(actor=request.actor, flow=found, **form.cleaned_data),
        done=_("It is withdrawn, and in no sum any more."), heading=_("Withdraw it"), submit=_("Withdraw it"),
        about=found, back_url=reverse("flow", args=[pk]),
    )  # fmt: skip


@page("stabilisation.flow.download")
def flow_file(request: Request, pk: UUID) -> HttpResponse:
    """The file that shows it."""
    return download(services.evidence_open(actor=request.actor, flow=selectors.flow(request.actor, pk)))
