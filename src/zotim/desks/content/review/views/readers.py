"""What protects readers: their own day, a colleague's yes, conflicts of interest."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.content.review import selectors, services
from zotim.desks.content.review.days import days
from zotim.desks.content.review.forms import ConflictForm
from zotim.desks.content.review.models import Conflict
from zotim.desks.content.review.policy import CONFLICT, EXPOSURE, GO_ON, OWN_CONFLICT
from zotim.desks.content.review.services.exposure import limit_today, uncovered_today
from zotim.desks.content.review.tables import ConflictTable


@page(EXPOSURE)
def exposure(request: Request) -> HttpResponse:
    """What one uncovered oneself, as sums of days: shown to oneself alone."""
    person = request.actor.person_id
    limit, uncovered = limit_today(person), uncovered_today(person)
    context = {
        "days": days(selectors.exposures(request.actor)), "limit": limit, "uncovered": uncovered,
        "reached": uncovered >= limit, "asks": selectors.own_asks(request.actor, timezone.localdate()),
    }  # fmt: skip
    return render(request, "content/review_exposure.html", context)


@page(EXPOSURE)
def go_on(request: Request) -> HttpResponse:
    """Ask a colleague whether one goes on today."""
    if request.method == "POST":
        try:
            services.going_on_ask(actor=request.actor)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Your colleagues are asked."))
    return redirect("content_exposure")


@page(GO_ON)
def asked(request: Request) -> HttpResponse:
    """Colleagues who ask to go on."""
    return render(request, "content/review_asked.html", {"asks": selectors.asks_to_go_on(request.actor)})


@page(GO_ON)
def asked_answer(request: Request, pk: UUID) -> HttpResponse:
    """Say whether a colleague goes on."""
    found = get_visible(selectors.asks_to_go_on(request.actor), request.actor, pk=pk)
    if request.method == "POST":
        agreed = request.POST.get("answer") == "yes"
        try:
            services.going_on_answer(actor=request.actor, pk=found.pk, agreed=agreed)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("They go on.") if agreed else _("They stop for today."))
    return redirect("content_asked")


@page(OWN_CONFLICT)
def conflict_say(request: Request, pk: UUID) -> HttpResponse:
    """Say that one has an interest in an item: then it isn't there for one any more."""
    found = selectors.item(request.actor, pk)
    form = ReasonForm(request.POST or None, label=_("What ties you to it"))
    return form_step(
        request, form,
        lambda: services.conflict_say(actor=request.actor, pk=found.pk, reason=form.cleaned_data["reason"]),
        done=_("It isn't there for you any more. Others read it."), heading=_("You have an interest in this item"),
        submit=_("Leave it to others"), about=found, back_url=reverse("content_read", args=[found.pk]),
        then=lambda: reverse("content_queue"),
    )  # fmt: skip


@page(CONFLICT)
def conflicts(request: Request) -> HttpResponse:
    """Who is kept from which item."""
    table = ConflictTable(request, selectors.conflicts(request.actor))
    return render(request, "content/review_conflicts.html", {"table": table})


@page(CONFLICT)
def conflict_add(request: Request) -> HttpResponse:
    """Keep somebody from an item."""
    form = ConflictForm(request.POST or None)

    def work() -> None:
        said = form.cleaned_data
        services.conflict_enter(
            actor=request.actor, reference=said["reference"], person=said["person"].pk, reason=said["reason"],
            until=said["until"],
        )  # fmt: skip

    return form_step(
        request, form, work, done=_("The item isn't there for them any more."),
        heading=_("Keep somebody from an item"), submit=_("Keep them from it"), back_url=reverse("content_conflicts"),
    )  # fmt: skip


@page(CONFLICT)
def conflict(request: Request, pk: UUID) -> HttpResponse:
    """Who is kept from an item, and why."""
    found = get_visible(Conflict.objects.select_related("item", "person", "by"), request.actor, pk=pk)
    context = {"conflict": found, "reason": selectors.told(request.actor, found)}
    return render(request, "content/review_conflict.html", context)


@page(CONFLICT)
def conflict_end(request: Request, pk: UUID) -> HttpResponse:
    """Let somebody see the item again."""
    found = get_visible(Conflict.objects.select_related("item", "person"), request.actor, pk=pk)
    allow(request.actor, CONFLICT, found)
    return confirm_step(
        request, lambda: services.conflict_end(actor=request.actor, pk=found.pk), done=_("They see it again."),
        heading=_("End that somebody is kept from an item"), submit=_("End it"),
        consequences=[_("The item is there for them again.")], back_url=reverse("content_conflict", args=[found.pk]),
    )  # fmt: skip
