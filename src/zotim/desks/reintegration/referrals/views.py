"""Pages about the referrals of one case. Each is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_page, confirm_step
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.referrals import packet, selectors, services
from zotim.desks.reintegration.referrals.covering import row_of
from zotim.desks.reintegration.referrals.forms import ReferralForm
from zotim.desks.reintegration.referrals.models import Referral

SEND, CANCEL = "reintegration.referral.send", "reintegration.referral.cancel"


def _page(row: Referral) -> str:
    return reverse("referral", args=[row.case_id, row.pk])


@page("reintegration.referral.draft")
@inside_page()
def referral_choose(request: Request, pk: UUID) -> HttpResponse:
    """The services to which this case can be referred now, and by what."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.referral.draft", found)
    context = {
        "case": found,
        "possible": selectors.possible(request.actor, found),
        "may_ask": may(request.actor, "reintegration.consent.ask", found),
    }
    return render(request, "reintegration/referral_choose.html", context)


@page("reintegration.referral.draft")
@inside_page()
def referral_draft(request: Request, pk: UUID, service: UUID, basis: UUID) -> HttpResponse:
    """The need, and what is sent with it. What isn't covered can't be chosen, and the page says why."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.referral.draft", found)
    offers = selectors.service(request.actor, service)
    rests_on = selectors.basis_for(request.actor, found, offers, basis)
    offered = packet.offered(request.actor, found, rests_on.domains)
    form = ReferralForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.referral_draft(
                actor=request.actor, case=found, service=offers, basis=rests_on, **form.cleaned_data
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The draft is sealed. Read once more what will be sent."))
            return redirect(_page(made))
    context = {
        "form": form,
        "about": found,
        "service": offers,
        "what": selectors.what_of(rests_on),
        "parts": cases.parts_of(rests_on.domains),
        "not_sent": [one for one in offered if one.why_not],
        "back_url": reverse("referral_choose", args=[found.pk]),
        "heading": _("Draft a referral"),
        "submit": _("Draft the referral"),
    }
    return render(request, "reintegration/referral_draft.html", context)


@page("reintegration.referral.view")
@inside_page()
def referral(request: Request, pk: UUID, referral: UUID) -> HttpResponse:
    """One referral: what is or was sent, on what it rests, how far it is."""
    found = _found(request, pk, referral)
    steps = open_actions(request.actor, [SEND, CANCEL], found)
    context = {
        "case": found.case,
        "referral": found,
        "packet": selectors.packet_of(request.actor, found),
        "what": selectors.what_of(row_of(found)),
        "parts": cases.parts_of(found.domains),
        "purpose": cases.label_of(found.purpose),
        "due": selectors.clock_of(found),
        "may_send": found.state == "drafted" and SEND in steps,
        "may_cancel": found.state in services.NO_MORE and CANCEL in steps,
    }
    return render(request, "reintegration/referral.html", context)


def _found(request: Request, pk: UUID, referral: UUID) -> Referral:
    return selectors.referral(request.actor, cases.case(request.actor, pk), referral)


@page(SEND)
@inside_page()
def referral_send(request: Request, pk: UUID, referral: UUID) -> HttpResponse:
    """Shows once more what is sent, then sends it."""
    found = _found(request, pk, referral)
    allow(request.actor, SEND, found)
    heading = _("Send the referral")
    if request.method == "POST":
        return confirm_step(
            request, lambda: services.referral_send(actor=request.actor, referral=found),
            done=_("It is sent. The receiver is told that something waits, and not what."), heading=heading,
            submit=heading, consequences=[], **_of(found),
        )  # fmt: skip
    beside = {"referral": found, "packet": selectors.packet_of(request.actor, found)}
    return confirm_page(
        request, heading, heading, template="reintegration/referral_send.html", beside=beside, **_of(found)
    )


def _of(found: Referral) -> dict[str, Any]:
    return {"about": found, "back_url": _page(found)}


@page(CANCEL)
@inside_page()
def referral_cancel(request: Request, pk: UUID, referral: UUID) -> HttpResponse:
    """End it before its end; asks once."""
    found = _found(request, pk, referral)
    allow(request.actor, CANCEL, found)
    return confirm_step(
        request, lambda: services.referral_cancel(actor=request.actor, referral=found), done=_("It is cancelled."),
        heading=_("Cancel the referral"), submit=_("Cancel the referral"),
        consequences=[_("The provider sees it no more, and is told to stop."), _("It stays in the case.")],
        **_of(found),
    )  # fmt: skip
