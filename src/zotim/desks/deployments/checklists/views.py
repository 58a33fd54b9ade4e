"""Checklists: of a mission, what is due before tours, that something was done or is waived, the second person. Pages
about somebody's tour are worked behind the wall."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.walls import inside_page
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.evidence.downloads import download
from zotim.core.ui.deciding import decision
from zotim.core.ui.forms import DecisionForm, taking_file, with_file
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.checklists import forms, selectors, services
from zotim.desks.deployments.checklists.models import OF_HEALTH
from zotim.desks.deployments.checklists.states import CHECK, CONFIRM, END
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.tours import selectors as touring


@page("deployments.checklistitem.list")
def checklist(request: Request, pk: UUID) -> HttpResponse:
    """What has to be done before each tour of a mission."""
    found = missions.mission(request.actor, pk)
    context = {
        "mission": found,
        "items": selectors.items(request.actor, found),
        "may_add": may(request.actor, "deployments.checklistitem.add", found),
    }
    return render(request, "deployments/checklist.html", context)


@page("deployments.checklistitem.add")
def item_add(request: Request, pk: UUID) -> HttpResponse:
    """Ask for something before each tour."""
    found = missions.mission(request.actor, pk)
    allow(request.actor, "deployments.checklistitem.add", found)
    form = forms.ItemForm(request.POST or None)

    def work() -> None:
        services.item_add(actor=request.actor, mission=found, title=form.title, **form.beside)

    return form_step(
        request, form, work, done=_("It is asked for before each tour that hasn't begun."),
        heading=_("Ask for something before each tour"), submit=_("Put it on record"), about=found,
        back_url=reverse("checklist", args=[pk]),
    )  # fmt: skip


@page("deployments.checklistitem.end")
def item_end(request: Request, pk: UUID) -> HttpResponse:
    """Ask for it no more; asks once."""
    found = selectors.item(request.actor, pk)
    allow(request.actor, "deployments.checklistitem.end", found)
    heading = _("Ask for it no more")
    return confirm_step(
        request, lambda: services.item_end(actor=request.actor, item=found), done=_("It isn't asked for any more."),
        heading=heading, submit=heading, about=found, back_url=reverse("checklist", args=[found.mission_id]),
        consequences=[_("It keeps nobody from setting out any more. What was done stays on record.")],
    )  # fmt: skip


@page("deployments.itemcheck.board")
@inside_page()
def board(request: Request) -> HttpResponse:
    """What isn't done yet before the tours to come, what is due first."""
    today = timezone.localdate()
    rows = [(one, (one.tour.arrives_on - today).days) for one in selectors.board(request.actor)]
    return render(request, "deployments/board.html", {"rows": rows})


@page("deployments.itemcheck.enter")
@inside_page()
def check_enter(request: Request, pk: UUID, item: UUID, how: str) -> HttpResponse:
    """Say that it was done, or propose to waive it."""
    found, asked = touring.tour(request.actor, pk), selectors.item(request.actor, item)
    allow(request.actor, "deployments.itemcheck.enter", found)
    form = (
        forms.WaiveForm(request.POST or None) if how == "waive"
        else forms.DoneForm(request.POST or None, request.FILES or None, item=asked)
    )  # fmt: skip
    heading = _("Propose to waive it") if how == "waive" else _("Say that it was done")

    def work() -> None:
        with taking_file():
            services.check_enter(actor=request.actor, tour=found, item=asked, **with_file(form.cleaned_data))

    done, back = _("It is entered. A second person looks at it."), reverse("tour", args=[pk])
    if asked.group in OF_HEALTH and how != "waive":
        return confirm_step(
            request, lambda: services.check_enter(actor=request.actor, tour=found, item=asked), done=done,
            heading=heading, submit=heading, about=asked, back_url=back,
            consequences=[_("Of health nothing is kept but that it is done.")],
        )  # fmt: skip
    return form_step(
        request, form, work, done=done, heading=heading, submit=_("Put it on record"), about=asked, back_url=back
    )


@page("deployments.itemcheck.view")
@inside_page()
def item_check(request: Request, pk: UUID) -> HttpResponse:
    """What was done before a tour, and the second person's decision on it."""
    found = selectors.check(request.actor, pk)

    def decide(form: DecisionForm) -> None:
        services.check_decide(
            actor=request.actor, check=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    form, answer = decision(
        request, CHECK, found, lambda data: DecisionForm(data, accept=_("Confirm it")), decide,
        done=_("It counts from now on."), back=reverse("item_check", args=[pk]),
    )  # fmt: skip
    if answer:
        return answer
    approval = approval_of(CONFIRM, found)
    context = {
        "check": found,
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, END, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "deployments/item_check.html", context)


@page("deployments.itemcheck.take")
@inside_page()
def check_file(request: Request, pk: UUID) -> HttpResponse:
    """The file that shows it, to be saved."""
    return download(services.check_file(actor=request.actor, check=selectors.check(request.actor, pk)))


@page("deployments.itemcheck.end")
@inside_page()
def check_end(request: Request, pk: UUID) -> HttpResponse:
    """Say that it counts no more; asks once."""
    found = selectors.check(request.actor, pk)
    allow(request.actor, END, found)
    heading = _("It counts no more")
    return confirm_step(
        request, lambda: services.check_end(actor=request.actor, check=found), done=_("It counts no more."),
        heading=heading, submit=heading, about=found, back_url=reverse("tour", args=[found.tour_id]),
        consequences=[_("The item is open again. Where it is blocking nobody sets out without it.")],
    )  # fmt: skip
