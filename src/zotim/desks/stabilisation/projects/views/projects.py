"""Projects: list, page, put on record, change, stages; partners; which commitments are kept."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.stabilisation.projects import forms, selectors, services
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.projects.sectors import SECTORS
from zotim.desks.stabilisation.projects.states import PROJECT, goes_untendered
from zotim.desks.stabilisation.projects.tables import ProjectTable
from zotim.register.beside import page_parts
from zotim.register.history import happenings


@page("stabilisation.project.list")
def project_list(request: Request) -> HttpResponse:
    """Projects that the actor may see."""
    table = ProjectTable(request, selectors.projects(request.actor))
    if table.wants_export:
        return table.export("projects")
    context = {"table": table, "may_add": may(request.actor, "stabilisation.project.add")}
    return render(request, "stabilisation/projects.html", context)


@page("stabilisation.project.view")
def project(request: Request, pk: UUID) -> HttpResponse:
    """One project; who has a part in it as a partner alone doesn't see what is inside of it."""
    actor, found = request.actor, selectors.project(request.actor, pk)
    inside = selectors.pays_for(actor, found)
    partners, ties = selectors.partners(actor, found), list(selectors.ties(actor, found))
    buttons = ("project.change", "partner.add", "tie.add", "diligence.answer")
    context = {
        "project": found,
        "state": PROJECT.state(found),
        "inside": inside,
        "sectors": [(SECTORS.get(code, code), code, share) for code, share in found.sectors.items()],
        "whole": selectors.whole(actor, found),
        "parts": selectors.parts(actor, found),
        "partners": partners,
        "sites": selectors.sites(actor, found),
        "told_sites": selectors.told_sites(actor, found),
        "ties": ties,
        "opens": {one.pk for one in ties if may(actor, "register.commitment.view", one.commitment)},
        "asked": selectors.asked(actor, found) if inside else [],
        "open": {
            name.partition(".")[2].replace(".", "_")
            for name in open_actions(actor, [f"stabilisation.{one}" for one in buttons], found)
        },
        "may_end_partner": may(actor, "stabilisation.partner.end", found),
        "may_withdraw_tie": may(actor, "stabilisation.tie.withdraw", found),
        "steps": PROJECT.next_steps(found) if may(actor, "stabilisation.project.move", found) else [],
        "happenings": happenings(actor, found, [*partners, *ties], timezone.now()) if inside else [],
        **page_parts(actor, found),
    }
    return render(request, "stabilisation/project.html", context)


@page("stabilisation.project.add")
def project_add(request: Request) -> HttpResponse:
    """Put a project on record, or a share in a pooled fund."""
    actor = request.actor
    form = forms.ProjectForm(request.POST or None, actor=actor, bodies=selectors.paying(actor))
    made: list[Project] = []

    def work() -> None:
        made.append(services.project_add(actor=actor, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The project is on record."), heading=_("Put a project on record"),
        submit=_("Put it on record"), back_url=reverse("projects"),
        then=lambda: reverse("project", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.project.change")
def project_change(request: Request, pk: UUID) -> HttpResponse:
    """Its days, sectors and places."""
    found = selectors.project(request.actor, pk)
    allow(request.actor, "stabilisation.project.change", found)
    form = forms.ProjectChangeForm(request.POST or None, actor=request.actor, project=found)

    def work() -> None:
        services.project_change(actor=request.actor, project=found, **{"places": ()} | form.cleaned_data)

    return form_step(
        request, form, work, done=_("It is on record."), heading=_("Days, sectors and places of a project"),
        submit=_("Put it on record"), about=found, back_url=reverse("project", args=[pk]),
    )  # fmt: skip


@page("stabilisation.project.move")
def project_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say at which stage it is; asks for the reason where it is given up, or work begins without a tender."""
    found = selectors.project(request.actor, pk)
    allow(request.actor, "stabilisation.project.move", found)
    taken = next((one for one in PROJECT.next_steps(found) if one.name == step), None)
    if taken is None:
        raise Http404
    back, heading = reverse("project", args=[pk]), str(taken.label)
    untendered = goes_untendered(found, step)
    if step == "give_up" or untendered:
        form = ReasonForm(request.POST or None, label=_("Why offers weren't asked for") if untendered else "")
        return form_step(
            request, form,
            lambda: services.project_move(actor=request.actor, project=found, step=step, **form.cleaned_data),
            done=_("The stage is on record."), heading=heading, submit=heading, about=found, back_url=back,
        )  # fmt: skip
    after = {
        "complete": _("Nothing is added to it any more but money and results."),
        "implement": _("Every question of due diligence is cleared."),
        "tender": _("Its stage is shown to everybody who sees the project."),
    }
    return confirm_step(
        request, lambda: services.project_move(actor=request.actor, project=found, step=step),
        done=_("The stage is on record."), heading=heading, submit=heading, about=found, back_url=back,
        consequences=[after[step]],
    )  # fmt: skip


@page("stabilisation.partner.add")
def partner_add(request: Request, pk: UUID) -> HttpResponse:
    """Say who has a part in it."""
    found = selectors.project(request.actor, pk)
    allow(request.actor, "stabilisation.partner.add", found)
    form = forms.PartnerForm(request.POST or None, bodies=selectors.bodies(found))
    return form_step(
        request, form, lambda: services.partner_add(actor=request.actor, project=found, **form.cleaned_data),
        done=_("The partner is on record."), heading=_("Say who has a part in it"), submit=_("Put it on record"),
        about=found, back_url=reverse("project", args=[pk]),
    )  # fmt: skip


@page("stabilisation.partner.end")
def partner_end(request: Request, pk: UUID) -> HttpResponse:
    """Say that somebody has no part in it any more, with the reason."""
    found = selectors.partner(request.actor, pk)
    allow(request.actor, "stabilisation.partner.end", found)
    if found.state != "partner":
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.partner_end(actor=request.actor, partner=found, **form.cleaned_data),
        done=_("It is on record. Who works there doesn't see this grant any more."),
        heading=_("No part in it any more"), submit=_("Put it on record"), about=found.project,
        back_url=reverse("project", args=[found.project_id]),
    )  # fmt: skip


@page("stabilisation.tie.add")
def tie_add(request: Request, pk: UUID) -> HttpResponse:
    """Say which commitment it keeps."""
    found = selectors.project(request.actor, pk)
    allow(request.actor, "stabilisation.tie.add", found)
    form = forms.TieForm(request.POST or None, actor=request.actor)
    return form_step(
        request, form, lambda: services.tie_add(actor=request.actor, project=found, **form.cleaned_data),
        done=_("It is on record which commitment the project keeps."), heading=_("Say which commitment it keeps"),
        submit=_("Put it on record"), about=found, back_url=reverse("project", args=[pk]),
    )  # fmt: skip


@page("stabilisation.tie.withdraw")
def tie_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take it back, with the reason."""
    found = selectors.tie(request.actor, pk)
    allow(request.actor, "stabilisation.tie.withdraw", found)
    if found.state != "stated":
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.tie_withdraw(actor=request.actor, tie=found, **form.cleaned_data),
        done=_("It is taken back. The project doesn't keep this commitment any more."), heading=_("Take it back"),
        submit=_("Take it back"), about=found.project, back_url=reverse("project", args=[found.project_id]),
    )  # fmt: skip
