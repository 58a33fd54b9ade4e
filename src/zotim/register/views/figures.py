"""Figures: named counts with their definitions, for a period; what is about people only in bands."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.figures.registry import Period
from zotim.core.ui import show
from zotim.core.ui.pages import confirm_page
from zotim.register import selectors, services
from zotim.register.forms.figures import PeriodForm
from zotim.register.tables import FigureTable


def _so_far(today: date) -> Period:
    """This year up to today: what the page begins with."""
    return Period(today.replace(month=1, day=1), today)


def _asked(request: Request) -> tuple[PeriodForm, Period]:
    """The period in the address; this year so far where there is none, or none that can be."""
    so_far = _so_far(timezone.localdate())
    form = PeriodForm(
        request.GET if "first" in request.GET else None, initial={"first": so_far.first, "last": so_far.last}
    )
    if form.is_bound and form.is_valid():
        return form, Period(form.cleaned_data["first"], form.cleaned_data["last"])
    return form, so_far


def _address(name: str, period: Period) -> str:
    return f"{reverse(name)}?{urlencode({'first': period.first.isoformat(), 'last': period.last.isoformat()})}"


def _near(today: date) -> list[tuple[str, str]]:
    """Periods that are asked for often: a word and an address each."""
    quarter = (today.month - 1) // 3
    last = Period.quarter(today.year, quarter) if quarter else Period.quarter(today.year - 1, 4)
    periods = [
        (_("this year so far"), _so_far(today)),
        (_("the last quarter"), last),
        (_("the last year"), Period.year(today.year - 1)),
    ]
    return [(word, _address("figures", period)) for word, period in periods]


@page("register.figure.list")
def figure_list(request: Request) -> HttpResponse:
    """Every figure with its definition and its value for a period."""
    form, period = _asked(request)
    rows = selectors.figures_told(request.actor, period)
    table = FigureTable(request, rows)
    if table.wants_export:
        return table.export("figures")
    over = period.end <= timezone.now()
    context = {
        "form": form,
        "period": period,
        "near": _near(timezone.localdate()),
        "table": table,
        "over": over,
        "open": [row for row in rows if row.taken_at is None],
        "take_url": _address("figures_take", period) if over and may(request.actor, "register.figure.take") else "",
    }
    return render(request, "register/figures.html", context)


@page("register.figure.take", logged=False)
def figure_take(request: Request) -> HttpResponse:
    """Freeze the figures of a period that is over; asks once. Each value taken is on record."""
    _form, period = _asked(request)
    if request.method == "POST":
        try:
            taken = services.figures_take(actor=request.actor, period=period)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("%(n)s figures are taken for good.") % {"n": show.amount(len(taken))})
        return redirect(_address("figures", period))
    return confirm_page(
        request,
        _("Take the figures"),
        _("Take them"),
        consequences=[
            _("From %(first)s until %(last)s.") % {"first": show.day(period.first), "last": show.day(period.last)},
            _("Each value is kept as it is now. What changes later doesn't change it."),
            _("A value that was taken can't be taken back. A correction is a new figure with a new definition."),
        ],
        back_url=_address("figures", period),
    )
