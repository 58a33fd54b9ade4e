"""Assistance given and received: list with sums, page, put in, how far, what shows it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import download
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import confirm_page, form_page
from zotim.register import selectors as register
from zotim.register.assistance import selectors, services
from zotim.register.assistance.forms import AssistanceForm, DeliveryForm
from zotim.register.assistance.models import Assistance, Direction
from zotim.register.assistance.states import ASSISTANCE
from zotim.register.assistance.tables import AssistanceTable
from zotim.register.history import happenings
from zotim.register.selectors import library
from zotim.register.taking_part.selectors import forums


@page("register.assistance.list")
def assistance_list(request: Request) -> HttpResponse:
    """What was pledged and given, both ways, with sums by currency."""
    rows = selectors.assistance(request.actor)
    table = AssistanceTable(request, rows)
    if table.wants_export:
        return table.export("assistance")
    context = {
        "table": table,
        "sums": selectors.sums(rows),
        "may_add": may(request.actor, "register.assistance.add"),
    }
    return render(request, "register/assistances.html", context)


@page("register.assistance.view")
def assistance(request: Request, pk: UUID) -> HttpResponse:
    """One of them: what was pledged, what was given, what came of it."""
    actor, found = request.actor, selectors.one_assistance(request.actor, pk)
    today = timezone.localdate()
    seen = library.obligations(actor).filter(pk=found.obligation_id).first() if found.obligation_id else None
    kept = register.commitments(actor, today).filter(pk=found.commitment_id).first() if found.commitment_id else None
    context = {
        "assistance": found,
        "state": ASSISTANCE.state(found),
        "obligation": seen,
        "commitment": kept,
        "matches": selectors.needs_met_by(actor, found),
        "happenings": happenings(actor, found, (), timezone.now()),
        "steps": ASSISTANCE.next_steps(found) if may(actor, "register.assistance.move", found) else [],
    }
    return render(request, "register/assistance.html", context)


@page("register.assistance.add")
def assistance_add(request: Request) -> HttpResponse:
    """Put in what was pledged."""
    actor, today = request.actor, timezone.localdate()
    form = AssistanceForm(
        request.POST or None,
        actor=actor,
        forums=forums(actor, today),
        initial={"direction": Direction.RECEIVED},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = services.assistance_add(actor=actor, title=form.title, **form.beside)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The pledge is on record."))
            return redirect("assistance", pk=made.pk)
    back = reverse("assistances")
    return form_page(request, form, _("Put in a pledge"), _("Put in the pledge"), back_url=back)


@page("register.assistance.move")
def assistance_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say that it has begun, that it was delivered with what shows it, or that it won't come."""
    found = selectors.one_assistance(request.actor, pk)
    transition = next((one for one in ASSISTANCE.next_steps(found) if one.name == step), None)
    if transition is None:
        raise Http404
    back, label = reverse("assistance", args=[found.pk]), str(transition.label)
    if step == "deliver":
        return _deliver(request, found, label, back)
    if request.method == "POST":
        try:
            services.assistance_move(actor=request.actor, assistance=found, step=step)
        except WrongState as error:
            messages.error(request, error.message)
        return redirect(back)
    said = {
        "begin": _("Needs for which it is meant can then be put under way."),
        "withdraw": _("It counts in no sum. Needs that have no other offer wait for a donor again."),
    }[step]
    return confirm_page(request, label, label, consequences=[said], about=found, back_url=back)


def _deliver(request: Request, found: Assistance, label: str, back: str) -> HttpResponse:
    form = DeliveryForm(
        request.POST or None, request.FILES or None, assistance=found, initial={"on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        file = data["file"]
        try:
            services.assistance_deliver(
                actor=request.actor, assistance=found, on=data["on"], data=file.read(), name=file.name,
                delivered=data.get("delivered"), result=form.result,
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        except Refused as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("It is on record that it was delivered."))
            return redirect(back)
    return form_page(request, form, label, _("Put it on record"), about=found, back_url=back)


@page("register.assistance.download")
def assistance_file(request: Request, pk: UUID) -> HttpResponse:
    """The file that shows that it was given."""
    found = selectors.one_assistance(request.actor, pk)
    return download(services.evidence_open(actor=request.actor, assistance=found))
