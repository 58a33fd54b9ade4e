"""The log: who did what to which record, and how far it is sealed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.desks.oversight import selectors, services
from zotim.desks.oversight.tables import LogTable


@page("oversight.log.view")
def log(request: Request) -> HttpResponse:
    """All events, newest first."""
    table = LogTable(request, selectors.events(request.actor))
    if table.wants_export:
        return table.export("log")
    context = {
        "table": table,
        "sealing": selectors.sealing(request.actor),
        "checking": selectors.being_checked(),
        "may_verify": may(request.actor, "oversight.log.verify"),
    }
    return render(request, "oversight/log.html", context)


@page("oversight.log.verify", logged=False)
def log_verify(request: Request) -> HttpResponse:
    """Have the whole chain read now. Asking is on record, and so is the answer."""
    if request.method == "POST":
        services.log_verify(actor=request.actor)
        messages.success(request, _("The log is being verified. The answer will stand here and in the log."))
    return redirect("log")
