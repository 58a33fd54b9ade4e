"""Entries of the centre in the calendar, and the way from a reminder to what is due."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.due_days import due_days_of
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.ui.pages import form_page
from zotim.register.duties import selectors
from zotim.register.duties.forms import DutyForm, MetForm
from zotim.register.duties.models import Duty, DutyReminder
from zotim.register.duties.services import entries as services

YEAR = timedelta(days=365)


@page("register.duty.view")
def duty(request: Request, pk: UUID) -> HttpResponse:
    """One entry: when it is due next, where its days come from, which of them were met."""
    found = selectors.entry(request.actor, pk)
    today = timezone.localdate()
    met = {one.day: one for one in found.met.all()}
    days = [day for day in selectors.days_of(found, today - YEAR, today + 2 * YEAR) if day not in met]
    context = {
        "duty": found,
        "today": today,
        "days": days,
        "met": sorted(met.values(), key=lambda one: one.day, reverse=True),
        "may_change": may(request.actor, "register.duty.change", found),
        "may_meet": bool(days) and may(request.actor, "register.duty.meet", found),
    }
    return render(request, "register/duty.html", context)


@page("register.duty.add")
def duty_add(request: Request) -> HttpResponse:
    """Add an entry."""
    form = DutyForm(request.POST or None, initial={"first_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.duty_add(actor=request.actor, title=form.title, **form.facts)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("It stands in the calendar."))
            return redirect("duty", pk=made.pk)
    return form_page(request, form, _("Add an entry to the calendar"), _("Add it"), back_url=reverse("calendar"))


@page("register.duty.change")
def duty_change(request: Request, pk: UUID) -> HttpResponse:
    """Change an entry, or end it by its last day."""
    found = selectors.entry(request.actor, pk)
    allow(request.actor, "register.duty.change", found)
    form = DutyForm(request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.duty_change(actor=request.actor, duty=found, title=form.title, **form.facts)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Changed."))
            return redirect("duty", pk=found.pk)
    return form_page(
        request, form, _("Change the entry"), _("Keep the change"), about=found, back_url=reverse("duty", args=[pk])
    )


def _initial(found: Duty) -> dict[str, object]:
    names = (
        "kind", "first_on", "every_months", "until_on", "asked_by", "lead", "line_of_effort", "source", "verified",
        "classification",
    )  # fmt: skip
    texts = {f"title_{code}": text for code, text in found.title.texts.items()}
    return {name: getattr(found, name) for name in names} | texts | {"original": found.title.original}


@page("register.duty.meet")
def duty_meet(request: Request, pk: UUID) -> HttpResponse:
    """Say that it was met for one of its days."""
    found = selectors.entry(request.actor, pk)
    allow(request.actor, "register.duty.meet", found)
    done = {one.day for one in found.met.all()}
    today = timezone.localdate()
    next_one = next((day for day in selectors.days_of(found, today - YEAR, today + 2 * YEAR) if day not in done), None)
    form = MetForm(request.POST or None, initial={"day": next_one})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.duty_meet(actor=request.actor, duty=found, day=data["day"], note=data["note"])
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Kept: it was met."))
            return redirect("duty", pk=found.pk)
    return form_page(
        request, form, _("It was met"), _("Keep this"), about=found, back_url=reverse("duty", args=[found.pk])
    )


@page("register.reminder.open")
def duty_reminder(request: Request, pk: UUID) -> HttpResponse:
    """From a reminder to what is due, as far as it still is and may be seen; else to the calendar of that month."""
    found = get_visible(DutyReminder, request.actor, pk=pk)
    for due in due_days_of(request.actor, found.due_on, found.due_on):
        if due.kind == found.kind and due.record == (found.object_type, found.object_id) and due.url:
            return redirect(due.url)
    month = f"{found.due_on:%Y-%m}"
    return redirect(f"{reverse('calendar')}?month={month}")
