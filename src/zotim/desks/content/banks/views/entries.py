"""Entries of banks: one with where it comes from, proposing, confirming and withdrawing it; its picture."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.two import behind
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_step
from zotim.desks.content.banks import selectors, services
from zotim.desks.content.banks.forms import DecideForm, EntryForm
from zotim.desks.content.banks.looking import has_picture, picture
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.banks.states import CONFIRM, WITHDRAW
from zotim.desks.content.banks.values import address_value, hash_value
from zotim.desks.content.intake.models import PrintKind


@page("content.entry.view")
def entry(request: Request, pk: UUID) -> HttpResponse:
    """An entry: what it is, where it comes from, what it met."""
    found = selectors.entry(request.actor, pk)
    context = _about(request, found) | {
        "may_decide": found.state == "proposed" and not found.imported and may(request.actor, CONFIRM, found),
        "may_withdraw": found.state == "in_force" and may(request.actor, WITHDRAW, found),
        "met": selectors.met_by(request.actor, found),
    }
    return render(request, "content/entry.html", context)


def _about(request: Request, found: Entry) -> dict[str, Any]:
    """What an entry is."""
    return {
        "entry": found,
        "hash": bytes(found.value).hex(),
        "parts": found.parts.count(),
        "text": selectors.text_of(request.actor, found),
        "item": selectors.item_of(request.actor, found),
        "has_picture": has_picture(found),
    }


@page("content.entry.look")
def entry_picture(request: Request, pk: UUID) -> HttpResponse:
    """The picture of an entry that is of an item, blurred unless the address says ``?clear=1``."""
    found = selectors.entry(request.actor, pk)
    data = picture(request.actor, found, clear=request.GET.get("clear") == "1")
    return HttpResponse(data, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


@page("content.entry.propose")
def entry_propose(request: Request, pk: UUID) -> HttpResponse:
    """Propose an entry: by a picture or video, a text, an address or a fingerprint."""
    actor, bank = request.actor, selectors.bank(request.actor, pk)
    allow(actor, "content.entry.propose")
    form = EntryForm(request.POST or None, request.FILES or None)
    made: list[Entry] = []
    return form_step(
        request, form, lambda: made.extend(_propose(request, bank, form.cleaned_data)),
        done=_("It is proposed. Another curator has to confirm it."), heading=_("Propose an entry"),
        submit=pgettext("entry of a bank", "Propose it"), back_url=reverse("bank", args=[bank.pk]),
        then=lambda: reverse("entry", args=[made[0].pk]),
    )  # fmt: skip


def _propose(request: Request, bank: Bank, data: dict[str, Any]) -> list[Entry]:
    note = data["note"]
    if data["file"]:
        return services.file_propose(actor=request.actor, bank=bank, data=data["file"].read(), note=note)
    kind: str
    if data["text"]:
        kind, value = PrintKind.TEXT, None
    elif data["address"]:
        kind, value = PrintKind.ADDRESS, address_value(data["address"])
    else:
        kind, value = data["kind"] or PrintKind.PDQ, hash_value(data["hash"])
    text = data["text"] or ""
    return [services.entry_propose(actor=request.actor, bank=bank, kind=kind, value=value, note=note, text=text)]


@page(CONFIRM)
def entry_decide(request: Request, pk: UUID) -> HttpResponse:
    """Confirm a proposed entry, or refuse it."""
    found = selectors.entry(request.actor, pk)
    allow(request.actor, CONFIRM, found)
    own = bool(behind(found, "proposed") & request.actor.people)
    form = DecideForm(
        request.POST or None, accept=None if own else _("Confirm it: it meets what comes from now on"),
        refuse=_("Refuse it: it never meets anything"),
    )  # fmt: skip

    def decide() -> None:
        if form.accepted:
            services.entry_confirm(actor=request.actor, entry=found)
        else:
            services.entry_refuse(actor=request.actor, entry=found, reason=form.cleaned_data["reason"])

    return decision_step(
        request, form, decide, action=CONFIRM, of=found, waits=found.state == "proposed" and not found.imported,
        may=True, done=lambda: _("Your decision is on record."), heading=_("Decide on an entry"), consequences=list,
        back_url=reverse("entry", args=[found.pk]), beside=lambda: _about(request, found),
        template="content/entry_decide.html",
    )  # fmt: skip


@page(WITHDRAW)
def entry_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw an entry."""
    found = selectors.entry(request.actor, pk)
    allow(request.actor, WITHDRAW, found)
    if found.state != "in_force":
        return redirect("entry", pk=found.pk)
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.entry_withdraw(actor=request.actor, entry=found, reason=form.cleaned_data["reason"]),
        done=_("It is withdrawn. It meets nothing any more."), heading=_("Withdraw an entry"), submit=_("Withdraw it"),
        back_url=reverse("entry", args=[found.pk]),
    )  # fmt: skip
