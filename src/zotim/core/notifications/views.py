"""What waits for me."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible
from zotim.core.access.walls import walled
from zotim.core.notifications.kinds import KINDS
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import about, for_you, notification, notification_open, notifications_read

SHOWN = 200
"""Notices that the page looks at."""


@dataclass(slots=True)
class Line:
    """One line of the page: the newest of *count* notices that say the same, and what they are about."""

    notification: Notification
    reference: str
    title: Any
    count: int = 0


@page("notifications.notification.list", logged=False)
def notification_list(request: Request) -> HttpResponse:
    """One's own notices that weren't opened yet, by what they ask for. Those that say the same are one line."""
    with walled(request.actor):
        found = list(for_you(request.actor)[:SHOWN])
        told = about(request.actor, found)
    groups: dict[str, dict[tuple[str, Any], Line]] = {}
    for one in found:
        said = told[one.pk]
        key = (said[0], str(said[1]))
        groups.setdefault(one.kind, {}).setdefault(key, Line(one, *said)).count += 1
    context = {
        "groups": [(KINDS[kind].text, list(lines.values())) for kind, lines in groups.items()],
        "newest": found[0] if found else None,
    }
    return render(request, "notifications/list.html", context)


@page("notifications.notification.open", logged=False)
def notification_go(request: Request, pk: UUID) -> HttpResponse:
    """From a notice to its page, which has a rule of its own."""
    found = notification(request.actor, pk)
    return redirect(notification_open(actor=request.actor, notification=found))


@require_POST
@page("notifications.notification.read", logged=False)
def notification_read(request: Request, pk: UUID) -> HttpResponse:
    """Mark all as read, up to the newest that the page showed."""
    newest = get_visible(Notification, request.actor, pk=pk)
    notifications_read(actor=request.actor, newest=newest)
    messages.success(request, _("Your notices are marked as read."))
    return redirect("notifications")
