"""Customers on file without their names, one by one with theirs; files that are put in and what was counted in them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import behind
from zotim.core.jobs.services import job_of
from zotim.core.ui.pages import form_step
from zotim.desks.screening.finance import selectors, services
from zotim.desks.screening.finance.channel import inside_page
from zotim.desks.screening.finance.forms import CustomersForm, DecisionForm, FindForm, PaymentsForm
from zotim.desks.screening.finance.models import Delivery
from zotim.desks.screening.finance.policy import DECIDE
from zotim.desks.screening.finance.services.deliveries import WORK
from zotim.desks.screening.finance.tables import CustomerTable, DeliveryTable, OfficersTable
from zotim.desks.screening.finance.words import problem
from zotim.desks.screening.lists.words import place


@page("screening.customer.list")
@inside_page
def customer_list(request: Request) -> HttpResponse:
    """Customers, by reference."""
    actor = request.actor
    sees = may(actor, "screening.customer.view")
    table = (OfficersTable if sees else CustomerTable)(request, selectors.customers(actor))
    if table.wants_export:
        return table.export("customers")
    context = {
        "table": table,
        "rounds": selectors.rounds(actor),
        "may_find": may(actor, "screening.customer.find"),
        "may_take": may(actor, "screening.customer.take"),
    }
    return render(request, "screening/customers.html", context)


@page("screening.customer.find")
@inside_page
def customer_find(request: Request) -> HttpResponse:
    """Find somebody by number or by name."""
    form, found = FindForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        try:
            found = services.customers_find(actor=request.actor, **form.cleaned_data)
        except Unfit as error:
            error.show_on(form)
        else:
            if len(found) == 1:
                messages.success(request, _("This is the customer. That you looked is on record."))
                return redirect("customer", pk=found[0].pk)
            if not found:
                form.add_error(None, _("Nobody on file has this number or exactly this name."))
    return render(request, "screening/customer_find.html", {"form": form, "found": found})


@page("screening.customer.view")
@inside_page
def customer(request: Request, pk: UUID) -> HttpResponse:
    """A customer: who it is, since when, which alerts there are."""
    found = selectors.customer(request.actor, pk)
    held = selectors.held(request.actor, found)
    context = {
        "customer": found,
        "held": held,
        "countries": [place(one) for one in held.query.countries] if held else [],
        "alerts": selectors.alerts_of(request.actor, found),
    }
    return render(request, "screening/customer.html", context)


@page("screening.delivery.list")
@inside_page
def delivery_list(request: Request) -> HttpResponse:
    """Files that were put in."""
    table = DeliveryTable(request, selectors.deliveries(request.actor))
    if table.wants_export:
        return table.export("files")
    context = {
        "table": table,
        "may_take": may(request.actor, "screening.customer.take"),
        "may_pay": may(request.actor, "screening.payment.take"),
    }
    return render(request, "screening/deliveries.html", context)


@page("screening.customer.take")
@inside_page
def customers_take(request: Request) -> HttpResponse:
    """Put in a file of customers."""
    form = CustomersForm(request.POST or None, request.FILES or None)
    return _take(request, form, Delivery.Holds.CUSTOMERS, _("Put in a file of customers"))


@page("screening.payment.take")
@inside_page
def payments_take(request: Request) -> HttpResponse:
    """Put in a file of payments."""
    form = PaymentsForm(request.POST or None, request.FILES or None)
    return _take(request, form, Delivery.Holds.PAYMENTS, _("Put in a file of payments"))


def _take(request: Request, form: Any, holds: str, heading: str) -> HttpResponse:
    made: list[Delivery] = []

    def take() -> None:
        data, whole = form.cleaned_data["file"].read(), form.cleaned_data.get("whole", False)
        made.append(services.delivery_take(actor=request.actor, holds=holds, data=data, whole=whole))

    return form_step(
        request, form, take,
        done=_("The file is worked through now. You can leave; this page says how far it is."), heading=heading,
        submit=_("Put it in"), back_url=reverse("deliveries"), then=lambda: reverse("delivery", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.delivery.view")
@inside_page
def delivery(request: Request, pk: UUID) -> HttpResponse:
    """What was counted in a file."""
    actor, found = request.actor, selectors.delivery(request.actor, pk)
    job = job_of(WORK, found)
    context = {
        "delivery": found,
        "problems": [(one["line"], one["field"], problem(one["code"], one["values"])) for one in found.told],
        "more_problems": found.problems - len(found.told),
        "failed": found.state in ("waiting", "cleared") and job is not None and job.state == "failed",
        "may_decide": found.state == "held" and may(actor, DECIDE, found),
        "own": bool(behind(found, "taken") & actor.people),
    }
    return render(request, "screening/delivery.html", context)


@page("screening.delivery.decide")
@inside_page
def delivery_decide(request: Request, pk: UUID) -> HttpResponse:
    """Say what becomes of those who aren't in a file."""
    found = selectors.delivery(request.actor, pk)
    back = reverse("delivery", args=[found.pk])
    if found.state != "held":
        return redirect(back)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        released = form.cleaned_data["decision"] == "release"
        services.delivery_decide(actor=request.actor, delivery=found, released=released)
        messages.success(request, _("They are ended now.") if released else _("They stay on file."))
        return redirect(back)
    context = {
        "form": form, "heading": _("Who isn't in the file"), "submit": _("Put it on record"), "about": found,
        "back_url": back,
    }  # fmt: skip
    return render(request, "screening/delivery_decide.html", context)
