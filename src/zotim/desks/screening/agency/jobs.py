"""What the worker does for the agency: it tells entities of changes, reminds them, and tells officers who is late."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.screening.agency.services import named, telling


def _anything() -> bool:
    now = timezone.now()
    return telling.changes_untold().exists() or telling.to_mail(now).exists() or named.to_mail(now).exists()


@every(timedelta(minutes=1), when=_anything)
@job("screening.agency.tell", retries=5)
def tell(run: Run) -> None:
    """A change that took effect becomes a notice for each entity; what can be mailed is, and so are requests
    that two people let out."""
    for version in telling.changes_untold().select_related("source"):
        telling.change_announce(version)
    now = timezone.now()
    tried = telling.mail_some(now) + named.mail_some(now)
    run.progress(tried, tried)


@every(timedelta(minutes=15), when=lambda: telling.changes_late(timezone.now()).exists())
@job("screening.agency.late")
def tell_of_late_ones(run: Run) -> None:
    """Officers are told of each change with which somebody is late; once, until they have opened it."""
    told = telling.tell_officers(timezone.now())
    run.progress(told, told)
