"""Indicators: the list, one with its picture and its table, adding and changing, targets, files of values."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import attachment
from zotim.core.figures.registry import Period
from zotim.core.ui.pages import form_page
from zotim.register.exchange import FileRefused
from zotim.register.indicators import selectors
from zotim.register.indicators.chart import chart
from zotim.register.indicators.forms.indicators import IndicatorForm, TargetForm, ValuesForm, as_kept
from zotim.register.indicators.forms.values import span_of
from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget, IndicatorValue
from zotim.register.indicators.services import indicators as services
from zotim.register.indicators.services.loading import values_csv, values_load
from zotim.register.indicators.tables import IndicatorTable
from zotim.register.indicators.telling import Distance, amount, cell, distance, value_in_words

SHOWN = 200
"""Errors of a file that the page lists; the first ones are mended first."""


@page("register.indicator.list")
def indicator_list(request: Request) -> HttpResponse:
    """Indicators that the actor may see, with their newest value."""
    table = IndicatorTable(request, selectors.indicators(request.actor))
    if table.wants_export:
        return table.export("indicators")
    context = {
        "table": table,
        "may_add": may(request.actor, "register.indicator.add"),
        "may_load": may(request.actor, "register.value.load"),
        "may_see_senders": may(request.actor, "register.sender.list"),
    }
    return render(request, "register/indicators.html", context)


@dataclass(frozen=True, slots=True)
class Line:
    """A value as the table shows it. *distance* is that to the target by which its period is measured."""

    value: IndicatorValue
    period: str
    told: str
    counts: bool
    distance: Distance | None
    target: IndicatorTarget | None
    cells: list[tuple[str, list[tuple[str, str]]]]


def cells_of(value: IndicatorValue) -> list[tuple[str, list[tuple[str, str]]]]:
    """The breakdown as people read it."""
    return [(name, [(what, cell(pair)) for what, pair in cells]) for name, cells in value.cells]


def _line(one: Indicator, value: IndicatorValue, counts: bool, targets: list[IndicatorTarget]) -> Line:
    target = selectors.target_for(targets, value.last) if counts else None
    way = distance(one, value.low, value.high, target) if target else None
    period = span_of(Period(value.first, value.last))
    return Line(value, period, value_in_words(one, value.low, value.high), counts, way, target, cells_of(value))


@page("register.indicator.view")
def indicator(request: Request, pk: UUID) -> HttpResponse:
    """One indicator: where it began, where it is to come, where it stands, and what it rests on."""
    one = selectors.indicator(request.actor, pk)
    targets = selectors.targets(request.actor, one)
    rows = list(selectors.values(request.actor, one))
    count = selectors.counting_keys(one)
    lines = [_line(one, value, value.pk in count, targets) for value in rows]
    live = [line for line in reversed(lines) if line.counts]
    may_supply = may(request.actor, "register.value.supply", one)
    owed = selectors.owed(one, timezone.localdate())
    context = {
        "indicator": one,
        "lines": lines,
        "newest": live[-1] if live else None,
        "targets": [(target, amount(one, target.value)) for target in targets],
        "baseline": None if one.baseline is None else amount(one, one.baseline),
        "picture": chart(
            one, [line.value for line in live], [target for target in targets if target.counts],  # type: ignore[attr-defined]
            request.LANGUAGE_CODE,
        ),
        "owed": [(period, span_of(period), one.due_on(period)) for period in owed] if may_supply else [],
        "linked": selectors.linked(request.actor, one),
        "may_supply": may_supply,
        "may_take": may_supply and may(request.actor, "register.figure.list"),
        "may_change": may(request.actor, "register.indicator.change", one),
    }  # fmt: skip
    return render(request, "register/indicator.html", context)


@page("register.indicator.add")
def indicator_add(request: Request) -> HttpResponse:
    """Put an indicator on record; ``?for=REFERENCE`` fills in what it shows something of."""
    start = {"original": request.LANGUAGE_CODE, "links": request.GET.get("for", "")[:32], "direction": "up"}
    form = IndicatorForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.indicator_add(actor=request.actor, **form.values())
        except Unfit as error:
            error.show_on(form)
        except Refused as refused:
            form.add_error("classification", str(refused))
        else:
            messages.success(request, _("The indicator is on record."))
            return redirect("indicator", pk=made.pk)
    return form_page(request, form, _("Add an indicator"), _("Add the indicator"), back_url=reverse("indicators"))


@page("register.indicator.change")
def indicator_change(request: Request, pk: UUID) -> HttpResponse:
    """Change what is known of an indicator, and what it shows something of."""
    one = selectors.indicator(request.actor, pk)
    form = IndicatorForm.of(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.indicator_change(actor=request.actor, indicator=one, **form.values())
        except Unfit as error:
            error.show_on(form)
        except Refused as refused:
            form.add_error("classification", str(refused))
        else:
            messages.success(request, _("The change is on record."))
            return redirect("indicator", pk=one.pk)
    back = reverse("indicator", args=[one.pk])
    return form_page(request, form, _("Change the indicator"), _("Keep the change"), about=one, back_url=back)


@page("register.indicator.change")
def indicator_target(request: Request, pk: UUID) -> HttpResponse:
    """Set what is to be reached by a day."""
    one = selectors.indicator(request.actor, pk)
    form = TargetForm(request.POST or None, indicator=one)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data["value"] = as_kept(one.kind, data["value"])
        try:
            services.target_set(actor=request.actor, indicator=one, **data)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The target is on record."))
            return redirect("indicator", pk=one.pk)
    back = reverse("indicator", args=[one.pk])
    return form_page(request, form, _("Set a target"), _("Set the target"), about=one, back_url=back)


@page("register.value.load")
def values_file(request: Request) -> HttpResponse:
    """Load values. With an error in the file nothing is kept, and every error is named."""
    form = ValuesForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            context["loaded"] = values_load(actor=request.actor, data=file.read(), name=file.name)
            context["name"] = file.name
        except FileRefused as refused:
            context["findings"] = refused.findings[:SHOWN]
            context["more"] = max(0, len(refused.findings) - SHOWN)
        except Refused as refused:
            form.add_error("file", str(refused))
    return render(request, "register/values_load.html", context)


@page("register.value.list")
def values_export(request: Request) -> HttpResponse:
    """The values that count, of every indicator that the actor may see, as a file that can be loaded again."""
    rows = selectors.counting(selectors.values(request.actor)).order_by("indicator__reference", "first")
    data = values_csv(actor=request.actor, rows=rows)
    return attachment(data, "text/csv; charset=utf-8", f"values-{timezone.localdate().isoformat()}.csv")
