"""What waits: an emergency of one's own that is still open, and those of others that one has to review."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.glass import selectors


@tasks("glass.breaking.list")
def emergencies(actor: Actor, today: date) -> Iterator[Task]:
    """One's own first, then what is to be reviewed, the oldest first."""
    with walled(actor):
        own = selectors.open_now(actor)[:MOST]
        found = list(selectors.waiting(actor)[: MOST - len(own)])
    due = selectors.review_due(found)
    for one in own:
        yield Task(
            one.reference,
            _("You opened a record in an emergency: end it when you have read enough"),
            reverse("glass_breaking", args=[one.pk]),
            pgettext("step", "end"),
            since=timezone.localdate(one.starts_at),
        )
    for one in found:
        yield Task(
            one.reference,
            _("Somebody opened a record in an emergency: review it"),
            reverse("glass_breaking", args=[one.pk]),
            pgettext("step", "review"),
            since=timezone.localdate(one.created_at),
            due_on=timezone.localdate(due[one.pk]) if one.pk in due else None,
        )
