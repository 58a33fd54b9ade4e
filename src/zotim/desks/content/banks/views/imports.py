"""Files of fingerprints: put one into a bank, see what came of it, confirm or refuse it, withdraw it."""

import io
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import behind
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.forms import ReasonForm, taking_file
from zotim.core.ui.pages import form_step
from zotim.desks.content.banks import selectors, services
from zotim.desks.content.banks.forms import DecideForm, ListForm
from zotim.desks.content.banks.models import BankImport
from zotim.desks.content.banks.states import DECIDE_IMPORT, WITHDRAW


@page("content.bankimport.take")
def bank_import_take(request: Request, pk: UUID) -> HttpResponse:
    """Put a file of fingerprints into a bank."""
    bank = selectors.bank(request.actor, pk)
    allow(request.actor, "content.bankimport.take")
    form = ListForm(request.POST or None, request.FILES or None)
    made: list[BankImport] = []
    return form_step(
        request, form, lambda: made.append(_take(request, pk, form)),
        done=_("The file was read. What came of it stands here."), heading=_("Put in a file of fingerprints"),
        submit=_("Put it in"), back_url=reverse("bank", args=[bank.pk]),
        then=lambda: reverse("bank_import", args=[made[0].pk]),
    )  # fmt: skip


def _take(request: Request, pk: UUID, form: ListForm) -> BankImport:
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        with taking_file():
            return services.import_take(
                actor=request.actor, bank=selectors.bank(request.actor, pk), name=file.name,
                file=lambda: io.BytesIO(data), kind=form.cleaned_data["kind"],
            )  # fmt: skip
    except services.Elsewhere:
        raise Unfit(_("Somebody else puts in this very file just now."), "file") from None


@page("content.bankimport.view")
def bank_import(request: Request, pk: UUID) -> HttpResponse:
    """A file: what it brought, and what was wrong in it."""
    actor, found = request.actor, selectors.bank_import(request.actor, pk)
    context = {
        "import": found,
        "more_problems": found.problems - len(found.told),
        "may_decide": found.state == "proposed" and may(actor, DECIDE_IMPORT, found),
        "may_withdraw": found.state == "in_force" and may(actor, WITHDRAW, found),
    }
    return render(request, "content/bank_import.html", context)


@page(DECIDE_IMPORT)
def bank_import_decide(request: Request, pk: UUID) -> HttpResponse:
    """Confirm a file, all its entries at once, or refuse it."""
    found = selectors.bank_import(request.actor, pk)
    allow(request.actor, DECIDE_IMPORT, found)
    own = bool(behind(found, "taken") & request.actor.people)
    form = DecideForm(
        request.POST or None, accept=None if own else _("Confirm it: all its entries meet what comes from now on"),
        refuse=_("Refuse it: none of its entries ever meets anything"),
    )  # fmt: skip
    return decision_step(
        request, form,
        lambda: services.import_decide(
            actor=request.actor, taken=found, accepted=form.accepted, reason=form.cleaned_data["reason"]
        ),
        action=DECIDE_IMPORT, of=found, waits=found.state == "proposed", may=True,
        done=lambda: _("Your decision is on record."), heading=_("Decide on a file of fingerprints"),
        consequences=list, back_url=reverse("bank_import", args=[found.pk]), beside=lambda: {"import": found},
        template="content/bank_import_decide.html",
    )  # fmt: skip


@page(WITHDRAW)
def bank_import_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw all entries of a file."""
    found = selectors.bank_import(request.actor, pk)
    allow(request.actor, WITHDRAW, found)
    if found.state != "in_force":
        return redirect("bank_import", pk=found.pk)
    form = ReasonForm(request.POST or None)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return form_step(
        request, form, lambda: services.import_withdraw(actor=request.actor, taken=found, reason=reason),
        done=_("All its entries are withdrawn. They meet nothing any more."),
        heading=_("Withdraw a file of fingerprints"), submit=_("Withdraw all its entries"),
        back_url=reverse("bank_import", args=[found.pk]),
    )  # fmt: skip
