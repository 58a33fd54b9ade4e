"""Notices that one hasn't opened yet, as one line on home; the page of notices holds them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import Task, tasks
from zotim.core.notifications.services import for_you


@tasks("notifications.notification.list", logged=False)
def unopened(actor: Actor, today: date) -> Iterator[Task]:
    """How many notices wait, and since when."""
    waits = for_you(actor).order_by().aggregate(number=Count("pk"), first=Min("created_at"))
    if waits["number"]:
        yield Task(
            _("Notices that you haven't opened yet"),
            "",
            reverse("notifications"),
            pgettext("step", "open"),
            since=timezone.localdate(waits["first"]),
            count=waits["number"],
        )
