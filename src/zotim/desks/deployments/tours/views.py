"""Tours: those to come, propose one, its page with what is lacking, its days, its steps; the rule of a mission. Pages
that show somebody are worked behind the wall, as the one who asks."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.tours import forms, selectors, services
from zotim.desks.deployments.tours.models import Tour
from zotim.desks.deployments.tours.states import LIVE, MOVE, PLANNED, TOUR
from zotim.register.beside import page_parts


@page("deployments.tour.list")
@inside_page()
def tour_list(request: Request) -> HttpResponse:
    """Tours that are to come or under way, with what is lacking for each."""
    some = list(selectors.tours(request.actor).filter(state__in=LIVE))
    lack = selectors.lacking(some)
    today = timezone.localdate()
    context = {"rows": [(one, lack[one.pk], (one.arrives_on - today).days) for one in some]}
    return render(request, "deployments/tours.html", context)


@page("deployments.tour.view")
@inside_page()
def tour(request: Request, pk: UUID) -> HttpResponse:
    """One tour: who, where, when, and what is lacking."""
    actor, found = request.actor, selectors.tour(request.actor, pk)
    context = {
        "tour": found,
        "row": selectors.row(found),
        "state": TOUR.state(found),
        "rest_until": found.back_on + selectors.rest(selectors.terms(found.mission)) if found.back_on else None,
        "may_change": found.state in PLANNED and may(actor, "deployments.tour.change", found),
        "steps": TOUR.next_steps(found) if may(actor, MOVE, found) else [],
        **page_parts(actor, found),
    }
    return render(request, "deployments/tour.html", context)


@page("deployments.tour.propose")
@inside_page()
def tour_propose(request: Request, pk: UUID) -> HttpResponse:
    """Propose somebody for a billet."""
    found = missions.billet(request.actor, pk)
    allow(request.actor, "deployments.tour.propose", found)
    form = forms.ProposeForm(
        request.POST or None, able=selectors.able(request.actor, found),
        handover=selectors.terms(found.mission).handover_days,
    )  # fmt: skip
    made: list[Tour] = []

    def work() -> None:
        made.append(services.tour_propose(actor=request.actor, billet=found, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("It is proposed. What is lacking stands on its page."),
        heading=_("Propose somebody for a billet"), submit=_("Propose them"), about=found,
        back_url=reverse("billet", args=[pk]), then=lambda: reverse("tour", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.tour.change")
@inside_page()
def tour_change(request: Request, pk: UUID) -> HttpResponse:
    """Change its days."""
    found = selectors.tour(request.actor, pk)
    allow(request.actor, "deployments.tour.change", found)
    now = {name: getattr(found, name) for name in ("arrives_on", "from_on", "until_on")}
    form = forms.DaysForm(request.POST or None, initial=now)
    return form_step(
        request, form, lambda: services.tour_change(actor=request.actor, tour=found, **form.cleaned_data),
        done=_("It is on record."), heading=_("Days of a tour"), submit=_("Put it on record"), about=found,
        back_url=reverse("tour", args=[pk]),
    )  # fmt: skip


def _follows(step: str) -> list[str]:
    if step == "agree":
        return [_("The billet counts as held for these days. What is lacking still has to be mended.")]
    if step == "set_out":
        return [_("Nothing is lacking. The days can't be changed any more.")]
    return [_("They count among those who are there, from today on.")]


@page("deployments.tour.move")
@inside_page()
def tour_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Take a step: agreed, set out, there, back, debriefed, called off."""
    found = selectors.tour(request.actor, pk)
    allow(request.actor, MOVE, found)
    taken = next((one for one in TOUR.next_steps(found) if one.name == step), None)
    if taken is None:
        raise Http404
    form, label, back = forms.of_step(step, request.POST or None, found), str(taken.label), reverse("tour", args=[pk])
    done = _("It is on record.")
    if form is None:
        return confirm_step(
            request, lambda: services.tour_move(actor=request.actor, tour=found, step=step), done=done, heading=label,
            submit=label, about=found, back_url=back, consequences=_follows(step),
        )  # fmt: skip
    return form_step(
        request, form,
        lambda: services.tour_move(actor=request.actor, tour=found, step=step, **form.cleaned_data), done=done,
        heading=label, submit=label, about=found, back_url=back,
    )  # fmt: skip


@page("deployments.terms.set")
def terms_set(request: Request, pk: UUID) -> HttpResponse:
    """Say how long a tour of a mission lasts, its handover and the rest after it."""
    found = missions.mission(request.actor, pk)
    allow(request.actor, "deployments.terms.set", found)
    form = forms.TermsForm(request.POST or None, terms=selectors.terms(found))
    return form_step(
        request, form, lambda: services.terms_set(actor=request.actor, mission=found, **form.cleaned_data),
        done=_("It is on record."), heading=_("Length of a tour, handover and rest"), submit=_("Put it on record"),
        about=found, back_url=reverse("mission", args=[pk]),
    )  # fmt: skip
