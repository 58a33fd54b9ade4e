"""Pages of a transfer, of the one who sends and of the one who receives. Each is worked behind the wall, as the one who
asks."""

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
from zotim.core.ui.pages import confirm_page, confirm_step, form_step
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.closing import selectors, sending, transferring
from zotim.desks.reintegration.closing.forms import ReceiveForm, RefuseForm, TransferForm
from zotim.desks.reintegration.closing.models import Transfer
from zotim.desks.reintegration.closing.states import OPEN
from zotim.desks.reintegration.referrals import packet
from zotim.desks.reintegration.referrals.covering import row_of
from zotim.desks.reintegration.referrals.selectors import what_of

DRAFT, SEND, CANCEL = (f"reintegration.transfer.{step}" for step in ("draft", "send", "cancel"))
RECEIVE, REFUSE = "reintegration.transfer.receive", "reintegration.transfer.refuse"


@page(DRAFT)
@inside_page()
def transfer_choose(request: Request, pk: UUID) -> HttpResponse:
    """By what this case can be transferred now."""
    found = cases.case(request.actor, pk)
    allow(request.actor, DRAFT, found)
    context = {
        "case": found,
        "possible": selectors.possible(request.actor, found),
        "may_ask": may(request.actor, "reintegration.consent.ask", found),
    }
    return render(request, "reintegration/transfer_choose.html", context)


@page(DRAFT)
@inside_page()
def transfer_draft(request: Request, pk: UUID, basis: UUID) -> HttpResponse:
    """Who receives it, why, and what is sent. What isn't covered can't be chosen, and the page says why."""
    found = cases.case(request.actor, pk)
    allow(request.actor, DRAFT, found)
    row = selectors.basis_for(request.actor, found, basis)
    offered = packet.offered(request.actor, found, row.domains)
    parts = sending.parts_for(row)
    form = TransferForm(request.POST or None, actor=request.actor, basis=row.pk, offered=offered, parts=parts)
    if request.method == "POST" and form.is_valid():
        try:
            made = transferring.transfer_draft(actor=request.actor, case=found, basis=row, **form.values)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The draft is sealed. Read once more what will be sent."))
            return redirect(_page(made))
    context = {
        "form": form,
        "about": found,
        "what": what_of(row),
        "parts": cases.parts_of(parts),
        "not_sent": [one for one in offered if one.why_not],
        "back_url": reverse("transfer_choose", args=[found.pk]),
        "heading": _("Draft a transfer"),
        "submit": _("Draft the transfer"),
    }
    return render(request, "reintegration/transfer_draft.html", context)


def _page(row: Transfer) -> str:
    return reverse("transfer", args=[row.case_id, row.pk])


def _found(request: Request, pk: UUID, transfer: UUID) -> Transfer:
    return selectors.transfer(request.actor, cases.case(request.actor, pk), transfer)


@page("reintegration.transfer.view")
@inside_page()
def transfer(request: Request, pk: UUID, transfer: UUID) -> HttpResponse:
    """One transfer: what is or was sent, on what it rests, how far it is."""
    found = _found(request, pk, transfer)
    steps = open_actions(request.actor, [SEND, CANCEL], found)
    context = {
        "case": found.case,
        "transfer": found,
        "packet": selectors.packet_of(request.actor, found),
        "what": what_of(row_of(found)),
        "parts": cases.parts_of(found.domains),
        "due": selectors.clock_of(found),
        "may_send": found.state == "drafted" and SEND in steps,
        "may_cancel": found.state in OPEN and CANCEL in steps,
    }
    return render(request, "reintegration/transfer.html", context)


@page(SEND)
@inside_page()
def transfer_send(request: Request, pk: UUID, transfer: UUID) -> HttpResponse:
    """Shows once more what is sent and what receiving it brings, then sends it."""
    found = _found(request, pk, transfer)
    allow(request.actor, SEND, found)
    heading = _("Send the transfer")
    if request.method == "POST":
        return confirm_step(
            request, lambda: transferring.transfer_send(actor=request.actor, transfer=found),
            done=_("It is sent. The receiver is told that something waits, and not what."), heading=heading,
            submit=heading, consequences=[], **_of(found),
        )  # fmt: skip
    beside = {"transfer": found, "packet": selectors.packet_of(request.actor, found)}
    return confirm_page(
        request, heading, heading, template="reintegration/transfer_send.html", beside=beside,
        consequences=[
            _("When they receive it, the case ends here by your decision."),
            _("Nobody here works on it any more, nor sees it; all access that was given ends."),
            _("Consent isn't taken over: they ask again."),
        ],
        **_of(found),
    )  # fmt: skip


def _of(found: Transfer) -> dict[str, Any]:
    return {"about": found, "back_url": _page(found)}


@page(CANCEL)
@inside_page()
def transfer_cancel(request: Request, pk: UUID, transfer: UUID) -> HttpResponse:
    """Cancel it; asks once."""
    found = _found(request, pk, transfer)
    allow(request.actor, CANCEL, found)
    heading = _("Cancel the transfer")
    return confirm_step(
        request, lambda: transferring.transfer_cancel(actor=request.actor, transfer=found), done=_("It is cancelled."),
        heading=heading, submit=heading,
        consequences=[_("The receiver sees it no more."), _("The case stays here.")], **_of(found),
    )  # fmt: skip


# Whoever receives it


@page("reintegration.arriving.view")
@inside_page()
def arriving(request: Request, pk: UUID) -> HttpResponse:
    """What was sent to one, and by when it is answered."""
    found = selectors.arriving_one(request.actor, pk)
    context = {
        "transfer": found,
        "packet": selectors.packet_of(request.actor, found),
        "due": selectors.clock_of(found),
        "may": open_actions(request.actor, [RECEIVE, REFUSE], found),
        "receive": RECEIVE,
        "refuse": REFUSE,
    }
    return render(request, "reintegration/arriving.html", context)


def _received(found: Transfer) -> dict[str, Any]:
    return {"about": found, "back_url": reverse("transfer_received", args=[found.pk])}


@page(RECEIVE)
@inside_page()
def receive(request: Request, pk: UUID) -> HttpResponse:
    """Receive it: a case is opened here."""
    found = selectors.arriving_one(request.actor, pk)
    form = ReceiveForm(request.POST or None, actor=request.actor, transfer=found.pk)
    made: list[Case] = []

    def work() -> None:
        made.append(transferring.transfer_receive(actor=request.actor, transfer=found, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("The case is open here. What was sent stands in it."),
        heading=_("Receive the case"), submit=_("Receive the case"),
        then=lambda: reverse("case", args=[made[0].pk]) if made else reverse("cases"),
        consequences=[
            _("A case is opened here, under your supervision, with what was sent."),
            _("The case of the sender ends, and nobody there sees it any more."),
            _("Consent isn't taken over: what they had agreed to stands there as asked. Ask them again."),
        ],
        **_received(found),
    )  # fmt: skip


@page(REFUSE)
@inside_page()
def refuse(request: Request, pk: UUID) -> HttpResponse:
    """Refuse it, for a reason of the list."""
    found = selectors.arriving_one(request.actor, pk)
    form = RefuseForm(request.POST or None)
    return form_step(
        request, form,
        lambda: transferring.transfer_refuse(actor=request.actor, transfer=found, reason=form.cleaned_data["reason"]),
        done=_("It is refused, and isn't shown to you any more."), heading=_("Refuse the transfer"),
        submit=_("Refuse"), then=lambda: reverse("cases"),
        consequences=[
            _("Whoever sent it is told, and works on the case as before."), _("It isn't shown to you any more."),
        ],
        **_received(found),
    )  # fmt: skip
