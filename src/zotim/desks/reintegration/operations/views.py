"""Pages of return operations. Each is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.operations import selectors, services
from zotim.desks.reintegration.operations.forms import CaseOfForm, OperationForm, TravellerForm
from zotim.desks.reintegration.operations.models import ReturnOperation, Traveller
from zotim.desks.reintegration.operations.sealed import TEXTS

OPEN, LEAD = "reintegration.returnoperation.open", "reintegration.returnoperation.lead"
ENTER, CASE = "reintegration.traveller.enter", "reintegration.traveller.open_case"


@page("reintegration.returnoperation.list")
@inside_page()
def operations(request: Request) -> HttpResponse:
    """Those that one leads or works for, until they have ended."""
    context = {"operations": selectors.operations(request.actor), "may_open": may(request.actor, OPEN)}
    return render(request, "reintegration/return_operations.html", context)


@page(OPEN)
@inside_page()
def operation_open(request: Request) -> HttpResponse:
    """Begin one."""
    form, made = OperationForm(request.POST or None), list[ReturnOperation]()
    return form_step(
        request, form, lambda: made.append(services.operation_open(actor=request.actor, **form.cleaned_data)),
        done=_("Enter who comes back."), heading=_("Begin a return operation"), submit=_("Begin it"),
        back_url=reverse("return_operations"), then=lambda: reverse("return_operation", args=[made[0].pk]),
    )  # fmt: skip


@page("reintegration.returnoperation.view")
@inside_page()
def operation(request: Request, pk: UUID) -> HttpResponse:
    """One: who comes back, what is ready and what is missing, as far as one leads it or works for them."""
    found = selectors.operation(request.actor, pk)
    context = {
        "operation": found,
        "people": selectors.ready(request.actor, found),
        "may": open_actions(request.actor, [LEAD, ENTER], found),
        "lead": LEAD,
        "enter": ENTER,
    }
    return render(request, "reintegration/return_operation.html", context)


def _of(found: ReturnOperation) -> dict[str, Any]:
    return {"about": found, "back_url": reverse("return_operation", args=[found.pk])}


@page(LEAD)
@inside_page()
def operation_end(request: Request, pk: UUID) -> HttpResponse:
    """Call it off; asks once."""
    found = selectors.operation(request.actor, pk)
    allow(request.actor, LEAD, found)
    heading = _("Call the operation off")
    return confirm_step(
        request, lambda: services.operation_call_off(actor=request.actor, operation=found),
        done=_("It has ended, and opens nothing any more."), heading=heading, submit=heading,
        consequences=[_("Nobody sees any more what was ready for whom.")], then=lambda: reverse("return_operations"),
        **_of(found),
    )  # fmt: skip


@page(ENTER)
@inside_page()
def traveller_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter somebody of the group."""
    found = selectors.operation(request.actor, pk)
    allow(request.actor, ENTER, found)
    return _enter(request, found, None, TravellerForm(request.POST or None, actor=request.actor))


@page(ENTER)
@inside_page()
def traveller_change(request: Request, pk: UUID, traveller: UUID) -> HttpResponse:
    """Put right what was entered of somebody."""
    found = selectors.operation(request.actor, pk)
    allow(request.actor, ENTER, found)
    row = selectors.traveller(request.actor, found, traveller)
    known = TEXTS.values(request.actor, row, "details") or {}
    known |= {"worker": row.worker_id, "interpreter": row.interpreter, "press": row.press}
    return _enter(request, found, row, TravellerForm(request.POST or None, initial=known, actor=request.actor))


def _enter(
    request: Request, found: ReturnOperation, row: Traveller | None, form: TravellerForm
) -> HttpResponse:  # fmt: skip
    return form_step(
        request, form,
        lambda: services.traveller_enter(actor=request.actor, operation=found, traveller=row, **form.values),
        done=_("It is sealed with the operation. Who works for them is told."), heading=_("Who comes back"),
        submit=_("Seal it"), **_of(found),
    )  # fmt: skip


@page(CASE)
@inside_page()
def traveller_case(request: Request, pk: UUID, traveller: UUID) -> HttpResponse:
    """Open their case; with the last one the operation ends."""
    found = selectors.operation(request.actor, pk)
    row = selectors.traveller(request.actor, found, traveller)
    allow(request.actor, CASE, row)
    form = CaseOfForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.traveller_open_case(actor=request.actor, traveller=row, **form.cleaned_data),
        done=_("The case is open, with what was ready as notes."), heading=_("Open their case"),
        submit=_("Open the case"), then=lambda: reverse("cases"),
        consequences=[
            _("What was ready stands in the case as notes, each in its part."),
            _("When each of the group has a case, the operation ends and opens nothing."),
        ],
        **_of(found),
    )  # fmt: skip
