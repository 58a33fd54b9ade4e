"""What a mission costs: planned and paid by year and currency, its rates, what was paid."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.costs import forms, selectors, services
from zotim.desks.deployments.missions import selectors as missions


@page("deployments.rate.view")
def costs(request: Request, pk: UUID) -> HttpResponse:
    """What a mission costs."""
    actor, found = request.actor, missions.mission(request.actor, pk)
    context = {
        "mission": found,
        "years": selectors.years(actor, found),
        "rates": selectors.rates(actor, found),
        "payments": selectors.payments(actor, found),
        "may_enter": may(actor, "deployments.rate.enter", found),
    }
    return render(request, "deployments/costs.html", context)


@page("deployments.rate.enter")
def rate_enter(request: Request, pk: UUID) -> HttpResponse:
    """Say what something costs."""
    found = missions.mission(request.actor, pk)
    allow(request.actor, "deployments.rate.enter", found)
    form = forms.RateForm(request.POST or None, initial={"from_on": found.from_on})
    return form_step(
        request, form, lambda: services.rate_enter(actor=request.actor, mission=found, **form.cleaned_data),
        done=_("The rate is on record."), heading=_("Enter a rate"), submit=_("Put it on record"), about=found,
        back_url=reverse("costs", args=[pk]),
    )  # fmt: skip


@page("deployments.payment.enter")
def payment_enter(request: Request, pk: UUID) -> HttpResponse:
    """Put on record what was paid."""
    found = missions.mission(request.actor, pk)
    allow(request.actor, "deployments.payment.enter", found)
    form = forms.PaymentForm(request.POST or None, billets=missions.billets(request.actor, found))
    return form_step(
        request, form, lambda: services.payment_enter(actor=request.actor, mission=found, **form.cleaned_data),
        done=_("The payment is on record."), heading=_("Enter a payment"), submit=_("Put it on record"), about=found,
        back_url=reverse("costs", args=[pk]),
    )  # fmt: skip


@page("deployments.rate.end")
def rate_end(request: Request, pk: UUID) -> HttpResponse:
    """Say that a rate counts no more; asks once."""
    found = selectors.rate(request.actor, pk)
    allow(request.actor, "deployments.rate.end", found)
    heading = _("It counts no more")
    return confirm_step(
        request, lambda: services.rate_end(actor=request.actor, rate=found), done=_("It counts no more."),
        heading=heading, submit=heading, about=found.mission, back_url=reverse("costs", args=[found.mission_id]),
        consequences=[_("What is planned is worked out without it.")],
    )  # fmt: skip


@page("deployments.payment.end")
def payment_end(request: Request, pk: UUID) -> HttpResponse:
    """Say that a payment counts no more; asks once."""
    found = selectors.payment(request.actor, pk)
    allow(request.actor, "deployments.payment.end", found)
    heading = _("It counts no more")
    return confirm_step(
        request, lambda: services.payment_end(actor=request.actor, payment=found), done=_("It counts no more."),
        heading=heading, submit=heading, about=found.mission, back_url=reverse("costs", args=[found.mission_id]),
        consequences=[_("It isn't in what was paid any more. It stays on record.")],
    )  # fmt: skip
