"""What the worker does for the travel channel: it masks the names of messages whose term is over."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.screening.travel.services.masking import messages_mask, messages_to_mask


def _due() -> bool:
    return bool(messages_to_mask(timezone.now()))


@every(timedelta(hours=1), when=_due)
@job("screening.messages.mask", retries=5)
def mask(run: Run) -> None:
    """Until nothing is due."""
    done = 0
    while masked := messages_mask():
        done += masked
    run.progress(done, done)
