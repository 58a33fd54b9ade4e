"""Holds for an investigation, what was referred to a service of protection, what went out to a platform."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.approvals.two import behind
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import confirm_page, confirm_step, form_page, form_step
from zotim.desks.content.dispatch import selectors, services
from zotim.desks.content.dispatch.forms import HoldForm, KeyForm, LongerForm, OursForm, ProlongForm
from zotim.desks.content.dispatch.states import PROLONG, PROLONG_ASK
from zotim.desks.content.dispatch.tables import HoldTable, ProtectionTable
from zotim.desks.content.intake.models import Item


@page("content.hold.list")
def hold_list(request: Request) -> HttpResponse:
    """Items that aren't to be touched."""
    table = HoldTable(request, selectors.holds(request.actor))
    if table.wants_export:
        return table.export("holds")
    return render(request, "content/dispatch_holds.html", {"table": table})


@page("content.hold.view")
def hold(request: Request, pk: UUID) -> HttpResponse:
    """One: who asks, until when, why."""
    found = selectors.hold(request.actor, pk)
    context = {
        "hold": found, "reason": selectors.hold_reason(request.actor, found),
        "asked_why": selectors.hold_asked_why(request.actor, found) if found.asked_until else None,
        "may_ask": found.state == "standing" and not found.asked_until and may(request.actor, PROLONG_ASK, found),
        "may_prolong": found.state == "standing" and found.asked_until and may(request.actor, PROLONG, found),
        "may_lift": found.state == "standing" and may(request.actor, "content.hold.lift", found),
    }  # fmt: skip
    return render(request, "content/dispatch_hold.html", context)


@page("content.hold.place")
def hold_place(request: Request, item: UUID) -> HttpResponse:
    """Enter that a body asks not to touch an item."""
    found = get_visible(Item, request.actor, pk=item)
    form = HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.hold_place(actor=request.actor, item=found, **form.cleaned_data)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The hold stands. Nothing goes out about the item, but to the police."))
            return redirect("content_hold", pk=made.pk)
    return confirm_page(
        request, _("Hold for an investigation"), _("Enter the hold"), form=form, about=found,
        back_url=reverse("content_holds"),
        consequences=[_("Until then nothing goes out about the item, but to the police where a life is in danger.")],
    )  # fmt: skip


@page("content.hold.lift")
def hold_lift(request: Request, pk: UUID) -> HttpResponse:
    """Lift it before its moment."""
    found = selectors.hold(request.actor, pk)
    return confirm_step(
        request, lambda: services.hold_lift(actor=request.actor, hold=found), done=_("The hold is lifted."),
        heading=_("Lift a hold for an investigation"), submit=_("Lift it"), about=found,
        back_url=reverse("content_hold", args=[pk]),
        consequences=[_("The body doesn't ask it any more. What keeps the item back otherwise stays.")],
    )  # fmt: skip


@page("content.hold.prolong_ask")
def hold_longer(request: Request, pk: UUID) -> HttpResponse:
    """Ask that it stands longer."""
    found = selectors.hold(request.actor, pk)
    form = ProlongForm(request.POST or None)
    return form_step(
        request, form, lambda: services.hold_prolong_ask(actor=request.actor, hold=found, **form.cleaned_data),
        done=_("Another person decides whether it stands longer. Until then it ends as before."),
        heading=_("Ask that it stands longer"), submit=_("Ask for it"), back_url=reverse("content_hold", args=[pk]),
        about=found,
    )  # fmt: skip


