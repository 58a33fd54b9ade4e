"""Proposals: those that one wrote or decides on, one with what it rests on, and what its author does with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.services import may_second
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.forms import taking_file
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.screening.bases.selectors import of_listing
from zotim.desks.screening.lists.words import place
from zotim.desks.screening.national import selectors, services
from zotim.desks.screening.national.forms import EvidenceForm, ProposalChangeForm, ProposalForm
from zotim.desks.screening.national.models import Proposal
from zotim.desks.screening.national.sealed import CantBeOpened
from zotim.desks.screening.national.states import DECIDE, PROPOSAL, rests_on_law
from zotim.desks.screening.national.tables import ProposalTable


@page("screening.proposal.list")
def proposal_list(request: Request) -> HttpResponse:
    """Proposals that one wrote or decides on."""
    table = ProposalTable(request, selectors.proposals(request.actor))
    if table.wants_export:
        return table.export("proposals")
    context = {"table": table, "may_draft": may(request.actor, "screening.proposal.draft")}
    return render(request, "screening/proposals.html", context)


@page("screening.proposal.draft")
def proposal_add(request: Request) -> HttpResponse:
    """Draft a proposal."""
    usable = of_listing(request.actor)
    form = ProposalForm(request.POST or None, bases=usable)
    made: list[Proposal] = []

    def draft() -> None:
        basis = form.cleaned_data["legal_basis"]
        made.append(services.proposal_draft(actor=request.actor, legal_basis=basis, **form.values))
        if not rests_on_law(made[0]):
            messages.warning(request, _("It can't be listed yet: its legal basis waits for a second person."))

    return form_step(
        request, form, draft, done=_("Drafted. Put in the files on which it rests, then propose it."),
        heading=_("Draft a proposal"), submit=_("Draft it"), back_url=reverse("proposals"),
        then=lambda: reverse("proposal", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.proposal.view")
def proposal(request: Request, pk: UUID) -> HttpResponse:
    """One proposal: who, on what it rests, where it stands, what can be done now."""
    actor, found = request.actor, selectors.proposal(request.actor, pk)
    held = selectors.held(actor, found)
    steps = {step.name for step in PROPOSAL.next_steps(found)}
    waits = any(said.decision.state == "waiting" for said in held.decisions)
    decisions = [
        (said, may_second(actor, DECIDE, said.decision) and may(actor, DECIDE, found)) for said in held.decisions
    ]
    context = {
        "proposal": found,
        "held": held,
        "countries": [place(one) for one in held.identity.countries] if held.identity else [],
        "decisions": decisions,
        "entry": selectors.entry(actor, found) if found.listed_on else None,
        "unconfirmed": not rests_on_law(found),
        "stamp": services.stamp(found),
        "may_change": _may_change(request, found) and not waits,
        "may_propose": "propose" in steps and may(actor, "screening.proposal.propose", found),
        "may_withdraw": "withdraw" in steps and may(actor, "screening.proposal.withdraw", found),
        "may_review": "review" in steps and may(actor, "screening.proposal.review", found),
        "may_print": found.listed_on is not None and may(actor, "screening.proposal.print", found),
        "may_decide": not waits and found.state in DECIDED_IN and may(actor, DECIDE, found),
    }
    return render(request, "screening/proposal.html", context)


DECIDED_IN = ("proposed", "listed", "under_review")
"""States in which a first decider may speak."""


def _may_change(request: Request, found: Proposal) -> bool:
    return found.state in services.WRITTEN and may(request.actor, "screening.proposal.change", found)


@page("screening.proposal.change")
def proposal_change(request: Request, pk: UUID) -> HttpResponse:
    """Say something else."""
    found = selectors.proposal(request.actor, pk)
    allow(request.actor, "screening.proposal.change", found)
    held = selectors.held(request.actor, found)
    back = reverse("proposal", args=[found.pk])
    if held.trouble or not _may_change(request, found):
        messages.error(request, _("It can be changed while it is drafted, returned or under review."))
        return redirect(back)
    initial = {
        "grounds": held.grounds, "told_reasons": held.told_reasons, "review_on": found.review_on,
        "requesting_state": found.requesting_state,
    }  # fmt: skip
    form = ProposalChangeForm(request.POST or None, identity=held.identity, initial=initial)
    return form_step(
        request, form, lambda: services.proposal_change(actor=request.actor, proposal=found, **form.values),
        done=_("The proposal was changed."), heading=_("Change the proposal"), submit=_("Change it"), about=found,
        back_url=back,
    )  # fmt: skip


@page("screening.proposal.change")
def proposal_evidence_add(request: Request, pk: UUID) -> HttpResponse:
    """Put in a file on which it rests."""
    found = selectors.proposal(request.actor, pk)
    allow(request.actor, "screening.proposal.change", found)
    form, back = EvidenceForm(request.POST or None, request.FILES or None), reverse("proposal", args=[found.pk])

    def put_in() -> None:
        file = form.cleaned_data["file"]
        with taking_file():
            services.evidence_add(actor=request.actor, proposal=found, data=file.read(), name=file.name)

    return form_step(
        request, form, put_in, done=_("The file was put in and sealed."), heading=_("Put in a file"),
        submit=_("Put it in"), about=found, back_url=back,
    )  # fmt: skip


@page("screening.proposal.view")
def proposal_evidence(request: Request, pk: UUID, piece: UUID) -> HttpResponse:
    """A file on which it rests."""
    try:
        found, name, data = selectors.evidence(request.actor, pk, piece)
    except CantBeOpened:
        raise Http404 from None
    return attachment(data, found.content_type, name)


@page("screening.proposal.propose")
def proposal_propose(request: Request, pk: UUID) -> HttpResponse:
    """Put it before the deciders; says what will happen."""
    found = selectors.proposal(request.actor, pk)
    allow(request.actor, "screening.proposal.propose", found)
    lines = [
        _("The deciders of its side read it from now on, with all that it rests on."),
        _("It can't be changed any more, unless they return it."),
        _("It is listed when two of them say so. Nobody who wrote it is one of them."),
    ]
    return confirm_step(
        request, lambda: services.proposal_propose(actor=request.actor, proposal=found),
        done=_("Proposed. Two deciders who didn't write it decide."), heading=_("Propose it"), submit=_("Propose"),
        about=found, back_url=reverse("proposal", args=[found.pk]), consequences=lines,
    )  # fmt: skip


@page("screening.proposal.withdraw")
def proposal_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take it back; asks once."""
    found = selectors.proposal(request.actor, pk)
    allow(request.actor, "screening.proposal.withdraw", found)
    lines = [_("Nobody decides on it any more. It can't be taken up again: a new one is drafted then.")]
    return confirm_step(
        request, lambda: services.proposal_withdraw(actor=request.actor, proposal=found),
        done=_("Withdrawn. Nothing is listed."), heading=_("Withdraw the proposal"), submit=_("Withdraw"), about=found,
        back_url=reverse("proposal", args=[found.pk]), consequences=lines,
    )  # fmt: skip
