"""Pages of measures: the list, one with all that belongs to it, now or as of a day, and what can be said about it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.notifications.appointing import appointing
from zotim.core.people.models import Organisation
from zotim.core.texts import listed
from zotim.core.ui.pages import confirm_page, form_page
from zotim.register import selectors as register
from zotim.register import services, states
from zotim.register.beside import page_parts
from zotim.register.forms.as_of import AsOfForm
from zotim.register.history import happenings
from zotim.register.measures import forms, selectors
from zotim.register.measures import services as measures
from zotim.register.measures.models import BudgetLine
from zotim.register.measures.record import WholeMeasure, whole, whole_as_of
from zotim.register.measures.tables import MeasureTable
from zotim.register.models import Measure
from zotim.register.record import NotYet


@page("register.measure.list")
def measure_list(request: Request) -> HttpResponse:
    """All measures that the actor may see."""
    table = MeasureTable(request, selectors.measures(request.actor))
    if table.wants_export:
        return table.export("measures")
    return render(request, "register/measures.html", {"table": table})


@page("register.measure.view")
def measure(request: Request, pk: UUID) -> HttpResponse:
    """One measure, as it stands now or as it stood at the end of a day (``?as_of=2026-11-24``)."""
    actor, asked = request.actor, AsOfForm.of(request)
    day, not_yet = asked.day, None
    if day:
        try:
            found = whole_as_of(actor, pk, asked.moment)
        except NotYet:
            asked.add_error("as_of", _("It wasn't on record on that day."))
            not_yet, day = day, None
    if day is None:
        found = whole(actor, pk)
    one = found.measure
    into = selectors.every_measure(actor).filter(pk=one.merged_into_id).first() if one.merged_into_id else None
    context = {
        "found": found,
        "measure": one,
        "into": into,
        "happenings": happenings(actor, one, found.parts, asked.moment if day else timezone.now()),
        "as_of": day,
        "not_yet": not_yet,
        "as_of_form": asked,
        "may_see_budget": may(actor, "register.budget.change", one) or bool(found.budget),
        **(_may_do(request, one) | page_parts(actor, one) | _to_appoint(request, found) if day is None else {}),
    }
    return render(request, "register/measure.html", context)


def _may_do(request: Request, one: Measure) -> dict[str, Any]:
    actor = request.actor
    return {
        "steps": states.MEASURE.next_steps(one) if may(actor, "register.measure.move", one) else [],
        "may_change": may(actor, "register.measure.change", one),
        "may_merge": one.state != "given_up" and may(actor, "register.duplicate.merge", one),
        "may_prove": may(actor, "register.evidence.submit", one),
        "may_tell": may(actor, "register.obstacle.tell", one),
        "may_budget": may(actor, "register.budget.change", one),
    }


def _to_appoint(request: Request, found: WholeMeasure) -> dict[str, Any]:
    """For whoever may tell of obstacles: those of which nobody was told, and what is to be done about that."""
    if not may(request.actor, "register.obstacle.tell", found.measure):
        return {}
    unspoken = selectors.removers_unspoken(found.obstacles)
    return {"unspoken": unspoken, "appointing": appointing(request.actor)} if unspoken else {}


def _changing(request: Request, pk: UUID, action: str) -> Measure:
    """The measure, for somebody who may do this to it."""
    found = selectors.measure(request.actor, pk)
    allow(request.actor, action, found)
    return found


def _form_page(request: Request, form: Any, found: Measure, heading: str, submit: str) -> HttpResponse:
    return form_page(request, form, heading, submit, about=found, back_url=reverse("measure", args=[found.pk]))


@page("register.measure.add")
def measure_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a measure to a commitment."""
    found = register.commitment(request.actor, pk)
    allow(request.actor, "register.measure.add", found)
    form = forms.MeasureForm(request.POST or None, actor=request.actor, initial={"lead": found.lead})
    if found.state != "active":
        raise Http404
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            measures.measure_add(
                actor=request.actor, commitment=found, title=form.title,
                lead=data["lead"], starts_on=data["starts_on"], due_on=data["due_on"],
            )  # fmt: skip
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The measure is on record."))
            return redirect("commitment", pk=found.pk)
    back = reverse("commitment", args=[found.pk])
    return form_page(request, form, _("Add a measure"), _("Add the measure"), about=found, back_url=back)


@page("register.measure.change")
def measure_change(request: Request, pk: UUID) -> HttpResponse:
    """Change what a measure is."""
    found = _changing(request, pk, "register.measure.change")
    form = forms.MeasureChangeForm(request.POST or None, actor=request.actor, measure=found)
    if request.method == "POST" and form.is_valid():
        try:
            measures.measure_change(actor=request.actor, measure=found, title=form.title, **form.beside)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The change is on record."))
            return redirect("measure", pk=found.pk)
    return _form_page(request, form, found, _("Change the measure"), _("Keep the change"))


