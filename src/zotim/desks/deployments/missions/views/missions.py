"""Missions: list, page with alarms, put on record, route, steps; billets: page, offer, steps."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.missions import forms, papers, selectors, services
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.missions.states import BILLET, MISSION
from zotim.desks.deployments.missions.tables import MissionTable
from zotim.register.beside import page_parts
from zotim.register.history import happenings


@page("deployments.mission.list")
def mission_list(request: Request) -> HttpResponse:
    """Missions that the actor may see."""
    table = MissionTable(request, selectors.missions(request.actor))
    if table.wants_export:
        return table.export("missions")
    context = {"table": table, "may_add": may(request.actor, "deployments.mission.add")}
    return render(request, "deployments/missions.html", context)


@page("deployments.mission.view")
def mission(request: Request, pk: UUID) -> HttpResponse:
    """One mission: its route, what is missing, mandates, billets, and what was promised of it."""
    actor, found = request.actor, selectors.mission(request.actor, pk)
    billets, pledges = selectors.billets(actor, found), selectors.pledges(actor).filter(mission=found)
    buttons = ("mission.change", "mandate.enter", "billet.add", "pledge.add")
    context = {
        "mission": found,
        "state": MISSION.state(found),
        "alarms": selectors.alarms(actor, found),
        "mandates": selectors.mandates(actor).filter(mission=found),
        "billets": billets,
        "pledges": pledges,
        "open": {
            name.partition(".")[2].replace(".", "_")
            for name in open_actions(actor, [f"deployments.{one}" for one in buttons], found)
        },
        "steps": MISSION.next_steps(found) if may(actor, "deployments.mission.move", found) else [],
        "happenings": happenings(actor, found, [*billets, *pledges], timezone.now()),
        **page_parts(actor, found),
    }
    return render(request, "deployments/mission.html", context)


@page("deployments.mission.paper")
def mission_paper(request: Request, pk: UUID) -> HttpResponse:
    """The mission as a paper for the assembly, which names nobody who is sent."""
    from zotim.core.documents.pdf import render_pdf  # late: other pages need no typesetter

    found = selectors.mission(request.actor, pk)
    data = render_pdf(papers.paper(request.actor, found, request.LANGUAGE_CODE, timezone.localdate()))
    return attachment(data, "application/pdf", f"{found.reference}.pdf")


@page("deployments.mission.add")
def mission_add(request: Request) -> HttpResponse:
    """Put a mission on record."""
    form = forms.MissionForm(request.POST or None, bodies=selectors.sending(request.actor))
    made: list[Mission] = []

    def work() -> None:
        made.append(services.mission_add(actor=request.actor, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The mission is on record."), heading=_("Put a mission on record"),
        submit=_("Put it on record"), back_url=reverse("missions"),
        then=lambda: reverse("mission", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.mission.change")
def mission_change(request: Request, pk: UUID) -> HttpResponse:
    """Say which route it takes, and until when it lasts."""
    found = selectors.mission(request.actor, pk)
    allow(request.actor, "deployments.mission.change", found)
    form = forms.MissionChangeForm(request.POST or None, mission=found)
    return form_step(
        request, form, lambda: services.mission_change(actor=request.actor, mission=found, **form.cleaned_data),
        done=_("It is on record."), heading=_("Route and end of a mission"), submit=_("Put it on record"), about=found,
        back_url=reverse("mission", args=[pk]),
    )  # fmt: skip


@page("deployments.mission.move")
def mission_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say that it has begun, or with a reason that it is over."""
    found = selectors.mission(request.actor, pk)
    allow(request.actor, "deployments.mission.move", found)
    taken = next((one for one in MISSION.next_steps(found) if one.name == step), None)
    if taken is None:
        raise Http404
    back = reverse("mission", args=[pk])
    if step == "end":
        form = ReasonForm(request.POST or None)
        return form_step(
            request, form,
            lambda: services.mission_move(actor=request.actor, mission=found, step=step, **form.cleaned_data),
            done=_("The mission is over. Nothing is added to it any more."), heading=str(taken.label),
            submit=str(taken.label), about=found, back_url=back,
        )  # fmt: skip
    return confirm_step(
        request, lambda: services.mission_move(actor=request.actor, mission=found, step=step),
        done=_("It is on record that the mission has begun."), heading=str(taken.label), submit=str(taken.label),
        about=found, back_url=back, consequences=[_("Its grounds are confirmed and in force today.")],
    )  # fmt: skip


@page("deployments.billet.add")
def billet_add(request: Request, pk: UUID) -> HttpResponse:
    """Offer a billet."""
    found = selectors.mission(request.actor, pk)
    allow(request.actor, "deployments.billet.add", found)
    start = {"from_on": found.from_on, "until_on": found.until_on}
    form = forms.BilletForm(request.POST or None, actor=request.actor, mission=found, initial=start)
    made: list[Billet] = []

    def work() -> None:
        made.append(services.billet_add(actor=request.actor, mission=found, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The billet is offered."), heading=_("Offer a billet"), submit=_("Offer it"),
        about=found, back_url=reverse("mission", args=[pk]), then=lambda: reverse("billet", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.billet.view")
def billet(request: Request, pk: UUID) -> HttpResponse:
    """One billet: what it asks for, and where it stands."""
    actor, found = request.actor, selectors.billet(request.actor, pk)
    context = {
        "billet": found,
        "state": BILLET.state(found),
        "steps": BILLET.next_steps(found) if may(actor, "deployments.billet.move", found) else [],
        "happenings": happenings(actor, found, (), timezone.now()),
        **page_parts(actor, found),
    }
    return render(request, "deployments/billet.html", context)


@page("deployments.billet.move")
def billet_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say that the mission accepted it and where that stands, or withdraw it."""
    found = selectors.billet(request.actor, pk)
    allow(request.actor, "deployments.billet.move", found)
    taken = next((one for one in BILLET.next_steps(found) if one.name == step), None)
    if taken is None:
        raise Http404
    form = ReasonForm(request.POST or None, label=_("Where that stands") if step == "accept" else "")
    done = _("It is on record that the mission accepted it.") if step == "accept" else _("The billet is withdrawn.")
    return form_step(
        request, form, lambda: services.billet_move(actor=request.actor, billet=found, step=step, **form.cleaned_data),
        done=done, heading=str(taken.label), submit=str(taken.label), about=found,
        back_url=reverse("billet", args=[pk]),
    )  # fmt: skip
