"""Pages of an assessment. Each is worked behind the wall, as the one who asks, for what they act for."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, open_actions
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.assessment import selectors, services
from zotim.desks.reintegration.assessment.forms import AssessmentForm, BeginForm, initial_of
from zotim.desks.reintegration.assessment.instruments import in_use, instruments, open_to
from zotim.desks.reintegration.assessment.models import Assessment
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.purposes import ASKED, Acting, for_a_purpose

STEPS = ("reintegration.assessment.save", "reintegration.assessment.sign", "reintegration.assessment.drop")


def _address(name: str, acting: Acting, *ids: UUID) -> str:
    """A page about the case, for the same purpose."""
    return reverse(name, args=ids) + (f"?{ASKED}={acting.code}" if acting.code else "")


def _of(found: Case, back: str) -> dict[str, Any]:
    return {"about": found, "back_url": back}


@page("reintegration.instrument.list")
def instrument_list(request: Request) -> HttpResponse:
    """By which questions is assessed."""
    return render(request, "reintegration/instruments.html", {"instruments": in_use()})


@page("reintegration.instrument.view")
def instrument(request: Request, key: str) -> HttpResponse:
    """The questions of one version."""
    found = instruments().get(key)
    if found is None:
        raise Http404
    return render(request, "reintegration/instrument.html", {"instrument": found})


@page("reintegration.assessment.draft")
@inside_page()
@for_a_purpose("reintegration.assessment.draft", "write")
def assessment_draft(request: Request, found: Case, acting: Acting) -> HttpResponse:
    """Choose the questions, and begin."""
    if acting.code is None:
        return _choose(request, found, acting)
    form = BeginForm(request.POST or None, open_to=open_to(request.actor, may_write_in(request.actor, found)))
    made: list[Assessment] = []

    def work() -> None:
        made.append(services.assessment_draft(actor=request.actor, case=found, instrument=form.chosen))

    return form_step(
        request, form, work, done=_("The draft is there. Nothing counts until you sign it."),
        heading=_("Begin an assessment"), submit=_("Begin an assessment"),
        **_of(found, _address("case", acting, found.pk)),
        then=lambda: _address("assessment_save", acting, found.pk, made[0].pk),
    )  # fmt: skip


def _choose(request: Request, found: Case, acting: Acting) -> HttpResponse:
    """Asks first for what one acts."""
    context = {"form": None, "heading": _("Begin an assessment"), **_of(found, ""), **acting.context()}
    return render(request, "reintegration/form.html", context)


@page("reintegration.assessment.view")
@inside_page()
@for_a_purpose("reintegration.assessment.view")
def assessment(request: Request, found: Case, acting: Acting, assessment: UUID) -> HttpResponse:
    """One assessment, in a domain that is open to one for what one acts for."""
    row = selectors.assessment(request.actor, found, assessment)
    may_do = open_actions(request.actor, STEPS, row) if row.state == "drafted" else []
    context = {
        "case": found,
        "read": selectors.read(request.actor, row),
        "listed": next((one for one in selectors.listed(request.actor, found) if one.row == row), None),
        "may": {name.rsplit(".", 1)[1] for name in may_do},
        "for": f"?{ASKED}={acting.code}" if acting.code else "",
    }
    return render(request, "reintegration/assessment.html", context)


@page("reintegration.assessment.save")
@inside_page()
@for_a_purpose("reintegration.assessment.save", "write")
def assessment_save(request: Request, found: Case, acting: Acting, assessment: UUID) -> HttpResponse:
    """Write in a draft."""
    row = selectors.assessment(request.actor, found, assessment)
    allow(request.actor, "reintegration.assessment.save", row)
    before = initial_of(selectors.read(request.actor, row).details or {})
    form = AssessmentForm(request.POST or None, initial=before, instrument=row.form)
    return form_step(
        request, form, lambda: services.assessment_save(actor=request.actor, assessment=row, **form.values),
        done=_("The draft is sealed. Nothing counts until you sign it."), heading=str(row.form.title),
        submit=_("Seal the draft"), **_of(found, _address("assessment", acting, found.pk, row.pk)),
    )  # fmt: skip


@page("reintegration.assessment.sign")
@inside_page()
@for_a_purpose("reintegration.assessment.sign", "write")
def assessment_sign(request: Request, found: Case, acting: Acting, assessment: UUID) -> HttpResponse:
    """Sign a draft; asks once."""
    row = selectors.assessment(request.actor, found, assessment)
    allow(request.actor, "reintegration.assessment.sign", row)
    heading = _("Sign the assessment")
    return confirm_step(
        request, lambda: services.assessment_sign(actor=request.actor, assessment=row),
        done=_("It is signed. Its needs can stand in a plan."), heading=heading, submit=heading,
        consequences=[
            _("Nobody changes it any more, you neither. A new one takes its place."),
            _("Whoever reads this part of the case reads it."),
        ],
        **_of(found, _address("assessment", acting, found.pk, row.pk)),
    )  # fmt: skip


@page("reintegration.assessment.drop")
@inside_page()
@for_a_purpose("reintegration.assessment.drop", "write")
def assessment_drop(request: Request, found: Case, acting: Acting, assessment: UUID) -> HttpResponse:
    """Drop a draft; asks once."""
    row = selectors.assessment(request.actor, found, assessment)
    allow(request.actor, "reintegration.assessment.drop", row)
    heading = _("Drop this draft")
    return confirm_step(
        request, lambda: services.assessment_drop(actor=request.actor, assessment=row), done=_("It is dropped."),
        heading=heading, submit=heading, consequences=[_("It isn't gone on with. That it was begun stays on record.")],
        **_of(found, _address("case", acting, found.pk)),
    )  # fmt: skip


@page("reintegration.assessment.urge")
@inside_page()
def assessment_urge(request: Request, pk: UUID) -> HttpResponse:
    """Say that the assessment can't wait; asks once."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.assessment.urge", found)
    heading = _("The assessment can't wait")
    return confirm_step(
        request, lambda: services.assessment_urge(actor=request.actor, case=found),
        done=_("It is due within 7 days from now."), heading=heading, submit=heading,
        consequences=[_("It is due within 7 days from now (a proposal), and stands on home with that day.")],
        **_of(found, reverse("case", args=[found.pk])),
    )  # fmt: skip
