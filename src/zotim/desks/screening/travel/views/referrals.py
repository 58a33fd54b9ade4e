"""Referrals to border police: all, one, and each step that is taken on it, on either side."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.states.machine import WrongState
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import form_step
from zotim.core.ui.show import moment, put
from zotim.core.ui.words import label
from zotim.desks.screening.alerts.sides import both_sides
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.lists.words import place
from zotim.desks.screening.travel import selectors
from zotim.desks.screening.travel.forms import AnswerForm, ReferralForm, SeeForm
from zotim.desks.screening.travel.models import Referral
from zotim.desks.screening.travel.policy import works_here
from zotim.desks.screening.travel.services import referrals
from zotim.desks.screening.travel.states import SEE
from zotim.desks.screening.travel.tables import ReferralTable


@page("screening.referral.list")
@inside_page
def referral_list(request: Request) -> HttpResponse:
    """All of them, without saying whom they are about; border police see those that were sent."""
    table = ReferralTable(request, selectors.referrals(request.actor))
    if table.wants_export:
        return table.export("referrals")
    return render(request, "screening/referrals.html", {"table": table})


@page("screening.referral.view")
@inside_page
def referral(request: Request, pk: UUID) -> HttpResponse:
    """One: who it is, what is asked, what was answered. The alert stands there for officers of travel alone."""
    actor, found = request.actor, selectors.referral(request.actor, pk)
    said = selectors.said(actor, found)
    contradicted = works_here(actor) and found.state == "answered" and found.alert.state == "contested"
    context = {
        "referral": found,
        "said": said,
        "countries": [place(one) for one in (said.person or {}).get("countries", ())],
        "inside": works_here(actor),
        "may_see": found.state == "drafted" and may_second(actor, SEE, found),
        "may_take": found.state == "sent" and may(actor, "screening.referral.take", found),
        "may_answer": found.state == "taken" and may(actor, "screening.referral.answer", found),
        "contradicted": contradicted,
        "may_close": found.state == "answered" and not contradicted and may(actor, "screening.referral.close", found),
    }
    return render(request, "screening/referral.html", context)


@page("screening.referral.draft")
@inside_page
def referral_draft(request: Request, alert: UUID) -> HttpResponse:
    """Decide that border police are asked: says first what follows."""
    found = selectors.alert(request.actor, alert)
    if refused := referrals.why_not(found):
        messages.error(request, refused)
        return redirect("referrals")
    form = ReferralForm(request.POST or None)
    made: list[Referral] = []
    consequences = [
        _("Border police see who it is, the journey, and what you write. They see nothing else of this desk."),
        _("They decide by their own law. Their answer comes back to the alert."),
    ]
    return form_step(
        request, form,
        lambda: made.append(referrals.referral_draft(actor=request.actor, alert=found, **form.cleaned_data)),
        done=lambda: _("It was sent to border police.") if made[0].state == "sent"
        else _("A second person sees it, then it is sent."),
        heading=_("Ask border police"), submit=_("Put my decision on record"), consequences=consequences, about=found,
        back_url=reverse("alert", args=[found.pk]), then=lambda: _page(made[0]),
    )  # fmt: skip


def _page(found: Referral) -> str:
    return reverse("referral", args=[found.pk])


@page("screening.referral.see")
@inside_page
def referral_see(request: Request, pk: UUID) -> HttpResponse:
    """See a referral as the second person."""
    actor, found = request.actor, selectors.referral(request.actor, pk)
    form = SeeForm(request.POST or None)
    return decision_step(
        request, form,
        lambda: referrals.referral_see(
            actor=actor, referral=found, sent=form.sent, reason=form.cleaned_data["reason"]
        ),
        action=SEE, of=found, waits=found.state == "drafted",
        done=lambda: _("It was sent to border police.") if form.sent else _("It isn't sent."),
        heading=_("See a referral as the second person"), consequences=lambda: _of_a_referral(request, found),
        back_url=_page(found), beside=lambda: both_sides(actor, selectors.alert(actor, found.alert_id)),
        template="screening/decide_on_sides.html",
    )  # fmt: skip


def _of_a_referral(request: Request, found: Referral) -> list[str]:
    """Whom it is about, what is asked, until when."""
    said = selectors.said(request.actor, found)
    names = " · ".join((said.person or {}).get("names", ["–"]))
    return [
        put(_("It is about: %(name)s. Asked: %(asks)s"), name=names, asks=label(found.asks, "ReferralAsks")),
        put(_("%(who)s writes: %(request)s"), who=found.drafted_by, request=said.request or "–"),
        _("An answer is wanted until %(moment)s.") % {"moment": moment(found.due_at)},
    ]


@page("screening.referral.take")
@inside_page
def referral_take(request: Request, pk: UUID) -> HttpResponse:
    """Take it at the border."""
    found = selectors.referral(request.actor, pk)
    if request.method == "POST":
        try:
            referrals.referral_take(actor=request.actor, referral=found)
        except WrongState:
            messages.error(request, _("Somebody else has taken it."))
        else:
            messages.success(request, _("It is yours. Put down what you find."))
    return redirect("referral", pk=pk)


@page("screening.referral.answer")
@inside_page
def referral_answer(request: Request, pk: UUID) -> HttpResponse:
    """Put down what was found and decided at the border."""
    found = selectors.referral(request.actor, pk)
    if found.state != "taken":
        messages.error(request, _("It can be answered once somebody has taken it, and once."))
        return redirect("referral", pk=pk)
    form = AnswerForm(request.POST or None)
    return form_step(
        request, form,
        lambda: referrals.referral_answer(actor=request.actor, referral=found, **form.cleaned_data),
        done=_("Your answer is on record. Who asked is told."), heading=_("Answer a referral"),
        submit=pgettext("referral", "Put the answer on record"), about=found, back_url=_page(found),
    )  # fmt: skip


@page("screening.referral.close")
@inside_page
def referral_close(request: Request, pk: UUID) -> HttpResponse:
    """Close it: its answer was read."""
    found = selectors.referral(request.actor, pk)
    if request.method == "POST":
        try:
            referrals.referral_close(actor=request.actor, referral=found)
        except (Unfit, WrongState) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It is closed."))
    return redirect("referral", pk=pk)
