"""The provider's own pages: what was referred to them as it was sent, and what they write. They lead to no case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.referrals import providing, selectors
from zotim.desks.reintegration.referrals.forms import DeclineForm, ReplyForm
from zotim.desks.reintegration.referrals.models import Referral
from zotim.desks.reintegration.referrals.states import REFERRAL
from zotim.desks.reintegration.referrals.tables import ReceivedTable

STEPS = {
    "accept": "referral_accept", "decline": "referral_decline", "begin": "referral_begin",
    "complete": "referral_complete",
}  # fmt: skip


@page("reintegration.received.list")
@inside_page()
def received(request: Request) -> HttpResponse:
    """What was referred to one and is open."""
    table = ReceivedTable(request, selectors.received_by(request.actor))
    return render(request, "reintegration/received.html", {"table": table})


@page("reintegration.received.view")
@inside_page()
def received_one(request: Request, pk: UUID) -> HttpResponse:
    """One: what was sent, and what one wrote."""
    found = selectors.received_one(request.actor, pk)
    steps = [step for step in REFERRAL.next_steps(found) if step.name in STEPS]
    context = {
        "referral": found,
        "packet": selectors.packet_of(request.actor, found),
        "replies": selectors.written_in(request.actor, found),
        "due": selectors.clock_of(found),
        "steps": [(step.label, reverse(STEPS[step.name], args=[found.pk])) for step in steps],
        "may_report": found.state == "in_service",
    }
    return render(request, "reintegration/received_one.html", context)


def _of(found: Referral) -> dict[str, Any]:
    return {"about": found, "back_url": reverse("referral_received", args=[found.pk])}


def _list() -> str:
    return reverse("referrals_received")


def _asked(
    request: Request, pk: UUID, work: Callable[..., Any], heading: str, done: str, *consequences: str
) -> HttpResponse:
    found = selectors.received_one(request.actor, pk)
    return confirm_step(
        request, lambda: work(actor=request.actor, referral=found), done=done, heading=heading, submit=heading,
        consequences=list(consequences), **_of(found),
    )  # fmt: skip


@page("reintegration.referral.accept")
@inside_page()
def accept(request: Request, pk: UUID) -> HttpResponse:
    """Accept it; asks once."""
    return _asked(
        request, pk, providing.referral_accept, _("Accept the referral"), _("It is accepted. The sender is told."),
        _("Whoever sent it is told that you accept."), _("The time until the first service begins."),
    )  # fmt: skip


@page("reintegration.referral.begin")
@inside_page()
def begin(request: Request, pk: UUID) -> HttpResponse:
    """Say that the service begins; asks once."""
    return _asked(
        request, pk, providing.referral_begin, _("The service begins"), _("It is on record that the service begins."),
        _("From now on you report how it goes."),
    )  # fmt: skip


@page("reintegration.referral.decline")
@inside_page()
def decline(request: Request, pk: UUID) -> HttpResponse:
    """Decline it, for a reason of the list."""
    found = selectors.received_one(request.actor, pk)
    form = DeclineForm(request.POST or None)
    return form_step(
        request, form,
        lambda: providing.referral_decline(actor=request.actor, referral=found, reason=form.cleaned_data["reason"]),
        done=_("It is declined, and isn't shown to you any more."), heading=_("Decline the referral"),
        submit=_("Decline"), then=_list,
        consequences=[
            _("Whoever sent it is told, and looks for another service."), _("It isn't shown to you any more."),
        ],
        **_of(found),
    )  # fmt: skip


@page("reintegration.reply.write")
@inside_page()
def report(request: Request, pk: UUID) -> HttpResponse:
    """Report how it goes."""
    found = selectors.received_one(request.actor, pk)
    form = ReplyForm(request.POST or None)
    return form_step(
        request, form,
        lambda: providing.reply_write(actor=request.actor, referral=found, text=form.cleaned_data["text"]),
        done=_("The report is sealed."), heading=_("Report how it goes"), submit=_("Seal the report"), **_of(found),
    )  # fmt: skip


@page("reintegration.referral.complete")
@inside_page()
def complete(request: Request, pk: UUID) -> HttpResponse:
    """End the service, with a report of how it ended."""
    found = selectors.received_one(request.actor, pk)
    form = ReplyForm(request.POST or None)
    return form_step(
        request, form,
        lambda: providing.referral_complete(actor=request.actor, referral=found, text=form.cleaned_data["text"]),
        done=_("The service is completed, and isn't shown to you any more."), heading=_("Complete the service"),
        submit=_("Complete the service"), then=_list,
        consequences=[_("Whoever sent it is told."), _("It isn't shown to you any more.")], **_of(found),
    )  # fmt: skip
