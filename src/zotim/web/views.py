"""Home, and the pages for when something is wrong."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zotim.core.access.due_days import has_calendar
from zotim.core.access.pages import Request, public_page, signed_in_page
from zotim.core.access.policy import ACTIONS, may
from zotim.core.access.tasks import tasks_of
from zotim.core.addresses import address
from zotim.core.approvals.services import looked_up_once
from zotim.core.audit.services import record_looks


@signed_in_page
def home(request: Request) -> HttpResponse:
    """What is due for me, then where every promise stands."""
    today = timezone.localdate()
    with looked_up_once(request.actor):
        tasks, looked = tasks_of(request.actor, today)
    context: dict[str, Any] = {"today": today, "tasks": tasks, "has_calendar": has_calendar(request.actor)}
    if "register" in settings.ZOTIM_DESKS and may(request.actor, "register.home.view"):
        from zotim.register.duties.selectors import bodies
        from zotim.register.lines import lines, pressing

        own, shown = request.actor.organisations("focal_point"), {task.url for task in tasks}
        looked.add("register.home.view")
        context |= {
            "lines": lines(request.actor, today),
            "pressing": [one for one in pressing(request.actor, today) if address("commitment", one.pk) not in shown],
            "register": True,
            "bodies": bodies(request.actor).filter(pk__in=own),
            "may_read": may(request.actor, "register.document.add"),
            "may_report": may(request.actor, "register.report.make"),
        }
    page = render(request, "web/home.html", context)
    # The page itself opens to everybody; only these parts of it are looks at records.
    record_looks(request.actor, (ACTIONS[action].event for action in sorted(looked)))
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
