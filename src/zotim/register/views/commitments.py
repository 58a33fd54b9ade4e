"""Commitments: the list, one as a path from pledge to proof, now or as of a day, and its end."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.states.machine import Transition
from zotim.core.ui.pages import form_page
from zotim.register import comparing, selectors, services, states, times
from zotim.register.beside import page_parts
from zotim.register.forms.as_of import AsOfForm
from zotim.register.forms.changes import CommitmentForm
from zotim.register.forms.ends import LapseForm, SupersedeForm
from zotim.register.history import happenings
from zotim.register.models import Commitment, Evidence, Measure, StatusAssessment
from zotim.register.record import NotYet, Whole, whole, whole_as_of
from zotim.register.selectors import library
from zotim.register.standing import measure_standing
from zotim.register.tables import CommitmentTable, TimelineTable
from zotim.register.views.contradictions import contradiction_rows
from zotim.vocabulary import Glyph


@page("register.commitment.list")
def commitment_list(request: Request) -> HttpResponse:
    """All commitments that the actor may see; what was merged into another is counted there."""
    table = CommitmentTable(request, selectors.commitments(request.actor).exclude(state="merged"))
    if table.wants_export:
        return table.export("commitments")
    return render(request, "register/commitments.html", {"table": table})


@page("register.commitment.list")
def timeline(request: Request) -> HttpResponse:
    """Commitments in time: a lane for each of those on the page of the list, which leaves out what was merged."""
    found = selectors.commitments(request.actor).exclude(state="merged")
    table = TimelineTable(request, found.order_by(F("due_on").asc(nulls_last=True), "pk"))
    if table.wants_export:
        return table.export("timeline")
    drawn = times.of_many(request.actor, list(table.page.object_list), timezone.localdate())
    return render(request, "register/timeline.html", {"table": table, "times": drawn})


@page("register.commitment.view")
def commitment(request: Request, pk: UUID) -> HttpResponse:
    """One commitment, as it stands now or as it stood at the end of a day (``?as_of=2026-11-24``)."""
    asked = AsOfForm.of(request)
    day, not_yet, moment = asked.day, None, asked.moment
    if day:
        try:
            found = whole_as_of(request.actor, pk, moment)
        except NotYet:
            asked.add_error("as_of", _("It wasn't on record on that day."))
            not_yet, day = day, None
    if day is None:
        found, moment = whole(request.actor, pk), timezone.now()
    misfits = list(comparing.contradictions_of(request.actor, found.commitment)) if day is None else []
    own = [one for one in misfits if one.commitment_id == pk]
    context = {
        "found": found,
        "commitment": found.commitment,
        "measures": [_measure_row(request.actor, found, measure, day is None) for measure in found.measures],
        "assessments": [
            (one, day is None and may_second(request.actor, "register.assessment.confirm", one))
            for one in found.assessments
        ],
        "happenings": happenings(request.actor, found.commitment, [*_parts(found), *own], moment),
        "obligations": library.obligations(request.actor).filter(commitments=pk) if day is None else [],
        "successor": _successor(request.actor, found.commitment),
        "contradictions": contradiction_rows(request.actor, own),
        "elsewhere": contradiction_rows(request.actor, (one for one in misfits if one.commitment_id != pk)),
        "linked": selectors.linked_to(request.actor, found.commitment) if day is None else [],
        "times": times.of_one(found, timezone.localdate(moment)),
        **(page_parts(request.actor, found.commitment) if day is None else {}),
        "as_of": day,
        "not_yet": not_yet,
        "as_of_form": asked,
        "may_read": may(request.actor, "register.document.view", found.commitment.document),
        **(_may_do(request.actor, found) if day is None else {}),
    }
    return render(request, "register/commitment.html", context)


def _successor(actor: Actor, one: Commitment) -> Commitment | None:
    """What took its place, or into what it was merged, if the actor sees it."""
    key = one.superseded_by_id or one.merged_into_id
    return selectors.commitments(actor).filter(pk=key).first() if key else None


def _parts(found: Whole) -> list[Measure | Evidence | StatusAssessment]:
    pieces = [piece for shown in found.evidence.values() for piece in shown]
    return [*found.measures, *pieces, *found.assessments]


def _may_do(actor: Actor, found: Whole) -> dict[str, object]:
    active = found.commitment.state == "active"
    ends = may(actor, "register.commitment.end", found.commitment)
    return {
        "may_add_measure": active and may(actor, "register.measure.add", found.commitment),
        "may_assess": active and may(actor, "register.assessment.propose", found.commitment),
        "ends": _ends(found.commitment) if ends else [],
        "may_merge": active and may(actor, "register.duplicate.merge", found.commitment),
        "may_change": active and may(actor, "register.commitment.change", found.commitment),
    }


def _ends(one: Commitment) -> list[Transition]:
    return [step for step in states.COMMITMENT.next_steps(one) if step.action == "register.commitment.end"]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its evidence, and what the actor may do with it."""

    measure: Measure
    glyph: Glyph
    pieces: list[Evidence]
    steps: list[Transition]
    may_prove: bool


def _measure_row(actor: Actor, found: Whole, measure: Measure, now: bool) -> MeasureRow:
    moves = now and may(actor, "register.measure.move", measure)
    return MeasureRow(
        measure,
        measure_standing(measure, timezone.localdate()),
        found.evidence[measure.pk],
        states.MEASURE.next_steps(measure) if moves else [],
        now and may(actor, "register.evidence.submit", measure),
    )


@page("register.commitment.change")
def commitment_change(request: Request, pk: UUID) -> HttpResponse:
    """Correct what was entered wrongly."""
    found = selectors.commitment(request.actor, pk)
    allow(request.actor, "register.commitment.change", found)
    if found.state != "active":
        raise Http404
    form = CommitmentForm.filled(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.commitment_change(
                actor=request.actor, commitment=found, title=form.title, lead=form.cleaned_data["lead"], **form.values()
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The change is on record."))
            return redirect("commitment", pk=found.pk)
    back = reverse("commitment", args=[found.pk])
    return form_page(request, form, _("Correct the commitment"), _("Keep the change"), about=found, back_url=back)


@page("register.commitment.end")
def commitment_end(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Mark a commitment as lapsed, or as superseded by another."""
    found = selectors.commitment(request.actor, pk)
    transition = next((t for t in _ends(found) if t.name == step), None)
    if transition is None:
        raise Http404
    form = (
        SupersedeForm(request.POST or None, actor=request.actor, commitment=found)
        if step == "supersede"
        else LapseForm(request.POST or None)
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.commitment_end(
                actor=request.actor, commitment=found, step=step, reason=form.title, superseded_by=form.successor
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The end of the commitment is on record."))
            return redirect("commitment", pk=found.pk)
    back, words = reverse("commitment", args=[found.pk]), str(transition.label)
    return form_page(request, form, words, words, about=found, back_url=back)
