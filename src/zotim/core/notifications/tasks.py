"""Notices that one hasn't opened yet, as one line on home; the page of notices holds them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import Task, tasks
from zotim.core.notifications.services import for_you


@tasks("notifications.notification.list", logged=False)
def unopened(actor: Actor, today: date) -> Iterator[Task]:
    """How many notices wait, and since when."""
    waits = for_you(actor).order_by().aggregate(number=Count("pk"), first=Min("created_at"))
    if waits["number"]:
        what = ngettext("%(n)s notice", "%(n)s notices", waits["number"]) % {"n": waits["number"]}
        yield Task(
            what,
            _("You haven't opened it yet"),
            reverse("notifications"),
            pgettext("step", "open"),
            since=timezone.localdate(waits["first"]),
        )
