"""Rates of the day: list, enter, withdraw."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_step
from zotim.desks.stabilisation.money import forms, selectors, services
from zotim.desks.stabilisation.money.tables import KeptRateTable, RateTable


@page("stabilisation.rate.list")
def rate_list(request: Request) -> HttpResponse:
    """Rates of the day."""
    rows = selectors.rates(request.actor)
    withdraws = may(request.actor, "stabilisation.rate.withdraw")
    table = KeptRateTable(request, rows) if withdraws else RateTable(request, rows)
    if table.wants_export:
        return table.export("rates")
    context = {"table": table, "may_add": may(request.actor, "stabilisation.rate.add")}
    return render(request, "stabilisation/rates.html", context)


@page("stabilisation.rate.add")
def rate_add(request: Request) -> HttpResponse:
    """Enter one."""
    form = forms.RateForm(request.POST or None)
    return form_step(
        request, form, lambda: services.rate_add(actor=request.actor, **form.cleaned_data),
        done=_("The rate is on record."), heading=_("Enter a rate of the day"), submit=_("Put it on record"),
        back_url=reverse("rates"),
    )  # fmt: skip


@page("stabilisation.rate.withdraw")
def rate_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw one that was entered wrongly, with the reason."""
    found = selectors.rate(request.actor, pk)
    allow(request.actor, "stabilisation.rate.withdraw", found)
    if found.state != "stated":
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.rate_withdraw(actor=request.actor, rate=found, **form.cleaned_data),
        done=_("It is withdrawn. Sums that took it are worked out anew."), heading=_("Withdraw a rate"),
        submit=_("Withdraw it"), about=found, back_url=reverse("rates"),
    )  # fmt: skip
