"""Banks: all of them, one with its entries, what is said of it, how it is asked, and what something would meet."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import behind
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import form_step
from zotim.desks.content.banks import selectors, services
from zotim.desks.content.banks.forms import AskForm, BankForm, DecideForm, NewBankForm, TryForm
from zotim.desks.content.banks.states import DECIDE_CHANGE
from zotim.desks.content.banks.tables import BankTable, EntryTable
from zotim.desks.content.banks.trying import bank_try

CAN = (
    "content.bank.add", "content.bank.change", "content.bank.try", "content.entry.propose", "content.bankimport.take",
)  # fmt: skip


@page("content.bank.list")
def banks(request: Request) -> HttpResponse:
    """All banks, and what waits for a second person."""
    actor = request.actor
    table = BankTable(request, selectors.banks(actor))
    if table.wants_export:
        return table.export("banks")
    context = {
        "table": table,
        "can": {name.replace(".", "_") for name in open_actions(actor, CAN)},
        "waiting": list(selectors.waiting(actor)[:20]),
        "imports": list(selectors.imports_waiting(actor)[:20]),
        "changes": list(selectors.changes(actor)[:20]),
    }
    return render(request, "content/banks.html", context)


@page("content.bank.view")
def bank(request: Request, pk: UUID) -> HttpResponse:
    """A bank: what it is, its files, its entries."""
    actor, found = request.actor, selectors.bank(request.actor, pk)
    table = EntryTable(request, selectors.entries(actor, found))
    if table.wants_export:
        return table.export(f"bank-{found.code}")
    context = {
        "bank": found,
        "table": table,
        "imports": list(selectors.imports(actor, found)[:10]),
        "change": selectors.changes(actor).filter(bank=found).first(),
        "can": {name.replace(".", "_") for name in open_actions(actor, CAN)},
    }
    return render(request, "content/bank.html", context)


@page("content.bank.add")
def bank_add(request: Request) -> HttpResponse:
    """Add a bank."""
    form = NewBankForm(request.POST or None)
    made = []
    return form_step(
        request, form, lambda: made.append(services.bank_add(actor=request.actor, **form.cleaned_data)),
        done=_("The bank is there. Propose what it is to hold."), heading=pgettext("heading", "Add a bank"),
        submit=_("Add the bank"), back_url=reverse("banks"), then=lambda: reverse("bank", args=[made[0].pk]),
    )  # fmt: skip


@page("content.bank.change")
def bank_change(request: Request, pk: UUID) -> HttpResponse:
    """Change what is said of a bank."""
    found = selectors.bank(request.actor, pk)
    form = BankForm(request.POST or None, initial={"title": found.title, "provenance": found.provenance})
    return form_step(
        request, form, lambda: services.bank_change(actor=request.actor, bank=found, **form.cleaned_data),
        done=_("What is said of the bank was changed."), heading=_("Change the bank"), submit=_("Change it"),
        back_url=reverse("bank", args=[found.pk]),
    )  # fmt: skip


@page("content.bank.change")
def bank_ask(request: Request, pk: UUID) -> HttpResponse:
    """Change how a bank is asked; of one that protects, another person agrees first."""
    found = selectors.bank(request.actor, pk)
    form = AskForm(request.POST or None, initial={"enabled": found.enabled, "distance": found.distance})
    waits = _("Another curator has to agree; until then it is asked as before.")
    return form_step(
        request, form, lambda: services.bank_ask(actor=request.actor, bank=found, **form.cleaned_data),
        done=waits if found.protects else _("It is so from the next question on."),
        heading=_("Change how the bank is asked"), submit=_("Change it"), back_url=reverse("bank", args=[found.pk]),
    )  # fmt: skip


@page("content.bankchange.decide")
def bank_change_decide(request: Request, pk: UUID) -> HttpResponse:
    """Agree to a change of a bank that protects, or refuse it."""
    found = selectors.change(request.actor, pk)
    allow(request.actor, DECIDE_CHANGE, found)
    back = reverse("bank", args=[found.bank_id])
    own = bool(behind(found, "asked") & request.actor.people)
    form = DecideForm(
        request.POST or None, accept=None if own else _("Agree: it is so from the next question on"),
        refuse=_("Refuse it: the bank is asked as before"),
    )  # fmt: skip
    return decision_step(
        request, form, lambda: services.change_decide(actor=request.actor, change=found, accepted=form.accepted),
        action=DECIDE_CHANGE, of=found, waits=found.state == "asked", may=True,
        done=lambda: _("Your decision is on record."), heading=_("Decide on a change of a bank"), consequences=list,
        back_url=back, beside=lambda: {"change": found}, template="content/bank_change.html",
    )  # fmt: skip


@page("content.bank.try")
def banks_try(request: Request) -> HttpResponse:
    """What would this meet? Nothing of it is kept."""
    form = TryForm(request.POST or None, request.FILES or None)
    context = {
        "form": form, "heading": _("What would this meet?"), "submit": _("Ask the banks"), "back_url": reverse("banks"),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            context["tried"] = bank_try(
                actor=request.actor, data=data["file"].read() if data["file"] else b"", text=data["text"],
                address=data["address"],
            )  # fmt: skip
        except Unfit as refused:
            refused.show_on(form)
        else:
            context["asked"] = True
            messages.success(request, _("All banks were asked. Nothing of it was kept."))
    return render(request, "content/banks_try.html", context)
