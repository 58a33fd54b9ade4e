"""What waits for keepers of files: those that were held back, for another person than who put them in."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.finance import selectors
from zotim.desks.screening.finance.models import CHANNEL
from zotim.desks.screening.finance.policy import DECIDE


@tasks(DECIDE)
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """The oldest first."""
    with in_channels(actor, CHANNEL):
        found = list(selectors.held_back(actor)[:MOST])
    for one in found:
        yield Task(
            one.reference, _("A file of customers was held back: who isn't in it would go"),
            reverse("delivery_decide", args=[one.pk]), pgettext("step", "decide"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip
