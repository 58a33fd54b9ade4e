"""Notices that one hasn't opened yet, as one line on home; the page of notices holds them."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import Task, tasks
from zotim.core.addresses import address
from zotim.core.notifications.services import unopened


@tasks("notifications.notification.list", logged=False)
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """How many notices wait, and since when."""
    number, first = unopened(actor)
    if first:
        yield Task(
            _("Notices that you haven't opened yet"),
            "",
            address("notifications"),
            pgettext("step", "open"),
            since=timezone.localdate(first),
            count=number,
        )