@page("register.measure.move")
def measure_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say how far a measure is."""
    found = _changing(request, pk, "register.measure.move")
    transition = next((t for t in states.MEASURE.next_steps(found) if t.name == step), None)
    if transition is None:
        raise Http404
    if request.method == "POST":
        found = measures.measure_move(actor=request.actor, measure=found, step=step)
        messages.success(
            request, _("On record. The measure: %(state)s.") % {"state": states.MEASURE.state(found).label}
        )
        return redirect("measure", pk=found.pk)
    back, words = reverse("measure", args=[found.pk]), str(transition.label)
    return confirm_page(request, words, words, about=found, back_url=back)


@page("register.measure.serve")
def measure_serve(request: Request, pk: UUID) -> HttpResponse:
    """Say that it serves another commitment too."""
    found = _changing(request, pk, "register.measure.serve")
    form = forms.ServedForm(request.POST or None, actor=request.actor, measure=found)
    if request.method == "POST" and form.is_valid():
        served = form.cleaned_data["reference"]
        if may(request.actor, "register.measure.add", served):
            measures.measure_serve(actor=request.actor, measure=found, commitment=served)
            messages.success(request, _("It is on record that the measure serves this commitment."))
            return redirect("measure", pk=found.pk)
        form.add_error("reference", _("Another body answers for this commitment: ask the centre."))
    return _form_page(request, form, found, _("Which commitment does it serve?"), _("Put it on record"))


@page("register.measure.serve")
def measure_unserve(request: Request, pk: UUID, commitment: UUID) -> HttpResponse:
    """Say that it doesn't serve a commitment after all."""
    found = _changing(request, pk, "register.measure.serve")
    served = get_visible(selectors.commitments_of(request.actor, found), request.actor, pk=commitment)
    allow(request.actor, "register.measure.add", served)
    back = reverse("measure", args=[found.pk])
    if request.method == "POST":
        try:
            measures.measure_serve(actor=request.actor, measure=found, commitment=served, serves=False)
        except Unfit as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("The link is taken away."))
        return redirect(back)
    heading = _("The measure doesn't serve “%(title)s”?") % {"title": served.title}
    lines = [_("The commitment stands where its other measures leave it. Earlier states keep the link.")]
    return confirm_page(request, heading, _("Take it away"), back_url=back, consequences=lines, about=found)


@page("register.obligation.serve")
def measure_answer(request: Request, pk: UUID) -> HttpResponse:
    """Say that it answers an obligation."""
    found = _changing(request, pk, "register.obligation.serve")
    form = forms.AnsweredForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        services.obligation_serve(actor=request.actor, obligation=form.cleaned_data["reference"], by=found)
        messages.success(request, _("It is on record that this answers the obligation."))
        return redirect("measure", pk=found.pk)
    return _form_page(request, form, found, _("Which obligation does it answer?"), _("Put it on record"))


def _budget_page(request: Request, found: Measure, line: BudgetLine | None) -> HttpResponse:
    initial = {name: getattr(line, name) for name in forms.BudgetForm.base_fields} if line else {"currency": "ALL"}
    form = forms.BudgetForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            if line:
                measures.budget_change(actor=request.actor, line=line, **form.cleaned_data)
            else:
                measures.budget_add(actor=request.actor, measure=found, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The budget is on record."))
            return redirect("measure", pk=found.pk)
    heading = _("Change a line of the budget") if line else _("Add to the budget")
    return _form_page(request, form, found, heading, _("Keep it"))


@page("register.budget.change")
def budget_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a line to the budget."""
    return _budget_page(request, _changing(request, pk, "register.budget.change"), None)


@page("register.budget.change")
def budget_change(request: Request, pk: UUID, line: UUID) -> HttpResponse:
    """Correct a line of the budget."""
    found = _changing(request, pk, "register.budget.change")
    kept = selectors.budget_of(request.actor, found).filter(struck=False)
    return _budget_page(request, found, get_visible(kept, request.actor, pk=line))


@page("register.budget.change")
def budget_strike(request: Request, pk: UUID, line: UUID) -> HttpResponse:
    """Strike a line of the budget out."""
    found = _changing(request, pk, "register.budget.change")
    kept = get_visible(selectors.budget_of(request.actor, found), request.actor, pk=line)
    back = reverse("measure", args=[found.pk])
    if request.method == "POST":
        measures.budget_strike(actor=request.actor, line=kept)
        messages.success(request, _("The line is struck out."))
        return redirect(back)
    lines = [_("It counts no more in any sum. It stays readable, struck out.")]
    return confirm_page(
        request, _("Strike the line out?"), _("Strike it out"), back_url=back, consequences=lines, about=found
    )


@page("register.obstacle.tell")
def obstacle_tell(request: Request, pk: UUID) -> HttpResponse:
    """Tell what stands in the way."""
    found = _changing(request, pk, "register.obstacle.tell")
    form = forms.ObstacleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            measures.obstacle_tell(
                actor=request.actor, measure=found, title=form.title, since=data["since"], remover=data["remover"]
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            _say_who_was_told(request, data["remover"])
            return redirect("measure", pk=found.pk)
    return _form_page(request, form, found, _("What stands in the way?"), _("Report the obstacle"))


def _say_who_was_told(request: Request, remover: Organisation) -> None:
    told = selectors.told_of(request.actor, remover)
    if told:
        people = listed(told)
        messages.success(request, _("The obstacle is on record. Told: %(people)s.") % {"people": people})
    elif selectors.without_focal_point([remover.pk]):
        messages.warning(request, _("The obstacle is on record, but nobody was told. See what to do below."))
    else:  # the only one who speaks for that body is who told it
        messages.success(request, _("The obstacle is on record."))


@page("register.obstacle.tell")
def obstacle_remove(request: Request, pk: UUID, obstacle: UUID) -> HttpResponse:
    """Say that an obstacle is gone."""
    found = _changing(request, pk, "register.obstacle.tell")
    one = get_visible(selectors.obstacles_of(request.actor, found).filter(removed_on=None), request.actor, pk=obstacle)
    form = forms.ObstacleGoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            measures.obstacle_remove(actor=request.actor, obstacle=one, removed_on=form.cleaned_data["removed_on"])
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("It is on record that the obstacle is gone."))
            return redirect("measure", pk=found.pk)
    heading = _("“%(title)s” is gone?") % {"title": one.title}
    return _form_page(request, form, found, heading, _("Say that it is gone"))
