"""Reviews begin on their day, and are announced before it."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.screening.national.models import Proposal
from zotim.desks.screening.national.services import AHEAD, reviews_announce, reviews_begin


def _due() -> bool:
    return Proposal.objects.filter(state="listed", review_on__lte=timezone.localdate() + AHEAD).exists()


@every(timedelta(hours=1), when=_due)
@job("screening.reviews.begin", retries=3)
def begin_reviews(run: Run) -> None:
    """Begin each review whose day has come, and tell of those that are near. Entries stay in force meanwhile."""
    begun = reviews_begin(actor=run.actor, today=timezone.localdate())
    reviews_announce(today=timezone.localdate())
    run.progress(begun, begun)