@page("content.hold.prolong")
def hold_prolong(request: Request, pk: UUID) -> HttpResponse:
    """Decide whether it stands longer."""
    found = selectors.hold(request.actor, pk)
    if found.asked_until is None or found.state != "standing":
        messages.error(request, _("Nobody asks any more that it stands longer."))
        return redirect("content_hold", pk=pk)
    if request.actor.people & behind(found, "asked"):
        raise NeedsAnotherPerson(PROLONG, found)
    allow(request.actor, PROLONG, found)
    form = LongerForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.hold_prolong_decide(
            actor=request.actor, hold=found, agreed=form.cleaned_data["decision"] == "accept"
        ),
        done=_("Your decision is on record."), heading=_("Decide whether a hold stands longer"),
        submit=_("Put my decision on record"), back_url=reverse("content_hold", args=[pk]), about=found,
    )  # fmt: skip


@page("content.protection.list")
def protection_list(request: Request) -> HttpResponse:
    """What was referred to one's service, and nothing else."""
    table = ProtectionTable(request, selectors.protections(request.actor))
    if table.wants_export:
        return table.export("referred")
    return render(request, "content/dispatch_protections.html", {"table": table})


@page("content.protection.view")
def protection(request: Request, pk: UUID) -> HttpResponse:
    """One: what the service has to know, and no more."""
    found = selectors.protection(request.actor, pk)
    context = {
        "dispatch": found, "content": selectors.content(request.actor, found),
        "may_answer": found.state in ("sent", "received") and may(request.actor, "content.protection.answer", found),
    }  # fmt: skip
    return render(request, "content/dispatch_protection.html", context)


@page("content.protection.answer")
def protection_answer(request: Request, pk: UUID) -> HttpResponse:
    """Take it over, or say that it isn't one's own."""
    found = selectors.protection(request.actor, pk)
    form, back = OursForm(request.POST or None), reverse("content_protection", args=[pk])
    if request.method == "POST" and form.is_valid():
        ours = form.cleaned_data["ours"] == "yes"
        try:
            services.protection_answer(actor=request.actor, dispatch=found, ours=ours, text=form.cleaned_data["text"])
        except Unfit as error:
            error.show_on(form)
        except WrongState as error:
            messages.error(request, error.message)
            return redirect(back)
        else:
            messages.success(request, _("Your answer is on record. Who referred it is told."))
            return redirect(back)
    return form_page(request, form, _("Answer"), _("Put the answer on record"), about=found, back_url=back)


@page("content.dispatch.platform")
def platform(request: Request, pk: UUID) -> HttpResponse:
    """What went out to a platform and how long it took, and keys of its systems."""
    found = selectors.platform(request.actor, pk)
    context = {
        "platform": found, "ways": selectors.of_platform(request.actor, found),
        "keys": selectors.keys(request.actor, found),
        "may_make": may(request.actor, "content.platformkey.make") and found.state != "ended",
    }  # fmt: skip
    return render(request, "content/dispatch_platform.html", context)


@page("content.platformkey.make")
def key_make(request: Request, pk: UUID) -> HttpResponse:
    """Make a key for a system of a platform, and show it once."""
    found = selectors.platform(request.actor, pk)
    form, back = KeyForm(request.POST or None), reverse("content_platform_sent", args=[pk])
    if request.method == "POST" and form.is_valid():
        try:
            _key, drawn = services.key_make(actor=request.actor, platform=found, **form.cleaned_data)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The key is made."))
            response = render(request, "content/dispatch_key.html", {"platform": found, "key": drawn, "back_url": back})
            response.headers["Cache-Control"] = "no-store"
            return response
    return form_page(
        request, form, _("A key for a system of a platform"), _("Make the key"), about=found, back_url=back
    )


@page("content.platformkey.make")
def key_end(request: Request, pk: UUID, key: UUID) -> HttpResponse:
    """End a key."""
    found = selectors.key(request.actor, pk, key)
    allow(request.actor, "content.platformkey.make")
    return confirm_step(
        request, lambda: services.key_end(actor=request.actor, key=found), done=_("The key opens nothing any more."),
        heading=_("End a key"), submit=_("End it"), back_url=reverse("content_platform_sent", args=[pk]),
        consequences=[_("The system that uses it is refused from the next call on.")],
    )  # fmt: skip
