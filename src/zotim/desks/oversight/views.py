"""The log: who did what to which record."""

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.core.audit.models import Seal, Unsealed
from zotim.desks.oversight import selectors
from zotim.desks.oversight.tables import LogTable


@page("oversight.log.view")
def log(request: Request) -> HttpResponse:
    """All events, newest first."""
    table = LogTable(request, selectors.events(request.actor))
    if table.wants_export:
        return table.export("log")
    context = {
        "table": table,
        "pending": Unsealed.objects.count(),
        "last_seal": Seal.objects.order_by("-number").first(),
    }
    return render(request, "oversight/log.html", context)
