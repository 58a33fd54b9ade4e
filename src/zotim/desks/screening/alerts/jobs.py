"""Officers are told when clocks of alerts run out. Nothing happens to an alert by that: a verdict is a person's."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from zotim.core.audit.services import System
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import holders, notify
from zotim.desks.screening.alerts.models import DUE, Alert
from zotim.desks.screening.alerts.notices import RUNS_OUT
from zotim.desks.screening.alerts.selectors import SOON
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.lists.policy import OFFICERS

TELL = "screening.alert.tell"
CLOCKS = System("alerts")


def runs_out(channel: str) -> Alert | None:
    """The alert whose clock ran out last or runs out next, within the hour; older ones have been told of."""
    soon = timezone.now() + SOON
    rows = Alert.objects.filter(DUE, channel=channel, due_at__lte=soon, due_at__gt=soon - 2 * SOON)
    with in_channels(CLOCKS, channel):
        return rows.only("pk").order_by("-due_at", "-waits", "-pk").first()


def anything_runs_out() -> bool:
    """Whether a clock of any channel runs out."""
    return any(runs_out(channel) for channel in settings.ZOTIM_CHANNELS)


@every(timedelta(minutes=15), when=anything_runs_out)
@job(TELL)
def tell(run: Run) -> None:
    """Tell the officers of a channel once: who hasn't opened the notice yet isn't told again."""
    for channel in settings.ZOTIM_CHANNELS:
        found = runs_out(channel)
        if found is None:
            continue
        officers = holders(OFFICERS[channel].code)
        told = Notification.objects.filter(user_id__in=officers, kind=RUNS_OUT, seen_at=None)
        notify(officers - set(told.values_list("user_id", flat=True)), RUNS_OUT, found)
    run.progress(1, 1)
