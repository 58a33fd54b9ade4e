"""Once a day the reviews begin whose day has come."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.screening.national.models import Proposal
from zotim.desks.screening.national.services import reviews_begin


def _due() -> bool:
    return Proposal.objects.filter(state="listed", review_on__lte=timezone.localdate()).exists()


@every(timedelta(hours=1), when=_due)
@job("screening.reviews.begin", retries=3)
def begin_reviews(run: Run) -> None:
    """Begin each review whose day has come. The entry stays in force meanwhile."""
    begun = reviews_begin(actor=run.actor, today=timezone.localdate())
    run.progress(begun, begun)
