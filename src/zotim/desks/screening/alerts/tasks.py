"""What waits about alerts: those at which one is, and how many of one's channels are due within a day. No names."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.ui.words import label
from zotim.desks.screening.alerts import selectors
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.policy import channels_of

WITHIN = timedelta(hours=24)


@tasks("screening.alert.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """One's own first, then one line for each channel."""
    mine = channels_of(actor)
    with in_channels(actor, *mine):
        found = list(selectors.mine(actor)[:MOST])
        due = {channel: selectors.due_by(actor, channel, timezone.now() + WITHIN) for channel in mine}
    for one in found:
        yield Task(
            one.reference, _("You look at this alert"), reverse("alert", args=[one.pk]), pgettext("step", "decide"),
            due_on=timezone.localdate(one.due_at), since=timezone.localdate(one.taken_at),
        )  # fmt: skip
    for channel, counted in due.items():
        if counted.number:
            yield Task(
                label(channel, "Channel"), _("Alerts on which a verdict is due within 24 hours"),
                f"{reverse('alerts')}?channel={channel}", pgettext("step", "decide"), due_on=today,
                count=counted.number,
            )  # fmt: skip
