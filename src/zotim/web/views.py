"""Home, and the pages for when something is wrong."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zotim.core.access.pages import Request, public_page, signed_in_page
from zotim.core.access.policy import ACTIONS, may
from zotim.core.audit.services import record


@signed_in_page
def home(request: Request) -> HttpResponse:
    """What is due for me, then where every promise stands."""
    context: dict[str, Any] = {"today": timezone.localdate()}
    shows_register = "register" in settings.ZOTIM_DESKS and may(request.actor, "register.home.view")
    if shows_register:
        from zotim.register import selectors

        context |= {
            "tasks": selectors.tasks(request.actor),
            "lines": selectors.by_line(request.actor),
            "may_read": may(request.actor, "register.document.add"),
            "may_report": may(request.actor, "register.report.make"),
        }
    page = render(request, "web/home.html", context)
    if shows_register:  # the page itself opens to everybody; only this part of it is a look at records
        record(request.actor, ACTIONS["register.home.view"].event, outcome="viewed")
    return page


@public_page
def health(request: Request) -> HttpResponse:
    """Answers ``ok`` when the database answers. Shows nothing else."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def csrf_failure(request: Request, reason: str = "") -> HttpResponse:
    """The form was too old, or came from another site."""
    return render(request, "403.html", {"stale_form": True}, status=403)
