"""A list is fetched, and a version of it read, in the background: it may hold a million entries."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.screening.lists import fetching, services
from zotim.desks.screening.lists.models import Version


def _due() -> bool:
    return fetching.due(timezone.now()).exists()


@every(timedelta(minutes=5), when=_due)
@job("screening.sources.fetch", retries=0)
def fetch_sources(run: Run) -> None:
    """Fetch each list whose hour has come. What can't be fetched is tried again at its next hour."""
    due = list(fetching.due(timezone.now()))
    for number, source in enumerate(due, 1):
        fetching.source_fetch(source=source)
        run.progress(number, len(due))


@job(services.READ, retries=3)
def read_version(run: Run, version: str) -> None:
    """Read it and let it take effect, or hold it back. One that was read already stays as it is."""
    services.version_read(actor=run.actor, version=Version.objects.select_related("source", "file").get(pk=version))
    run.progress(1, 1)
