"""Pages of the directory of services. It is about nobody who is helped."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.persons.forms import LANGUAGES
from zotim.desks.reintegration.referrals import handing, providing, selectors
from zotim.desks.reintegration.referrals.forms import HeirForm, RoomForm, ServiceForm
from zotim.desks.reintegration.referrals.tables import ServiceTable

CHANGE, CLOSE, HAND = (f"reintegration.service.{step}" for step in ("change", "close", "hand_over"))


@page("reintegration.service.list")
def services(request: Request) -> HttpResponse:
    """The whole directory."""
    context = {
        "table": ServiceTable(request, selectors.services(request.actor)),
        "may_enter": may(request.actor, "reintegration.service.enter"),
    }
    return render(request, "reintegration/services.html", context)


@page("reintegration.service.enter")
def service_enter(request: Request) -> HttpResponse:
    """Enter a service of one's body."""
    form = ServiceForm(request.POST or None)
    return form_step(
        request, form, lambda: providing.service_enter(actor=request.actor, title=form.title, **form.beside),
        done=_("The service is in the directory. What is referred to it comes to you."),
        heading=_("Enter a service"), submit=_("Enter it"), back_url=reverse("services"),
    )  # fmt: skip


@page("reintegration.service.view")
def service(request: Request, pk: UUID) -> HttpResponse:
    """One service."""
    found = selectors.service(request.actor, pk)
    spoken = dict(LANGUAGES)
    context = {
        "service": found,
        "languages": [spoken.get(code, code) for code in found.languages],
        "may": open_actions(request.actor, [CHANGE, CLOSE, HAND], found) if found.state == "offered" else set(),
        "change": CHANGE,
        "close": CLOSE,
        "hand_over": HAND,
    }
    return render(request, "reintegration/service.html", context)


@page(CHANGE)
def service_change(request: Request, pk: UUID) -> HttpResponse:
    """Say anew what room it has."""
    found = selectors.service(request.actor, pk)
    allow(request.actor, CHANGE, found)
    known = {name: getattr(found, name) for name in ("places", "languages", "contact")}
    form = RoomForm(request.POST or None, initial=known)
    return form_step(
        request, form, lambda: providing.service_change(actor=request.actor, service=found, **form.cleaned_data),
        done=_("The directory says it from now on."), heading=_("Say what room there is"), submit=_("Save"),
        about=found, back_url=reverse("service", args=[found.pk]),
    )  # fmt: skip


@page(HAND)
def service_hand_over(request: Request, pk: UUID) -> HttpResponse:
    """Hand it to another focal point of the body, by name."""
    found = selectors.service(request.actor, pk)
    allow(request.actor, HAND, found)
    form = HeirForm(request.POST or None, actor=request.actor, service=found.pk)
    return form_step(
        request, form, lambda: handing.service_hand_over(actor=request.actor, service=found, **form.cleaned_data),
        done=_("It is handed over. What was referred to it is theirs from now on."),
        heading=_("Hand the service over"), submit=_("Hand it over"), about=found,
        back_url=reverse("service", args=[found.pk]),
        consequences=[
            _("What was referred and is open goes along; you see it no more."), _("Whoever sent it is told."),
        ],
    )  # fmt: skip


@page(CLOSE)
def service_close(request: Request, pk: UUID) -> HttpResponse:
    """Offer it no more; asks once."""
    found = selectors.service(request.actor, pk)
    allow(request.actor, CLOSE, found)
    return confirm_step(
        request, lambda: providing.service_close(actor=request.actor, service=found),
        done=_("It isn't offered any more."), heading=_("Offer it no more"), submit=_("Offer it no more"),
        about=found, back_url=reverse("service", args=[found.pk]),
        consequences=[_("Nothing new is referred to it."), _("What was referred goes on.")],
    )  # fmt: skip
