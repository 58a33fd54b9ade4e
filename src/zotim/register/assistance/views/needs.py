"""Needs: list, page, put in, approve, release, match, met; and the list for a donor."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.evidence.downloads import attachment
from zotim.core.states.machine import WrongState
from zotim.core.ui.forms import DecisionForm, ReasonForm
from zotim.core.ui.pages import confirm_page, form_page
from zotim.register import selectors as register
from zotim.register.assistance import selectors, services
from zotim.register.assistance.forms import DonorListForm, MatchForm, NeedForm
from zotim.register.assistance.models import Need
from zotim.register.assistance.papers import TYPES
from zotim.register.assistance.states import NEED
from zotim.register.assistance.tables import NeedTable
from zotim.register.forms.as_of import AsOfForm
from zotim.register.history import happenings
from zotim.register.selectors import library

STEPS = ("begin", "meet", "withdraw")


@page("register.need.list")
def need_list(request: Request) -> HttpResponse:
    """Needs that the actor may see."""
    actor = request.actor
    table = NeedTable(request, selectors.needs(actor))
    if table.wants_export:
        return table.export("needs")
    context = {
        "table": table,
        "without_donor": selectors.without_donor(actor).count(),
        "may_add": may(actor, "register.need.add"),
        "may_give": may(actor, "register.need.give"),
    }
    return render(request, "register/needs.html", context)


@page("register.need.view")
def need(request: Request, pk: UUID) -> HttpResponse:
    """One need: what it is for, what was offered, how far it is met."""
    actor, found = request.actor, selectors.need(request.actor, pk)
    steps = (
        [one for one in NEED.next_steps(found) if one.name in STEPS] if may(actor, "register.need.move", found) else []
    )
    open_to_match = found.state in ("approved", "offered", "under_way") and may(actor, "register.need.match", found)
    seen = library.obligations(actor).filter(pk=found.obligation_id).first() if found.obligation_id else None
    shown = found.measure is not None and register.every_measure(actor).filter(pk=found.measure.pk).exists()
    context = {
        "need": found,
        "state": NEED.state(found),
        "obligation": seen,
        "measure": found.measure if shown else None,
        "measure_url": reverse("measure", args=[found.measure.pk]) if found.measure and shown else "",
        "matches": selectors.matches_of(actor, found),
        "proposals": selectors.proposals(actor, found) if open_to_match else [],
        "open_to_match": open_to_match,
        "happenings": happenings(actor, found, (), timezone.now()),
        "steps": steps,
        "may_approve": found.state == "identified" and may_second(actor, services.APPROVE, found),
        "may_release": found.state in ("approved", "offered", "under_way")
        and found.classification != "public"
        and may(actor, "register.need.release", found),
        "may_unmatch": found.state == "offered" and may(actor, "register.need.match", found),
    }
    return render(request, "register/need.html", context)


@page("register.need.add")
def need_add(request: Request) -> HttpResponse:
    """Put in what a body lacks."""
    actor = request.actor
    form = NeedForm(request.POST or None, actor=actor, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.need_add(actor=actor, title=form.title, **form.beside)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The need is on record. A coordinator stands behind it, or returns it."))
            return redirect("need", pk=made.pk)
    return form_page(request, form, _("Put in a need"), _("Put in the need"), back_url=reverse("needs"))


@page("register.need.approve")
def need_approve(request: Request, pk: UUID) -> HttpResponse:
    """Stand behind a need that somebody else put in, or return it."""
    found = selectors.need(request.actor, pk)
    if found.state != "identified" or not may_second(request.actor, services.APPROVE, found):
        raise Http404
    form = DecisionForm(request.POST or None, accept=_("Approve it"))
    if request.method == "POST" and form.is_valid():
        services.need_approve(
            actor=request.actor, need=found, approved=form.accepted, comment=form.cleaned_data["comment"]
        )
        messages.success(request, _("Your decision is on record."))
        return redirect("need", pk=found.pk)
    back = reverse("need", args=[found.pk])
    return form_page(request, form, _("Approve a need"), _("Decide"), about=found, back_url=back)


@page("register.need.release")
def need_release(request: Request, pk: UUID) -> HttpResponse:
    """Release a need: said first, done on the second click."""
    found = selectors.need(request.actor, pk)
    back = reverse("need", args=[found.pk])
    if request.method == "POST":
        try:
            services.need_release(actor=request.actor, need=found)
        except Unfit as error:
            messages.error(request, error.message)
        return redirect(back)
    said = [
        _("It becomes public: every body and the foreign ministry see it."),
        _("It may stand in lists for donors. What has gone out can't be called back."),
    ]
    return confirm_page(
        request, _("Release the need"), _("Release the need"), consequences=said, about=found, back_url=back
    )


@page("register.need.match")
def need_match(request: Request, pk: UUID) -> HttpResponse:
    """Choose the offer that is meant for a need."""
    found = selectors.need(request.actor, pk)
    if not selectors.offers(request.actor, found).exists():
        raise Http404
    form = MatchForm(request.POST or None, actor=request.actor, need=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.need_match(actor=request.actor, need=found, assistance=form.cleaned_data["assistance"])
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The match is on record."))
            return redirect("need", pk=found.pk)
    back = reverse("need", args=[found.pk])
    return form_page(request, form, _("Match an offer"), _("Match it"), about=found, back_url=back)


@page("register.need.match")
def need_unmatch(request: Request, pk: UUID, match: UUID) -> HttpResponse:
    """Take a match back."""
    found = selectors.need(request.actor, pk)
    one = selectors.match(request.actor, found, match)
    back = reverse("need", args=[found.pk])
    if request.method == "POST":
        try:
            services.need_unmatch(actor=request.actor, match=one)
        except Unfit as error:
            messages.error(request, error.message)
        return redirect(back)
    said = [_("A need that has no other offer waits for a donor again.")]
    return confirm_page(
        request, _("Take the match back"), _("Take it back"), consequences=said, about=found, back_url=back
    )


@page("register.need.move")
def need_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say that help has begun, that it is met, or withdraw it with a reason."""
    found = selectors.need(request.actor, pk)
    allow(request.actor, "register.need.move", found)
    transition = next((one for one in NEED.next_steps(found) if one.name == step and step in STEPS), None)
    if transition is None:
        raise Http404
    form = ReasonForm(request.POST or None) if step == "withdraw" else None
    back = reverse("need", args=[found.pk])
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            services.need_move(actor=request.actor, need=found, step=step, reason=reason)
        except WrongState as error:
            messages.error(request, error.message)
        return redirect(back)
    said = {
        "begin": _("The match can't be taken back any more."),
        "meet": _("It no longer waits for anybody."),
        "withdraw": _("It is kept with the reason, and after its retention time it is disposed of."),
    }[step]
    label = str(transition.label)
    return confirm_page(request, label, label, consequences=[said], about=found, back_url=back, form=form)


@page("register.need.give")
def need_give(request: Request) -> HttpResponse:
    """The list for a donor: which needs, to whom, as what."""
    rows, start = selectors.for_donors(request.actor), {"language": request.LANGUAGE_CODE}
    form = DonorListForm(request.POST or None, actor=request.actor, rows=rows, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = services.needs_give(
                actor=request.actor, needs=data["needs"], recipient=data["recipient"], form=data["form"],
                language=data["language"],
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        else:
            return attachment(made, TYPES[data["form"]], f"needs-{timezone.localdate().isoformat()}.{data['form']}")
    context = {"form": form, "count": rows.count()}
    return render(request, "register/need_give.html", context)


@page("register.need.list")
def needs_as_of(request: Request) -> HttpResponse:
    """How needs stood at the end of a day."""
    form = AsOfForm.of(request)
    known = selectors.needs_as_of(request.actor, form.asked) if form.asked else None
    context = {"form": form, "known": known, "day": form.asked, "began": form.nothing_before(Need)}
    return render(request, "register/needs_as_of.html", context)
