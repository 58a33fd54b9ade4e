"""Obliged entities: who they are, what each was told."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.ui.pages import form_step
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.forms import EntityChangeForm, EntityEndForm, EntityForm
from zotim.desks.screening.agency.models import ObligedEntity
from zotim.desks.screening.agency.services import entities as services
from zotim.desks.screening.agency.tables import EntityTable, OwnNoticeTable


@page("screening.obligedentity.list")
def entity_list(request: Request) -> HttpResponse:
    """All of them."""
    table = EntityTable(request, selectors.entities(request.actor))
    if table.wants_export:
        return table.export("obliged-entities")
    may_add = may(request.actor, "screening.obligedentity.add")
    return render(request, "screening/entities.html", {"table": table, "may_add": may_add})


@page("screening.obligedentity.add")
def entity_add(request: Request) -> HttpResponse:
    """Put one in."""
    form = EntityForm(request.POST or None)
    made: list[ObligedEntity] = []
    return form_step(
        request, form, lambda: made.append(services.entity_add(actor=request.actor, **form.cleaned_data)),
        done=_("It is put in, and told of each change from now on."), heading=_("Put in an obliged entity"),
        submit=_("Put it in"), back_url=reverse("entities"), then=lambda: reverse("entity", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.obligedentity.view")
def entity(request: Request, pk: UUID) -> HttpResponse:
    """One: who it is, what it was told, what it returned."""
    actor, found = request.actor, selectors.entity(request.actor, pk)
    table = OwnNoticeTable(request, selectors.notices_for(actor, found))
    if table.wants_export:
        return table.export(f"entity-{found.reference}")
    context = {
        "entity": found,
        "table": table,
        "may_change": may(actor, "screening.obligedentity.change", found),
        "may_code": found.until is None and may(actor, "screening.obligedentity.code", found),
        "may_end": found.until is None and may(actor, "screening.obligedentity.end", found),
    }
    return render(request, "screening/entity.html", context)


@page("screening.obligedentity.code")
def entity_code(request: Request, pk: UUID) -> HttpResponse:
    """Make an access code. It is shown once, on this page alone."""
    found = selectors.entity(request.actor, pk)
    code = services.entity_code_make(actor=request.actor, entity=found) if request.method == "POST" else ""
    answer = render(request, "screening/entity_code.html", {"entity": found, "code": code})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@page("screening.obligedentity.change")
def entity_change(request: Request, pk: UUID) -> HttpResponse:
    """Change what is known of one."""
    found = selectors.entity(request.actor, pk)
    form = EntityChangeForm(request.POST or None, entity=found)
    return form_step(
        request, form, lambda: services.entity_change(actor=request.actor, entity=found, **form.cleaned_data),
        done=_("What is known of it was changed."), heading=_("Change what is known of it"), submit=_("Change it"),
        about=found, back_url=reverse("entity", args=[pk]),
    )  # fmt: skip


@page("screening.obligedentity.end")
def entity_end(request: Request, pk: UUID) -> HttpResponse:
    """Say that one isn't obliged any more."""
    found = selectors.entity(request.actor, pk)
    form = EntityEndForm(request.POST or None)
    consequences = [
        _("It isn't told of changes any more."),
        _("What waits for it is closed, and its links open nothing any more."),
        _("What it returned stays."),
    ]
    return form_step(
        request, form,
        lambda: services.entity_end(actor=request.actor, entity=found, until=form.cleaned_data["until"]),
        done=_("It isn't told of changes any more."), heading=_("It isn't obliged any more"), submit=_("Say so"),
        consequences=consequences, about=found, back_url=reverse("entity", args=[pk]),
    )  # fmt: skip
