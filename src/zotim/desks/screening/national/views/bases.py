"""Legal bases: all of them, one, entered, verified by somebody else, used no more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson, approval_of, may_second
from zotim.core.states.machine import WrongState
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page, form_page
from zotim.desks.screening.national import bases, selectors
from zotim.desks.screening.national.forms import BasisForm
from zotim.desks.screening.national.tables import BasisTable


@page("screening.legalbasis.list")
def basis_list(request: Request) -> HttpResponse:
    """All legal bases."""
    table = BasisTable(request, selectors.bases(request.actor))
    if table.wants_export:
        return table.export("legal-bases")
    context = {"table": table, "may_enter": may(request.actor, "screening.legalbasis.enter")}
    return render(request, "screening/legal_bases.html", context)


@page("screening.legalbasis.view")
def basis(request: Request, pk: UUID) -> HttpResponse:
    """One: the article, who decides under it, where one may appeal, who verified it."""
    found = selectors.basis(request.actor, pk)
    approval = approval_of(bases.VERIFY, found)
    context = {
        "basis": found,
        "may_verify": may_second(request.actor, bases.VERIFY, found),
        "may_end": found.state in ("entered", "verified") and may(request.actor, "screening.legalbasis.end", found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "screening/legal_basis.html", context)


@page("screening.legalbasis.enter")
def basis_add(request: Request) -> HttpResponse:
    """Enter a legal basis."""
    form = BasisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = bases.basis_enter(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("It is on record as a proposal. Somebody else compares it with the official text."))
        return redirect("legal_basis", pk=made.pk)
    return form_page(request, form, _("Enter a legal basis"), _("Enter it"), back_url=reverse("legal_bases"))


@page("screening.legalbasis.verify")
def basis_verify(request: Request, pk: UUID) -> HttpResponse:
    """Compare it with the official text, and say whether it stands so there."""
    found = selectors.basis(request.actor, pk)
    back = reverse("legal_basis", args=[found.pk])
    if found.state != "entered":
        messages.error(request, _("Somebody else has decided meanwhile."))
        return redirect(back)
    if not may_second(request.actor, bases.VERIFY, found):
        raise NeedsAnotherPerson(bases.VERIFY, found)
    form = DecisionForm(request.POST or None, accept=_("It stands so in the official text"))
    if request.method == "POST" and form.is_valid():
        try:
            bases.basis_verify(
                actor=request.actor, basis=found, verified=form.accepted, comment=form.cleaned_data["comment"]
            )
        except WrongState:
            messages.error(request, _("Somebody else has decided meanwhile."))
        else:
            done = _("Verified. Entries can be listed under it now.")
            messages.success(request, done if form.accepted else _("Returned. Nobody is listed under it."))
        return redirect(back)
    heading = _("Verify a legal basis")
    lines = [
        found.cited, found.body, found.appeal_to,
        _("Read in: %(source)s") % {"source": found.seen_in},
    ]  # fmt: skip
    return confirm_page(
        request, heading, _("Put my decision on record"), about=found, form=form, back_url=back, consequences=lines
    )


@page("screening.legalbasis.end")
def basis_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.basis(request.actor, pk)
    allow(request.actor, "screening.legalbasis.end", found)
    back = reverse("legal_basis", args=[found.pk])
    if request.method == "POST":
        try:
            bases.basis_end(actor=request.actor, basis=found)
        except (WrongState, Unfit) as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("It isn't used any more."))
        return redirect(back)
    lines = [
        _("Nobody is listed under it from now on, and no entry is kept under it when its review comes."),
        _("What is listed stays so until its review."),
    ]
    heading = _("Use a legal basis no more")
    return confirm_page(request, heading, _("Use it no more"), about=found, back_url=back, consequences=lines)
