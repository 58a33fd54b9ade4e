"""Lessons of a mission: put on record, its page, what came of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.ui.pages import form_step
from zotim.desks.deployments.lessons import forms, selectors, services
from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.lessons.states import CLOSE, LESSON
from zotim.desks.deployments.missions import selectors as missions
from zotim.register.history import happenings


@page("deployments.lesson.add")
def lesson_add(request: Request, pk: UUID) -> HttpResponse:
    """Put on record what a mission taught."""
    found = missions.mission(request.actor, pk)
    allow(request.actor, "deployments.lesson.add", found)
    form = forms.LessonForm(request.POST or None)
    made: list[Lesson] = []

    def work() -> None:
        made.append(services.lesson_add(actor=request.actor, mission=found, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The lesson is on record."), heading=_("What the mission taught"),
        submit=_("Put it on record"), about=found, back_url=reverse("mission", args=[pk]),
        then=lambda: reverse("lesson", args=[made[0].pk]),
    )  # fmt: skip


@page("deployments.lesson.view")
def lesson(request: Request, pk: UUID) -> HttpResponse:
    """One lesson."""
    actor, found = request.actor, selectors.lesson(request.actor, pk)
    context = {
        "lesson": found,
        "state": LESSON.state(found),
        "steps": LESSON.next_steps(found) if may(actor, CLOSE, found) else [],
        "happenings": happenings(actor, found, (), timezone.now()),
    }
    return render(request, "deployments/lesson.html", context)


@page("deployments.lesson.close")
def lesson_close(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say what was done about it, or why nothing is."""
    found = selectors.lesson(request.actor, pk)
    allow(request.actor, CLOSE, found)
    taken = next((one for one in LESSON.next_steps(found) if one.name == step), None)
    if taken is None:
        raise Http404
    form, label = forms.CloseForm(request.POST or None), str(taken.label)
    return form_step(
        request, form,
        lambda: services.lesson_close(actor=request.actor, lesson=found, step=step, **form.cleaned_data),
        done=_("It is on record."), heading=label, submit=label, about=found, back_url=reverse("lesson", args=[pk]),
    )  # fmt: skip
