"""The log: who did what to which record."""

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import visible
from zotim.core.audit.models import Event, Seal, Unsealed
from zotim.desks.oversight.tables import LogTable


@page("oversight.log.view")
def log(request: Request) -> HttpResponse:
    """All events, newest first."""
    table = LogTable(request, Event.objects.filter(visible(Event, request.actor)).order_by("-id"))
    if table.wants_export:
        return table.export("log")
    context = {
        "table": table,
        "pending": Unsealed.objects.count(),
        "last_seal": Seal.objects.order_by("-number").first(),
    }
    return render(request, "oversight/log.html", context)
