"""What was promised of a mission: say it, its page with the numbers and why, its billets, take it back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_step
from zotim.desks.deployments.missions import forms, selectors, services
from zotim.desks.deployments.missions.models import Pledge
from zotim.desks.deployments.missions.states import PLEDGE
from zotim.register import selectors as register
from zotim.register.history import happenings


@page("deployments.pledge.add")
def pledge_add(request: Request, pk: UUID) -> HttpResponse:
    """Say what the number of a commitment is a number of."""
    found = selectors.mission(request.actor, pk)
    allow(request.actor, "deployments.pledge.add", found)
    form = forms.PledgeForm(request.POST or None, actor=request.actor)
    made: list[Pledge] = []

    def work() -> None:
        made.append(services.pledge_add(actor=request.actor, mission=found, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("It is on record what was promised."), heading=_("Say what was promised"),
        submit=_("Put it on record"), about=found, back_url=reverse("mission", args=[pk]),
        then=lambda: reverse("pledge", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.pledge.view")
def pledge(request: Request, pk: UUID) -> HttpResponse:
    """Offered, accepted, filled, ready, deployed: how many, and why not more."""
    actor, found = request.actor, selectors.pledge(request.actor, pk)
    stated = found.state == "stated"
    context = {
        "pledge": found,
        "state": PLEDGE.state(found),
        "commitment": register.commitments(actor).filter(pk=found.commitment_id).first(),
        "numbers": selectors.stands(actor, found) if stated else [],
        "billets": selectors.billets(actor, found.mission).filter(pledge=found),
        "may_tie": stated and may(actor, "deployments.pledge.tie", found),
        "may_withdraw": stated and may(actor, "deployments.pledge.withdraw", found),
        "happenings": happenings(actor, found, (), timezone.now()),
    }
    return render(request, "deployments/pledge.html", context)


@page("deployments.pledge.tie")
def pledge_tie(request: Request, pk: UUID) -> HttpResponse:
    """Say which billets keep it."""
    found = selectors.pledge(request.actor, pk)
    allow(request.actor, "deployments.pledge.tie", found)
    if found.state != "stated":
        raise Http404
    form = forms.TieForm(request.POST or None, actor=request.actor, pledge=found)

    def work() -> None:
        services.pledge_tie(actor=request.actor, pledge=found, billets=list(form.cleaned_data["billets"]))

    return form_step(
        request, form, work, done=_("It is on record which billets keep it."), heading=_("Billets that keep it"),
        submit=_("Put it on record"), about=found, back_url=reverse("pledge", args=[pk]),
    )  # fmt: skip


@page("deployments.pledge.withdraw")
def pledge_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take it back, with the reason."""
    found = selectors.pledge(request.actor, pk)
    allow(request.actor, "deployments.pledge.withdraw", found)
    if found.state != "stated":
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.pledge_withdraw(actor=request.actor, pledge=found, **form.cleaned_data),
        done=_("It is taken back. Its billets keep nothing any more."), heading=_("Take it back"),
        submit=_("Take it back"), about=found, back_url=reverse("pledge", args=[pk]),
    )  # fmt: skip
