"""Readers are told when clocks of items run out; advisers, of those that wait for them."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import holders, notify
from zotim.desks.content.intake.models import IN_QUEUE, Item
from zotim.desks.content.law.policy import ADVISERS, READERS
from zotim.desks.content.review.notices import RUNS_OUT
from zotim.desks.content.review.selectors import SOON

TELL = "content.queue.tell"


def runs_out() -> Item | None:
    """The item whose clock ran out last or runs out next, within the hour; older ones have been told of."""
    soon = timezone.now() + SOON
    rows = Item.objects.filter(IN_QUEUE, due_at__lte=soon, due_at__gt=soon - 2 * SOON)
    return rows.only("pk", "state").order_by("-due_at").first()


@every(timedelta(minutes=15), when=lambda: runs_out() is not None)
@job(TELL)
def tell(run: Run) -> None:
    """Tell each once: who hasn't opened the notice yet isn't told again."""
    found = runs_out()
    if found is not None:
        people = holders(*(ADVISERS if found.state == "adviser" else READERS))
        told = Notification.objects.filter(user_id__in=people, kind=RUNS_OUT, seen_at=None)
        notify(people - set(told.values_list("user_id", flat=True)), RUNS_OUT, found)
    run.progress(1, 1)
