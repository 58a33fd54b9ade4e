"""Pages of legal bases: all of them, one with the second person's decision, its end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.bases import another_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.content.law import inputs, selectors, services
from zotim.desks.content.law.models import ActingBasis
from zotim.desks.content.law.states import BASIS
from zotim.desks.content.law.tables import BasisTable


@page("content.actingbasis.list")
def basis_list(request: Request) -> HttpResponse:
    """All legal bases."""
    table = BasisTable(request, selectors.bases(request.actor))
    if table.wants_export:
        return table.export("legal-bases")
    context = {"table": table, "may_enter": may(request.actor, "content.actingbasis.enter")}
    return render(request, "content/law_bases.html", context)


@page("content.actingbasis.enter")
def basis_enter(request: Request) -> HttpResponse:
    """Enter one."""
    return _enter(request, _("Enter a legal basis"), reverse("acting_bases"))


@page("content.actingbasis.enter")
def basis_another(request: Request, pk: UUID) -> HttpResponse:
    """Enter another article of the same law: body, court and days stand there already, to be compared."""
    found = selectors.basis(request.actor, pk)
    back = reverse("acting_basis", args=[pk])
    return _enter(request, _("Enter another article of this law"), back, another_of(found))


def _enter(request: Request, heading: str, back: str, initial: dict[str, Any] | None = None) -> HttpResponse:
    form = inputs.BasisForm(request.POST or None, initial=initial)
    made: list[ActingBasis] = []
    return form_step(
        request, form, lambda: made.append(services.basis_enter(actor=request.actor, **form.values())),
        done=_("It is entered, as a proposal. A second person compares it with the official text."),
        heading=heading, submit=_("Enter it"), back_url=back,
        then=lambda: reverse("acting_basis", args=[made[0].pk]),
    )  # fmt: skip


@page("content.actingbasis.view")
def basis(request: Request, pk: UUID) -> HttpResponse:
    """One, and the second person's decision on it."""
    found = selectors.basis(request.actor, pk)

    def decide(form: inputs.BasisDecisionForm) -> None:
        said = form.cleaned_data
        services.basis_decide(
            actor=request.actor, basis=found, confirmed=form.accepted, comment=said["comment"],
            member=said.get("member", False),
        )  # fmt: skip

    def make(data: object) -> inputs.BasisDecisionForm:
        return inputs.BasisDecisionForm(data, way=found.way)

    done = _("It is confirmed. Its way of acting is on from now.")
    form, answer = decision(request, BASIS, found, make, decide, done=done, back=reverse("acting_basis", args=[pk]))
    if answer:
        return answer
    approval = approval_of(BASIS.confirm, found)
    context = {
        "basis": found,
        "form": form,
        "may_enter": may(request.actor, "content.actingbasis.enter"),
        "may_end": found.state in USABLE and may(request.actor, BASIS.end, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "content/law_basis.html", context)


@page("content.actingbasis.end")
def basis_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.basis(request.actor, pk)
    allow(request.actor, BASIS.end, found)
    lines = [
        _("Its way of acting is off until another one is confirmed."),
        _("What went out under it stands, and names it."),
    ]
    return confirm_step(
        request, lambda: services.basis_end(actor=request.actor, basis=found), done=_("It isn't used any more."),
        heading=_("Use a legal basis no more"), submit=_("Use it no more"), about=found,
        back_url=reverse("acting_basis", args=[pk]), consequences=lines,
    )  # fmt: skip
