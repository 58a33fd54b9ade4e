"""Areas: list, page with the history of the status, put on record, put right, status, tables in and out."""

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
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.forms import taking_file
from zotim.core.ui.pages import form_step
from zotim.desks.stabilisation.places import forms, hxl, selectors, services, taking
from zotim.desks.stabilisation.places.models import LEVELS, Area
from zotim.desks.stabilisation.places.tables import AreaTable
from zotim.desks.stabilisation.places.views.tables import CSV, take_table
from zotim.register.beside import page_parts
from zotim.register.history import happenings


@page("stabilisation.area.list")
def areas(request: Request) -> HttpResponse:
    """Areas with where they stand."""
    table = AreaTable(request, selectors.areas(request.actor))
    if table.wants_export:
        return table.export("areas")
    context = {
        "table": table,
        "may_add": may(request.actor, "stabilisation.area.add"),
        "may_take": may(request.actor, "stabilisation.area.take"),
        "levels": range(1, LEVELS + 1),
    }
    return render(request, "stabilisation/areas.html", context)


@page("stabilisation.area.view")
def area(request: Request, pk: UUID) -> HttpResponse:
    """One area: where it stands, and every entry that says so."""
    actor, found = request.actor, selectors.area(request.actor, pk)
    buttons = ("stabilisation.areastatus.enter", "stabilisation.area.change")
    history = list(selectors.history(actor, found))
    context = {
        "area": found,
        "boundary": getattr(found, "boundary", None),
        "history": history,
        "may_correct": {one.pk for one in history if may(actor, "stabilisation.areastatus.correct", one)},
        "open": {name.partition(".")[2].replace(".", "_") for name in open_actions(actor, buttons, found)},
        "happenings": happenings(actor, found, (), timezone.now()),
        **page_parts(actor, found),
    }
    return render(request, "stabilisation/area.html", context)


@page("stabilisation.area.add")
def area_add(request: Request) -> HttpResponse:
    """Put an area on record."""
    form = forms.AreaForm(request.POST or None)
    made: list[Area] = []

    def work() -> None:
        made.append(services.area_add(actor=request.actor, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The area is on record."), heading=_("Put an area on record"),
        submit=_("Put it on record"), back_url=reverse("areas"), then=lambda: reverse("area", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.area.change")
def area_change(request: Request, pk: UUID) -> HttpResponse:
    """Put right name, code and point."""
    found = selectors.area(request.actor, pk)
    allow(request.actor, "stabilisation.area.change", found)
    form = forms.AreaChangeForm(request.POST or None, area=found)
    return form_step(
        request, form,
        lambda: services.area_change(actor=request.actor, area=found, title=form.title, **form.beside),
        done=_("It is put right."), heading=_("Put an area right"), submit=_("Put it right"), about=found,
        back_url=reverse("area", args=[pk]),
    )  # fmt: skip


@page("stabilisation.areastatus.enter")
def status_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter where an area stands."""
    found = selectors.area(request.actor, pk)
    allow(request.actor, "stabilisation.areastatus.enter", found)
    form = forms.StatusForm(request.POST or None)
    return form_step(
        request, form, lambda: services.status_enter(actor=request.actor, area=found, **form.cleaned_data),
        done=_("The status is on record."), heading=_("Enter the status of an area"), submit=_("Put it on record"),
        about=found, back_url=reverse("area", args=[pk]),
    )  # fmt: skip


@page("stabilisation.areastatus.correct")
def status_correct(request: Request, pk: UUID) -> HttpResponse:
    """Correct an entry by another one."""
    found = selectors.entry(request.actor, pk)
    allow(request.actor, "stabilisation.areastatus.correct", found)
    form = forms.CorrectionForm(request.POST or None, entry=found)
    return form_step(
        request, form, lambda: services.status_correct(actor=request.actor, entry=found, **form.cleaned_data),
        done=_("The entry is corrected. Both are kept."), heading=_("Correct an entry"), submit=_("Correct it"),
        about=found.area, back_url=reverse("area", args=[found.area_id]),
        consequences=[_("The wrong entry stays in the history, with what was wrong with it. It counts no more.")],
    )  # fmt: skip


@page("stabilisation.area.file")
def areas_file(request: Request, level: int) -> HttpResponse:
    """Areas of one level as a table of HXL."""
    out = io.BytesIO()
    rows = hxl.write_areas(out, selectors.areas(request.actor).filter(level=level), level)
    response = attachment(out.getvalue(), CSV, f"areas-{level}-{timezone.localdate().isoformat()}.csv")
    response.exported = {"rows": rows, "format": "hxl"}  # type: ignore[attr-defined]  # for the log: it left
    return response


@page("stabilisation.area.take")
def areas_take(request: Request) -> HttpResponse:
    """Take in a table of areas, with where they stand."""

    def work(form: forms.TableForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        with taking_file():
            taken = hxl.read_areas(file, file.name)
        if taken.mistakes:
            raise taking.Mistaken(taken.mistakes)
        kept = taking.areas_take(actor=request.actor, drafts=taken.drafts)
        messages.success(request, taking.told(kept))
        return redirect("areas")

    return take_table(request, _("Take in areas"), reverse("areas"), work)
