"""Pages of mergers: what may be the same, the two side by side, a second person's decision, and taking apart."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.ui import show
from zotim.core.ui.forms import DecisionForm, ReasonForm
from zotim.core.ui.pages import confirm_page
from zotim.core.ui.words import label, state_label
from zotim.register import selectors as register
from zotim.register.duplicates import selectors, services
from zotim.register.duplicates.forms import IntoForm
from zotim.register.duplicates.models import Merger
from zotim.register.measures import selectors as measures
from zotim.register.models import Commitment, Measure


@page("register.duplicate.merge")
def commitment_merge(request: Request, pk: UUID) -> HttpResponse:
    """Merge a commitment into another that says the same."""
    return _merge(request, register.commitment(request.actor, pk))


@page("register.duplicate.merge")
def measure_merge(request: Request, pk: UUID) -> HttpResponse:
    """Merge a measure into another that is the same."""
    return _merge(request, measures.measure(request.actor, pk))


def _merge(request: Request, one: Commitment | Measure) -> HttpResponse:
    """First choose (``?reference=ZOT-7Q4K-M2``), then see both side by side and say why."""
    allow(request.actor, "register.duplicate.merge", one)
    asked = IntoForm(request.GET if "reference" in request.GET else None, actor=request.actor, one=one)
    into: Any = asked.cleaned_data["reference"] if asked.is_bound and asked.is_valid() else None
    form = ReasonForm(request.POST or None, label=_("Why they are the same")) if into else None
    if request.method == "POST" and form is None:
        raise Http404
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            made = services.duplicate_merge(actor=request.actor, one=one, into=into, reason=form.cleaned_data["reason"])
        except Unfit as refused:
            refused.show_on(form)
        else:
            waits = made.state == "proposed"
            messages.success(request, _("A second person will decide.") if waits else _("They are merged."))
            return redirect("merger", pk=made.pk) if waits else redirect(into._meta.model_name, pk=into.pk)
    context = {
        "one": one,
        "into": into,
        "back_url": reverse(str(one._meta.model_name), args=[one.pk]),
        "alike": [] if into else selectors.alike(request.actor, one),
        "asked": asked,
        "form": form,
        "rows": side_by_side(one, into) if into else [],
        "hides": bool(into) and services.hides(one, into),
        "two": bool(into) and services.takes_two(one, into),
        "money": bool(into) and isinstance(one, Measure) and one.budget.exists() and into.budget.exists(),
    }
    return render(request, "register/merge.html", context)


def side_by_side(one: Any, into: Any) -> list[tuple[Any, Any, Any, bool]]:
    """What both say, field by field; the last says whether they differ."""
    told = _commitment if isinstance(one, Commitment) else _measure
    pairs = zip(told(one), told(into), strict=True)
    return [(name, mine, theirs, str(mine) != str(theirs)) for (name, mine), (_same, theirs) in pairs]


def _commitment(one: Commitment) -> list[tuple[str, Any]]:
    return [
        (_("What is promised"), show.translated(one.title)),
        (_("Answers for it"), show.translated(one.lead.name)),
        (_("Line of effort"), label(one.line_of_effort, "LineOfEffort")),
        (_("How many"), show.amount(one.quantity)),
        (_("Of what"), label(one.unit, "Unit")),
        (_("To be kept by"), show.day(one.due_on)),
        (_("Partner"), label(one.partner, "Partner")),
        (_("Measures"), show.amount(one.measures.count())),
        (_("Assessments"), show.amount(one.assessments.count())),
        (_("Classification"), label(one.classification, "Classification")),
    ]


def _measure(one: Measure) -> list[tuple[str, Any]]:
    return [
        (_("What is done"), show.translated(one.title)),
        (_("Body that does it"), show.translated(one.lead.name)),
        (_("From"), show.day(one.starts_on)),
        (_("Until"), show.day(one.due_on)),
        (_("State"), state_label(one.state, "register.Measure")),
        (_("Commitments"), show.amount(one.commitments.count())),
        (pgettext("several pieces", "Evidence"), show.amount(one.evidence.count())),
        (_("Classification"), label(one.classification, "Classification")),
    ]


@page("register.duplicate.decide")
def merger(request: Request, pk: UUID) -> HttpResponse:
    """One merger: both records, why, and a second person's decision where one is asked."""
    found = selectors.merger(request.actor, pk)
    seconds = found.state == "proposed" and may_second(request.actor, services.DECIDE, found)
    form = DecisionForm(request.POST or None, accept=_("Merge them")) if seconds else None
    if request.method == "POST" and form is None:
        allow(request.actor, services.DECIDE, found)
        return redirect("merger", pk=found.pk)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            services.duplicate_decide(
                actor=request.actor, merger=found, approved=form.accepted, comment=form.cleaned_data["comment"]
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("merger", pk=found.pk)
    context = {
        "merger": found,
        "rows": side_by_side(found.one, found.into),
        "hides": found.state == "proposed" and services.hides(found.one, found.into),
        "form": form,
        **_addresses(found),
    }
    return render(request, "register/merger.html", context)


def _addresses(found: Merger) -> dict[str, str]:
    name = str(found.one._meta.model_name)
    return {"one_url": reverse(name, args=[found.one.pk]), "into_url": reverse(name, args=[found.into.pk])}


@page("register.duplicate.undo")
def merger_undo(request: Request, pk: UUID) -> HttpResponse:
    """Take two records apart again."""
    found = selectors.merger(request.actor, pk)
    if found.state != "merged":
        raise Http404
    back = _addresses(found)["into_url"]
    if request.method == "POST":
        try:
            services.duplicate_undo(actor=request.actor, merger=found)
        except Unfit as refused:
            messages.error(request, refused.message)
            return redirect(back)
        messages.success(request, _("They are two records again."))
        return redirect(_addresses(found)["one_url"])
    lines = [
        _("What %(reference)s brought with it goes back to it.") % {"reference": found.one.reference},
        _("What was added since stays where it is."),
    ]
    return confirm_page(
        request, _("Take them apart again?"), _("Take them apart"), back_url=back, consequences=lines, about=found.into
    )
