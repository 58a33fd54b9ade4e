"""The calendar as a list and as a month: both from one address, both with the same filters."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zotim.core.access.due_days import DueDay, Span
from zotim.core.access.due_list import DueList
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.documents.due_days import calendar_file
from zotim.core.evidence.downloads import attachment
from zotim.formats.calendars import MEDIA_TYPE
from zotim.web.calendar.months import SHOWN, cells, first_of, next_month, weeks
from zotim.web.calendar.tables import DueTable

BACK, AHEAD = timedelta(days=365), timedelta(days=366)
"""What the list shows: a year back, for what is overdue, and a year ahead."""


@page("duties.calendar.view")
def calendar(request: Request) -> HttpResponse:
    """Everything from a year ago to a year ahead as a list, or with ``?view=month`` or ``?month=2026-11`` a month."""
    today = timezone.localdate()
    asked = request.GET.get("view") == "month" or ("month" in request.GET and request.GET.get("view") != "list")
    as_list = "export" in request.GET or not asked
    first = first_of(request.GET.get("month", ""), today)
    days = [day for week in weeks(first) for day in week]
    start, end = (today - BACK, today + AHEAD) if as_list else (days[0], days[-1])
    table = DueTable(request, start, end)
    if table.wants_export:
        return table.export("calendar")
    context: dict[str, Any] = {
        "table": table,
        "today": today,
        "as_list": as_list,
        "list_url": table.url(view="", month=""),
        "month_url": table.url(view="month", month=""),
        "may_add": "register" in settings.ZOTIM_DESKS and may(request.actor, "register.duty.add"),
        "may_feed": "register" in settings.ZOTIM_DESKS and may(request.actor, "register.feed.list"),
    }
    if not as_list:
        context |= {
            "first": first,
            "weeks": cells(first, table.found.of_each_day(SHOWN), table.found.days),
            "previous_url": table.url(view="month", month=f"{next_month(first, -1):%Y-%m}"),
            "next_url": table.url(view="month", month=f"{next_month(first):%Y-%m}"),
        }
    return render(request, "web/calendar.html", context)


@page("duties.duty.download")
def due_file(request: Request, kind: str, pk: UUID, day: str) -> HttpResponse:
    """One due day as a calendar file, for whoever sees it."""
    due = _found(request, kind, pk, day)
    return attachment(calendar_file([due]), MEDIA_TYPE, f"{due.reference or kind}.ics")


def _found(request: Request, kind: str, pk: UUID, day: str) -> DueDay:
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    for due in DueList(request.actor, Span(on, on, kind=kind)):
        if due.record[1] == pk:
            return due
    raise Http404
