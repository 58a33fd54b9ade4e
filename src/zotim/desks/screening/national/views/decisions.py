"""What deciders do: the first says what is to become of a proposal, the second agrees or doesn't; a review begins."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import confirm_page, confirm_step, form_step
from zotim.core.ui.show import page_language
from zotim.core.ui.words import label
from zotim.desks.screening.national import selectors, services
from zotim.desks.screening.national.forms import FirstDecisionForm, PaperForm, SecondDecisionForm
from zotim.desks.screening.national.models import ProposalOutcome
from zotim.desks.screening.national.papers import decision_print
from zotim.desks.screening.national.states import DECIDE, PROPOSAL, rests_on_law


@page("screening.proposal.decide")
def proposal_decide(request: Request, pk: UUID) -> HttpResponse:
    """Say as the first of two what is to become of it."""
    found = selectors.proposal(request.actor, pk)
    allow(request.actor, DECIDE, found)
    back = reverse("proposal", args=[found.pk])
    open_ones = {step.name for step in PROPOSAL.next_steps(found)} & set(ProposalOutcome.values)
    if not open_ones:
        messages.error(request, _("There is nothing to decide on it now."))
        return redirect(back)
    now = services.stamp(found)
    shown = request.GET.get("shown", now)
    if shown != now:
        messages.error(request, services.read_again())
        return redirect(back)
    form = FirstDecisionForm(
        request.POST or None, open_ones=open_ones, unconfirmed=None if rests_on_law(found) else found.legal_basis,
        initial={"review_on": found.review_on, "shown": shown},
    )  # fmt: skip

    def decide() -> None:
        said = form.cleaned_data
        services.decision_make(
            actor=request.actor, proposal=found, outcome=said["outcome"], reason=said["reason"],
            review_on=said.get("review_on"), shown=said["shown"],
        )  # fmt: skip

    lines = [_("A second decider agrees or doesn't. Until then nothing changes; only a return takes effect at once.")]
    if "delist" in open_ones:
        lines.append(_("If it is taken off the list, every hold and freeze that rests on the entry ends with it."))
    return form_step(
        request, form, decide,
        done=lambda: _("Returned to whoever proposed it.") if form.cleaned_data["outcome"] == "return"
        else _("On record. A second decider answers."),
        heading=_("Decide as the first of two"), submit=_("Put my decision on record"), about=found, back_url=back,
        consequences=lines,
    )  # fmt: skip


@page("screening.proposal.decide")
def proposal_answer(request: Request, pk: UUID, decision: UUID) -> HttpResponse:
    """Agree with the first decider or don't; says what will happen."""
    found = selectors.decision(request.actor, pk, decision)
    allow(request.actor, DECIDE, found.proposal)
    form = SecondDecisionForm(request.POST or None)
    outcome = label(found.outcome, "ProposalWish")
    return decision_step(
        request, form,
        lambda: services.decision_answer(
            actor=request.actor, decision=found, agreed=form.agreed, answer=form.cleaned_data["comment"]
        ),
        action=DECIDE, of=found, waits=found.state == "waiting",
        done=lambda: _("It is in effect now.") if form.agreed
        else _("Nothing changes. The first decider is told."),
        heading=_("Decide as the second of two"), about=found.proposal,
        consequences=lambda: [
            _("The first decider says: %(outcome)s.") % {"outcome": outcome}, WHAT_HAPPENS[found.outcome]()
        ],
        back_url=reverse("proposal", args=[pk]),
    )  # fmt: skip


WHAT_HAPPENS = {
    "list": lambda: _("If you agree, names are matched with it from the next question on, and it is published."),
    "keep": lambda: _("If you agree, the entry stays, as the proposal says it now."),
    "delist": lambda: _("If you agree, the entry ends, and with it every hold and freeze that rests on it."),
}


@page("screening.proposal.review")
def proposal_review(request: Request, pk: UUID) -> HttpResponse:
    """Begin the review before its day; asks once."""
    found = selectors.proposal(request.actor, pk)
    allow(request.actor, "screening.proposal.review", found)
    lines = [
        _("Whoever proposed it may bring what it says up to date."),
        _("Two deciders keep it or take it off. Until then it stays in force."),
    ]
    return confirm_step(
        request, lambda: services.proposal_review(actor=request.actor, proposal=found),
        done=_("The review has begun. The entry stays in force until two have decided."),
        heading=_("Begin the review"), submit=_("Begin the review"), about=found,
        back_url=reverse("proposal", args=[found.pk]), consequences=lines,
    )  # fmt: skip


@page("screening.proposal.print")
def proposal_print(request: Request, pk: UUID) -> HttpResponse:
    """The paper of the decision: a file, once asked for."""
    found = selectors.proposal(request.actor, pk)
    back = reverse("proposal", args=[found.pk])
    form = PaperForm(request.POST or None, initial={"language": page_language()})
    if found.listed_on is None:
        messages.error(request, _("It isn't on the list, and never was."))
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        try:
            data = decision_print(actor=request.actor, proposal=found, language=language)
        except Unfit as error:
            error.show_on(form)
        else:
            return attachment(data, "application/pdf", f"{found.reference}-{language}.pdf")
    lines = [
        _("It says what the list says, on which basis, the reasons that may be told, body, court and deadline."),
        _("It holds nothing of the grounds and the files."),
        _("Give it to the person or their lawyer, when they ask. It isn't kept; that it was made is on record."),
    ]
    heading = _("Make the paper of the decision")
    return confirm_page(
        request, heading, _("Make the paper"), about=found, form=form, back_url=back, consequences=lines
    )
