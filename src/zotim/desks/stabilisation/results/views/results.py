"""Indicators with their periods, what was measured and confirmed, visits."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.stabilisation.projects import selectors as projects
from zotim.desks.stabilisation.results import forms, selectors, services
from zotim.desks.stabilisation.results.models import Indicator, Measurement
from zotim.desks.stabilisation.results.states import CONFIRM, MEASUREMENT


@page("stabilisation.indicator.add")
def indicator_add(request: Request, pk: UUID) -> HttpResponse:
    """Say what shows that a project reaches what it is for."""
    found = projects.project(request.actor, pk)
    allow(request.actor, "stabilisation.indicator.add", found)
    form = forms.IndicatorForm(request.POST or None)
    made: list[Indicator] = []

    def work() -> None:
        made.append(services.indicator_add(actor=request.actor, project=found, title=form.title, **form.beside))

    return form_step(
        request, form, work, done=_("The indicator is on record."), heading=_("Say what shows its result"),
        submit=_("Put it on record"), about=found, back_url=reverse("project", args=[pk]),
        then=lambda: reverse("result_indicator", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.indicator.view")
def indicator(request: Request, pk: UUID) -> HttpResponse:
    """One indicator: baseline, targets, what was measured."""
    actor, found = request.actor, selectors.indicator(request.actor, pk)
    ((_found, periods),) = selectors.reached(actor, [found])
    context = {
        "indicator": found,
        "reached": periods,
        "may_target": may(actor, "stabilisation.target.add", found),
        "may_measure": may(actor, "stabilisation.measurement.add", found),
    }
    return render(request, "stabilisation/indicator.html", context)


@page("stabilisation.target.add")
def target_add(request: Request, pk: UUID) -> HttpResponse:
    """Say what is to be reached in a period."""
    found = selectors.indicator(request.actor, pk)
    allow(request.actor, "stabilisation.target.add", found)
    form = forms.TargetForm(request.POST or None)
    return form_step(
        request, form, lambda: services.target_add(actor=request.actor, indicator=found, **form.cleaned_data),
        done=_("The target is on record."), heading=_("Say what is to be reached in a period"),
        submit=_("Put it on record"), about=found, back_url=reverse("result_indicator", args=[pk]),
    )  # fmt: skip


@page("stabilisation.measurement.add")
def measurement_add(request: Request, pk: UUID) -> HttpResponse:
    """Enter what was measured in a period."""
    found = selectors.target(request.actor, pk)
    allow(request.actor, "stabilisation.measurement.add", found.indicator)
    form = forms.MeasurementForm(request.POST or None, people=found.indicator.people)
    made: list[Measurement] = []

    def work() -> None:
        made.append(services.measurement_add(actor=request.actor, target=found, **form.taken))

    return form_step(
        request, form, work, done=_("It is entered. A second person of the body that pays confirms it."),
        heading=_("Enter what was measured"), submit=_("Enter it"), about=found.indicator,
        back_url=reverse("result_indicator", args=[found.indicator_id]),
        then=lambda: reverse("measurement", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.measurement.view")
def measurement(request: Request, pk: UUID) -> HttpResponse:
    """What was measured, and the second person's decision on it."""
    found = selectors.measurement(request.actor, pk)

    def decide(form: forms.MeasurementDecisionForm) -> None:
        services.measurement_decide(
            actor=request.actor, measurement=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    form, answer = decision(
        request, MEASUREMENT, found, forms.MeasurementDecisionForm, decide, done=_("It is confirmed, and counts."),
        back=reverse("measurement", args=[pk]),
    )  # fmt: skip
    if answer:
        return answer
    approval = approval_of(CONFIRM, found)
    context = {
        "measurement": found,
        "indicator": found.target.indicator,
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, "stabilisation.measurement.end", found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "stabilisation/measurement.html", context)


@page("stabilisation.measurement.end")
def measurement_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.measurement(request.actor, pk)
    allow(request.actor, "stabilisation.measurement.end", found)
    return confirm_step(
        request, lambda: services.measurement_end(actor=request.actor, measurement=found),
        done=_("It isn't used any more."), heading=_("Use what was measured no more"), submit=_("Use it no more"),
        about=found.target.indicator, back_url=reverse("measurement", args=[pk]),
        consequences=[_("In its period nothing counts as measured until something is entered anew.")],
    )  # fmt: skip


@page("stabilisation.visit.add")
def visit_add(request: Request, pk: UUID) -> HttpResponse:
    """Put a visit on record."""
    found = projects.project(request.actor, pk)
    allow(request.actor, "stabilisation.visit.add", found)
    form = forms.VisitForm(request.POST or None)
    return form_step(
        request, form, lambda: services.visit_add(actor=request.actor, project=found, **form.cleaned_data),
        done=_("The visit is on record."), heading=_("Put a visit on record"), submit=_("Put it on record"),
        about=found, back_url=reverse("project", args=[pk]),
    )  # fmt: skip
