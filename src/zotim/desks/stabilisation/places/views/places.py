"""Places as they are: list, page, put on record, put right, what is told of them; tables in and out."""

import io
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.forms import ReasonForm, taking_file
from zotim.core.ui.pages import form_step
from zotim.desks.stabilisation.places import forms, hxl, selectors, services, taking
from zotim.desks.stabilisation.places.gazetteer import gazetteer
from zotim.desks.stabilisation.places.models import Place
from zotim.desks.stabilisation.places.outside import outside
from zotim.desks.stabilisation.places.states import PLACE
from zotim.desks.stabilisation.places.tables import PlaceTable
from zotim.desks.stabilisation.places.views.tables import CSV, take_table
from zotim.register.beside import page_parts
from zotim.register.history import happenings


@page("stabilisation.place.list")
def places(request: Request) -> HttpResponse:
    """Places as they are."""
    context = {
        "table": PlaceTable(request, selectors.places(request.actor)),
        "may_add": may(request.actor, "stabilisation.place.add"),
        "may_take": may(request.actor, "stabilisation.place.take"),
    }
    return render(request, "stabilisation/places.html", context)


@page("stabilisation.place.view")
def place(request: Request, pk: UUID) -> HttpResponse:
    """One place as it is, and what is told of it outside."""
    actor, found = request.actor, selectors.place(request.actor, pk)
    buttons = ("stabilisation.place.change", "stabilisation.place.tell", "stabilisation.place.leave")
    context = {
        "place": found,
        "state": PLACE.state(found),
        "told": outside(found),
        "open": {name.partition(".")[2].replace(".", "_") for name in open_actions(actor, buttons, found)},
        "may_tell": services.may_tell(actor, found),
        "happenings": happenings(actor, found, (), timezone.now()),
        **page_parts(actor, found),
    }
    return render(request, "stabilisation/place.html", context)


@page("stabilisation.place.add")
def place_add(request: Request) -> HttpResponse:
    """Put a place on record, and say what is told of it outside."""
    form = forms.PlaceForm(request.POST or None, actor=request.actor)
    made: list[Place] = []

    def work() -> None:
        made.append(services.place_add(actor=request.actor, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The place is on record."), heading=_("Put a place on record"),
        submit=_("Put it on record"), back_url=reverse("places"), then=lambda: reverse("place", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.place.change")
def place_change(request: Request, pk: UUID) -> HttpResponse:
    """Put right what it is called and where it lies."""
    found = selectors.place(request.actor, pk)
    allow(request.actor, "stabilisation.place.change", found)
    form = forms.PlaceChangeForm(request.POST or None, actor=request.actor, place=found)
    return form_step(
        request, form,
        lambda: services.place_change(actor=request.actor, place=found, title=form.title, **form.beside),
        done=_("It is put right."), heading=_("Put a place right"), submit=_("Put it right"), about=found,
        back_url=reverse("place", args=[pk]),
    )  # fmt: skip


@page("stabilisation.place.tell")
def place_tell(request: Request, pk: UUID) -> HttpResponse:
    """Say what is told of it outside from now on."""
    found = selectors.place(request.actor, pk)
    allow(request.actor, "stabilisation.place.tell", found)
    among = services.may_tell(request.actor, found)
    if not among:
        raise NeedsAnotherPerson("stabilisation.place.tell", found)
    form = forms.TellingForm(request.POST or None, among=among)
    return form_step(
        request, form, lambda: services.place_tell(actor=request.actor, place=found, **form.cleaned_data),
        done=_("From now on this is told of it."), heading=_("What is told of a place"), submit=_("Tell it so"),
        about=found, back_url=reverse("place", args=[pk]),
        consequences=[
            _("It counts at once for the map, IATI and HXL."),
            _("To tell more again takes another person than you."),
        ],
    )  # fmt: skip


@page("stabilisation.place.leave")
def place_leave(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more."""
    found = selectors.place(request.actor, pk)
    allow(request.actor, "stabilisation.place.leave", found)
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.place_leave(actor=request.actor, place=found, **form.cleaned_data),
        done=_("The place isn't used any more."), heading=_("Use a place no more"), submit=_("Use it no more"),
        about=found, back_url=reverse("place", args=[pk]),
        consequences=[_("It can't be chosen any more and stands in no map and no file. What was done there stays.")],
    )  # fmt: skip


@page("stabilisation.place.file")
def places_file(request: Request) -> HttpResponse:
    """What is told of places as a table of HXL."""
    out = io.BytesIO()
    rows = hxl.write_places(out, selectors.told_places(request.actor))
    response = attachment(out.getvalue(), CSV, f"places-{timezone.localdate().isoformat()}.csv")
    response.exported = {"rows": rows, "format": "hxl"}  # type: ignore[attr-defined]  # for the log: it left
    return response


@page("stabilisation.place.take")
def places_take(request: Request) -> HttpResponse:
    """Take in a table of places."""

    def work(form: forms.TableForm) -> HttpResponse:
        chosen, file = form.cleaned_data["gazetteer"], form.cleaned_data["file"]
        with taking_file():
            taken = hxl.read_places(gazetteer(chosen), "GeoNames") if chosen else hxl.read_places(file, file.name)
        if taken.mistakes:
            raise taking.Mistaken(taken.mistakes)
        kept = taking.places_take(actor=request.actor, drafts=taken.drafts)
        messages.success(request, taking.told(kept))
        return redirect("places")

    return take_table(request, _("Take in places"), reverse("places"), work, forms.PlaceTableForm)
