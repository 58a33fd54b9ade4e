"""A commitment and what is done about it: measures, evidence, review, status."""

from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible, may
from zotim.core.approvals.services import approval_of, may_decide
from zotim.core.evidence.content import Refused
from zotim.core.evidence.services import file_bytes
from zotim.core.revisions.services import history
from zotim.core.states.machine import Transition
from zotim.core.ui.words import label
from zotim.register import library, selectors, services, states
from zotim.register.forms.assessments import AssessForm, ConfirmForm
from zotim.register.forms.measures import EvidenceForm, MeasureForm, ReviewForm
from zotim.register.models import Evidence, Measure, StatusAssessment
from zotim.register.tables import CommitmentTable, EvidenceTable
from zotim.vocabulary import Glyph


@page("register.commitment.list")
def commitment_list(request: Request) -> HttpResponse:
    """All commitments that the actor may see."""
    table = CommitmentTable(request, selectors.commitments(request.actor))
    if table.wants_export:
        return table.export("commitments")
    return render(request, "register/commitments.html", {"table": table})


@page("register.commitment.view")
def commitment(request: Request, pk: UUID) -> HttpResponse:
    """One commitment as a path from pledge to proof."""
    found = selectors.commitment(request.actor, pk)
    measures = [_measure_row(request.actor, measure) for measure in selectors.measures_of(request.actor, found)]
    assessments = selectors.assessments_of(request.actor, found)
    confirmed = next((one for one in assessments if one.state == "confirmed"), None)
    standing = selectors.stand(found)
    context = {
        "commitment": found,
        "standing": standing,
        "steps": _path(standing, measures, confirmed),
        "measures": measures,
        "assessments": [(one, _may_second(request.actor, "register.assessment.confirm", one)) for one in assessments],
        "confirmed": confirmed,
        "obligations": library.obligations(request.actor).filter(commitments=found),
        "history": history(found),
        "may_add_measure": may(request.actor, "register.measure.add", found),
        "may_assess": may(request.actor, "register.assessment.propose", found),
    }
    return render(request, "register/commitment.html", context)


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its evidence, and what the actor may do with it."""

    measure: Measure
    glyph: Glyph
    pieces: list[Evidence]
    steps: list[Transition]
    may_prove: bool


def _measure_row(actor: Actor, measure: Measure) -> MeasureRow:
    return MeasureRow(
        measure,
        states.MEASURE.state(measure).glyph,
        list(selectors.pieces_of(actor, measure)),
        states.MEASURE.next_steps(measure) if may(actor, "register.measure.move", measure) else [],
        may(actor, "register.evidence.submit", measure),
    )


@dataclass(frozen=True, slots=True)
class Station:
    """One station of the path from pledge to proof, as the page draws it."""

    glyph: Glyph
    label: str
    note: str
    url: str


def _path(
    standing: selectors.Standing, measures: list[MeasureRow], confirmed: StatusAssessment | None
) -> list[Station]:
    pieces = [piece for row in measures for piece in row.pieces]
    reviewed = sum(piece.state == "accepted" for piece in pieces)
    begun = any(row.measure.state != "planned" for row in measures)
    return [
        Station(Glyph.PROVEN, _("Pledge"), standing.commitment.document.reference, "#passage-head"),
        Station(
            Glyph.UNDER_WAY if begun else Glyph.PROMISED,
            ngettext("%(n)s measure", "%(n)s measures", len(measures)) % {"n": len(measures)},
            "",
            "#measures",
        ),
        Station(
            Glyph.PROVEN if reviewed else Glyph.SAID if pieces else Glyph.PROMISED,
            _("Evidence"),
            _("%(reviewed)s of %(all)s reviewed") % {"reviewed": reviewed, "all": len(pieces)},
            "#measures",
        ),
        Station(standing.glyph, str(label(standing.glyph)), "" if confirmed else _("not assessed yet"), "#status"),
    ]


def _may_second(actor: Actor, action: str, obj: Evidence | StatusAssessment) -> bool:
    """Whether the actor is the second person who may decide *action* on *obj* now."""
    asked = approval_of(action, obj)
    return bool(asked and asked.state == "pending" and may(actor, action, obj) and may_decide(actor, asked))


@page("register.measure.add")
def measure_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a measure to a commitment."""
    found = selectors.commitment(request.actor, pk)
    form = MeasureForm(request.POST or None, initial={"lead": found.lead, "original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        services.measure_add(
            actor=request.actor, commitment=found, title=form.title,
            lead=data["lead"], starts_on=data["starts_on"], due_on=data["due_on"],
        )  # fmt: skip
        messages.success(request, _("The measure is on record."))
        return redirect("commitment", pk=found.pk)
    context = {"form": form, "heading": _("Add a measure"), "about": found, "submit": _("Add the measure")}
    return render(request, "register/form.html", context)


@page("register.measure.move")
def measure_move(request: Request, pk: UUID, measure: UUID, step: str) -> HttpResponse:
    """Say how far a measure is."""
    found = selectors.commitment(request.actor, pk)
    one = get_visible(found.measures.all(), request.actor, pk=measure)
    transition = next((t for t in states.MEASURE.next_steps(one) if t.name == step), None)
    if transition is None:
        raise Http404
    if request.method == "POST":
        services.measure_move(actor=request.actor, measure=one, step=step)
        return redirect("commitment", pk=found.pk)
    context = {"heading": transition.label, "about": one, "submit": transition.label, "back": found}
    return render(request, "register/confirm.html", context)


@page("register.evidence.submit")
def evidence_submit(request: Request, pk: UUID) -> HttpResponse:
    """Put in evidence for a measure."""
    measure = get_visible(Measure, request.actor, pk=pk)
    form = EvidenceForm(request.POST or None, request.FILES or None, initial={"original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            piece = services.evidence_submit(
                actor=request.actor, measure=measure, title=form.title,
                data=upload.read(), name=upload.name, dated_on=form.cleaned_data["dated_on"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("The evidence is in. A second person will review it."))
            return redirect("evidence", pk=piece.pk)
    context = {"form": form, "heading": _("Put in evidence"), "about": measure, "submit": _("Put in the evidence")}
    return render(request, "register/form.html", context)


@page("register.evidence.list")
def evidence_list(request: Request) -> HttpResponse:
    """Evidence, what waits for review first."""
    table = EvidenceTable(request, selectors.evidence_list(request.actor))
    if table.wants_export:
        return table.export("evidence")
    return render(request, "register/evidence_list.html", {"table": table})


@page("register.evidence.view")
def evidence(request: Request, pk: UUID) -> HttpResponse:
    """One piece of evidence, and its review."""
    piece = get_visible(selectors.evidence_list(request.actor), request.actor, pk=pk)
    asked = approval_of("register.evidence.review", piece)
    context = {
        "piece": piece,
        "commitments": piece.measure.commitments.filter(pk__in=selectors.commitments(request.actor)),
        "asked": asked,
        "state": states.EVIDENCE.state(piece),
        "form": ReviewForm() if _may_second(request.actor, "register.evidence.review", piece) else None,
        "own": bool(asked and not may_decide(request.actor, asked)),
    }
    return render(request, "register/evidence.html", context)


@page("register.evidence.review")
def evidence_review(request: Request, pk: UUID) -> HttpResponse:
    """A second person reviews a piece of evidence."""
    piece = get_visible(selectors.evidence_list(request.actor), request.actor, pk=pk)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.evidence_review(
            actor=request.actor,
            evidence=piece,
            accepted=form.cleaned_data["decision"] == "accept",
            comment=form.cleaned_data["comment"],
        )
        messages.success(request, _("Your review is on record."))
        return redirect("evidence", pk=piece.pk)
    if request.method != "POST":
        return redirect("evidence", pk=piece.pk)
    context = {"piece": piece, "form": form, "state": states.EVIDENCE.state(piece)}
    return render(request, "register/evidence.html", context)


@page("register.evidence.download")
def evidence_file(request: Request, pk: UUID) -> HttpResponse:
    """The file itself, always as a download: a browser never runs what somebody sent."""
    piece = get_visible(selectors.evidence_list(request.actor), request.actor, pk=pk)
    return download(file_bytes(piece.file), piece.file.content_type, piece.file.name)


def download(data: bytes, content_type: str, name: str) -> HttpResponse:
    """A file as an attachment, which no browser opens by itself."""
    response = HttpResponse(data, content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


@page("register.assessment.propose")
def assess(request: Request, pk: UUID) -> HttpResponse:
    """Assess the status of a commitment."""
    found = selectors.commitment(request.actor, pk)
    pieces = selectors.evidence_list(request.actor).filter(measure__commitments=found, state="accepted")
    form = AssessForm(request.POST or None, pieces=pieces, initial={"original": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        services.assessment_propose(
            actor=request.actor, commitment=found, claimed=data["claimed"], assessed=data["assessed"],
            reason=form.title, evidence=list(data["evidence"]),
        )  # fmt: skip
        messages.success(request, _("The assessment waits for a second person."))
        return redirect("commitment", pk=found.pk)
    context = {"form": form, "heading": _("Assess the status"), "about": found, "submit": _("Send to a second person")}
    return render(request, "register/form.html", context)


@page("register.assessment.confirm")
def assessment_confirm(request: Request, pk: UUID, assessment: UUID) -> HttpResponse:
    """Confirm or return somebody else's assessment."""
    found = selectors.commitment(request.actor, pk)
    one = get_visible(found.assessments.all(), request.actor, pk=assessment)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.assessment_confirm(
            actor=request.actor,
            assessment=one,
            confirmed=form.cleaned_data["decision"] == "accept",
            comment=form.cleaned_data["comment"],
        )
        messages.success(request, _("Your decision is on record."))
        return redirect("commitment", pk=found.pk)
    context = {"form": form, "assessment": one, "commitment": found}
    return render(request, "register/assessment.html", context)
