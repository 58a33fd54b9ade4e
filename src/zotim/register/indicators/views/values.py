"""A value of an indicator: typed or taken by one person, accepted by another, never changed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_of, may_decide, may_second
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import download
from zotim.core.figures.registry import Period
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import form_page
from zotim.register.indicators import selectors
from zotim.register.indicators.forms.values import TakeForm, ValueForm, span_of
from zotim.register.indicators.models.indicators import Indicator, IndicatorValue
from zotim.register.indicators.periods import over
from zotim.register.indicators.policy import DECIDE
from zotim.register.indicators.services import values as services
from zotim.register.indicators.telling import value_in_words
from zotim.register.indicators.views.indicators import cells_of


def _asked(request: Request, pk: UUID) -> tuple[Indicator, list[Period], str]:
    """The indicator, its periods that are over, the newest first, and the one in the address or the first owed."""
    one = selectors.indicator(request.actor, pk)
    allow(request.actor, "register.value.supply", one)
    today = timezone.localdate()
    periods = list(over(one.starts_on, one.frequency, one.asked_until(today)))
    owed = selectors.owed(one, today)
    start = owed[0] if owed else periods[-1] if periods else None
    return one, periods[::-1], request.GET.get("first") or (start.first.isoformat() if start else "")


@page("register.value.supply")
def value_supply(request: Request, pk: UUID) -> HttpResponse:
    """Supply a value with the file that shows it."""
    one, periods, first = _asked(request, pk)
    form = ValueForm(
        request.POST or None, request.FILES or None, indicator=one, periods=periods, initial={"first": first}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = services.value_supply(
                actor=request.actor, indicator=one, period=form.period, typed=form.typed(), source=data["source"],
                data=data["file"].read(), name=data["file"].name, reason=data["reason"],
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return _supplied(request, made)
    back = reverse("indicator", args=[one.pk])
    return form_page(request, form, _("Supply a value"), _("Supply the value"), about=one, back_url=back)


def _supplied(request: Request, made: IndicatorValue) -> HttpResponse:
    messages.success(request, _("The value is in. A second person at the centre will accept it or return it."))
    return redirect("indicator_value", pk=made.pk)


@page("register.value.supply")
def value_take(request: Request, pk: UUID) -> HttpResponse:
    """Take a value from a frozen figure, without typing it; ``?first=`` chooses the period."""
    one, periods, first = _asked(request, pk)
    first = request.POST.get("first") or first
    period = next((each for each in periods if each.first.isoformat() == first), None)
    offers = selectors.offers(request.actor, one, period) if period else []
    form = TakeForm(request.POST or None, indicator=one, periods=periods, offers=offers, initial={"first": first})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = services.value_take(
                actor=request.actor, indicator=one, period=form.period, key=data["figure"], reason=data["reason"]
            )
        except Unfit as error:
            error.show_on(form)
        else:
            return _supplied(request, made)
    context = {
        "form": form, "indicator": one, "period": period and span_of(period), "offers": offers,
        "periods": [(each, span_of(each)) for each in periods[:12]],
    }  # fmt: skip
    return render(request, "register/value_take.html", context)


def _decision(data: Any = None) -> DecisionForm:
    return DecisionForm(data, accept=_("It is what the file or the figure shows"))


def _shown(request: Request, value: IndicatorValue, form: DecisionForm | None) -> HttpResponse:
    asked = approval_of(DECIDE, value)
    one = value.indicator
    context = {
        "value": value,
        "indicator": one,
        "period": span_of(value.period),
        "told": value_in_words(one, value.low, value.high),
        "cells": cells_of(value),
        "asked": asked,
        "form": form,
        "own": bool(asked and not may_decide(request.actor, asked)),
        "corrections": selectors.corrections_of(request.actor, value),
        "corrected_there": bool(value.received and hasattr(value.received, "correction")),
        "revoked": bool(value.received and value.received.file.sender.state == "revoked"),
    }
    return render(request, "register/indicator_value.html", context)


@page("register.value.view")
def indicator_value(request: Request, pk: UUID) -> HttpResponse:
    """One value: what it rests on, who accepted it, what it corrects."""
    value = selectors.value(request.actor, pk)
    form = _decision() if may_second(request.actor, DECIDE, value) else None
    return _shown(request, value, form)


@page("register.value.decide")
def value_decide(request: Request, pk: UUID) -> HttpResponse:
    """A second person accepts or returns a value."""
    value = selectors.value(request.actor, pk)
    if request.method != "POST":
        return redirect("indicator_value", pk=value.pk)
    form = _decision(request.POST)
    if form.is_valid():
        try:
            services.value_decide(
                actor=request.actor, value=value, accepted=form.accepted, comment=form.cleaned_data["comment"]
            )
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("indicator", pk=value.indicator_id)
    return _shown(request, value, form)


@page("register.value.download")
def value_file(request: Request, pk: UUID) -> HttpResponse:
    """The file that shows a value, always as a download."""
    value = selectors.value(request.actor, pk)
    return download(services.value_open(actor=request.actor, value=value))
