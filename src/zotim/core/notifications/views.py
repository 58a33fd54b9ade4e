"""What waits for me."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible
from zotim.core.notifications.kinds import KINDS
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import about, for_you, notification_open


@page("notifications.notification.list", logged=False)
def notification_list(request: Request) -> HttpResponse:
    """One's own notices that weren't opened yet."""
    items = [
        {"notification": one, "text": KINDS[one.kind].text, "about": about(request.actor, one)}
        for one in for_you(request.actor)[:200]
    ]
    return render(request, "notifications/list.html", {"items": items})


@page("notifications.notification.open", logged=False)
def notification_go(request: Request, pk: UUID) -> HttpResponse:
    """From a notice to its page, which has a rule of its own."""
    found = get_visible(Notification.objects.filter(kind__in=list(KINDS)), request.actor, pk=pk)
    return redirect(notification_open(actor=request.actor, notification=found))
