"""Pages of the law on which this desk works: all of it, one article with the second person's decision, its end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.services import approval_of
from zotim.core.ui.bases import BasisDecisionForm, another_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.screening.bases import forms, selectors, services
from zotim.desks.screening.bases.models import LegalBasis, LegalStep
from zotim.desks.screening.bases.states import BASIS, CONFIRM, END, USABLE
from zotim.desks.screening.bases.tables import BasisTable


@page("screening.legalbasis.list")
def basis_list(request: Request) -> HttpResponse:
    """All legal bases."""
    table = BasisTable(request, selectors.bases(request.actor))
    if table.wants_export:
        return table.export("legal-bases")
    context = {"table": table, "may_enter": may(request.actor, "screening.legalbasis.enter")}
    return render(request, "screening/legal_bases.html", context)


@page("screening.legalbasis.enter")
def basis_enter(request: Request) -> HttpResponse:
    """Enter one."""
    return _enter(request, _("Enter a legal basis"), reverse("legal_bases"))


@page("screening.legalbasis.enter")
def basis_another(request: Request, pk: UUID) -> HttpResponse:
    """Enter another article of the same law: body, court and days stand there already, to be compared."""
    found = selectors.basis(request.actor, pk)
    initial = another_of(found) | {"side": found.side, "told_to": found.told_to}
    return _enter(request, _("Enter another article of this law"), reverse("legal_basis", args=[pk]), initial)


def _enter(request: Request, heading: str, back: str, initial: dict[str, Any] | None = None) -> HttpResponse:
    form = forms.BasisForm(request.POST or None, initial=initial)
    made: list[LegalBasis] = []
    return form_step(
        request, form, lambda: made.append(services.basis_enter(actor=request.actor, **form.values())),
        done=_("It is entered, as a proposal. A second person compares it with the official text."),
        heading=heading, submit=_("Enter it"), back_url=back,
        then=lambda: reverse("legal_basis", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.legalbasis.view")
def basis(request: Request, pk: UUID) -> HttpResponse:
    """One, and the second person's decision on it."""
    found = selectors.basis(request.actor, pk)

    def decide(form: BasisDecisionForm) -> None:
        services.basis_decide(
            actor=request.actor, basis=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    done = _("It is confirmed. The step rests on it from now on.")
    form, answer = decision(
        request, BASIS, found, BasisDecisionForm, decide, done=done, back=reverse("legal_basis", args=[pk])
    )
    if answer:
        return answer
    approval = approval_of(CONFIRM, found)
    context = {
        "basis": found,
        "form": form,
        "may_enter": may(request.actor, "screening.legalbasis.enter"),
        "may_end": found.state in USABLE and may(request.actor, END, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "screening/legal_basis.html", context)


@page("screening.legalbasis.end")
def basis_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.basis(request.actor, pk)
    allow(request.actor, END, found)
    if found.step == LegalStep.LISTING:
        lines = [
            _("Nobody is listed under it from now on, and no entry is kept under it when its review comes."),
            _("What is listed stays so until its review."),
        ]
    else:
        lines = [
            _("Its step is off until another one is confirmed. Until then no hold is confirmed either."),
            _("What was decided under it stands, and its notices name it."),
        ]
    return confirm_step(
        request, lambda: services.basis_end(actor=request.actor, basis=found), done=_("It isn't used any more."),
        heading=_("Use a legal basis no more"), submit=_("Use it no more"), about=found,
        back_url=reverse("legal_basis", args=[pk]), consequences=lines,
    )  # fmt: skip
