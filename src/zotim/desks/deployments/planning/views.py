"""Plans of rotations: have one made, its page, what would be if something were otherwise, two beside each other,
accept, set aside. All behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.walls import inside_page
from zotim.core.jobs.services import job_of, job_retry
from zotim.core.states.machine import WrongState
from zotim.core.ui import show
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.missions.days import Span
from zotim.desks.deployments.missions.holding import holdings, open_days
from zotim.desks.deployments.planning import forms, selectors, services
from zotim.desks.deployments.planning.models import Plan
from zotim.desks.deployments.planning.states import PLAN
from zotim.desks.deployments.tours.chart import gantt


@page("deployments.plan.ask")
def plan_ask(request: Request, pk: UUID) -> HttpResponse:
    """Have the rotations of a mission planned."""
    found = missions.mission(request.actor, pk)
    allow(request.actor, "deployments.plan.ask", found)
    form = forms.PlanForm(request.POST or None, mission=found)
    made: list[Plan] = []

    def work() -> None:
        made.append(services.plan_ask(actor=request.actor, mission=found, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("It is being worked out. Nothing changes before somebody accepts the plan."),
        heading=_("Plan the rotations"), submit=_("Plan them"), about=found, back_url=reverse("mission", args=[pk]),
        then=lambda: reverse("plan", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.plan.view")
@inside_page()
def plan(request: Request, pk: UUID) -> HttpResponse:
    """One plan: what is known of it, beside today's, and what it would change."""
    actor, found = request.actor, selectors.plan(request.actor, pk)
    job = job_of(services.WORK, found)
    worked, open_ = found.planned_at is not None, found.state == "ready"
    changed = selectors.changed(found) if open_ else []
    context: dict[str, Any] = {
        "plan": found,
        "state": PLAN.state(found),
        "job": job,
        "may_retry": bool(job and job.state == "failed" and may(actor, "jobs.job.retry", job)),
        "changed": changed,
        "reasons": [(*code.partition(":")[::2], days) for code, days in found.reasons],
        "may_accept": open_ and not changed and not found.copy_of and may(actor, "deployments.plan.accept", found),
        "may_drop": found.state in ("asked", "ready") and may(actor, "deployments.plan.drop", found),
        "may_ask": worked and may(actor, "deployments.plan.ask", found),
        "others": list(selectors.others(actor, found)) if worked else [],
        **(_pictures(request, found) if worked else {}),
    }
    return render(request, "deployments/plan.html", context)


def _pictures(request: Request, found: Plan) -> dict[str, Any]:
    """The plan as a picture, and today's above it, for the same days."""
    shown, today = selectors.shown(request.actor, found), timezone.localdate()
    held = [one for one in holdings(shown.billets) if not one.over]
    first = min([found.from_on, *(one.arrives for one in (*shown.held, *held) if one.span.last >= found.from_on)])
    whole, language = Span(first, found.until_on), request.LANGUAGE_CODE

    def drawn(title: str, some: Any, gaps: Any, name: str) -> str:
        return gantt(
            title, shown.billets, some, gaps, today, language, whole=whole, name=name, described="planned-tours"
        )  # fmt: skip

    if not shown.billets:
        return {"shown": shown}
    return {
        "shown": shown,
        "gantt_today": drawn(_("Today"), held, open_days(shown.billets, held, max(today, found.from_on)), "today"),
        "gantt_plan": drawn(_("With the plan"), shown.held, shown.gaps, "plan"),
    }


@page("deployments.plan.ask")
@inside_page()
def plan_what_if(request: Request, pk: UUID) -> HttpResponse:
    """Have planned what would be if something were otherwise."""
    found = selectors.plan(request.actor, pk)
    allow(request.actor, "deployments.plan.ask", found)
    form = forms.WhatIfForm(request.POST or None, plan=found)
    made: list[Plan] = []

    def work() -> None:
        made.append(services.plan_what_if(actor=request.actor, plan=found, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("It is being worked out. It is a question, and nobody can accept it."),
        heading=_("What if?"), submit=_("Plan them"), about=found, back_url=reverse("plan", args=[pk]),
        then=lambda: reverse("plan", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.plan.compare")
@inside_page()
def plan_compare(request: Request, pk: UUID, other: UUID) -> HttpResponse:
    """Two plans of a mission beside each other."""
    first = selectors.plan(request.actor, pk)
    second = selectors.other(request.actor, first, other)
    context = {"both": (first, second), "lines": selectors.differences(request.actor, first, second)}
    return render(request, "deployments/plans_compared.html", context)


@page("deployments.plan.accept")
@inside_page()
def plan_accept(request: Request, pk: UUID) -> HttpResponse:
    """Accept it; asks once and says what follows."""
    found = selectors.plan(request.actor, pk)
    allow(request.actor, "deployments.plan.accept", found)
    return confirm_step(
        request, lambda: services.plan_accept(actor=request.actor, plan=found),
        done=_("The plan is accepted. Its tours are proposed, and each is agreed to on its page."),
        heading=_("Accept the plan"), submit=_("Accept the plan"), about=found, back_url=reverse("plan", args=[pk]),
        consequences=_follows(selectors.shown(request.actor, found).counts),
    )  # fmt: skip


def _follows(counts: dict[str, int]) -> list[str]:
    """What accepting a plan does, in words."""
    said = [
        (counts["new"], ngettext("%(number)s tour is proposed.", "%(number)s tours are proposed.", counts["new"])),
        (counts["moved"], ngettext("%(number)s tour gets other days.", "%(number)s tours get other days.", counts["moved"])),  # noqa: E501
        (counts["dropped"], ngettext("%(number)s tour is called off.", "%(number)s tours are called off.", counts["dropped"])),  # noqa: E501
    ]  # fmt: skip
    lines = [text % {"number": show.amount(number)} for number, text in said if number]
    return [*lines, _("Each is examined once more. If one of them can't be, nothing of it is done.")]


@page("deployments.plan.drop")
@inside_page()
def plan_drop(request: Request, pk: UUID) -> HttpResponse:
    """Set it aside; asks once."""
    found = selectors.plan(request.actor, pk)
    allow(request.actor, "deployments.plan.drop", found)
    heading = _("Set it aside")
    return confirm_step(
        request, lambda: services.plan_drop(actor=request.actor, plan=found), done=_("The plan is set aside."),
        heading=heading, submit=heading, about=found, back_url=reverse("plan", args=[pk]),
        consequences=[_("It can't be accepted any more. It stays on record until the mission's records go.")],
    )  # fmt: skip


@page("deployments.plan.ask", logged=False)
@inside_page()
def plan_job(request: Request, pk: UUID) -> HttpResponse:
    """Try again to work a plan out."""
    found = selectors.plan(request.actor, pk)
    job = job_of(services.WORK, found)
    if request.method == "POST" and job:
        try:
            job_retry(actor=request.actor, job=job)
        except WrongState as error:
            messages.error(request, error.message)
    return redirect("plan", pk=found.pk)
