"""A version of a list is read in the background: it may hold a million entries."""

from zotim.core.jobs.registry import job
from zotim.core.jobs.run import Run
from zotim.desks.screening.lists import services
from zotim.desks.screening.lists.models import Version


@job(services.READ, retries=3)
def read_version(run: Run, version: str) -> None:
    """Read it and let it take effect, or hold it back. One that was read already stays as it is."""
    services.version_read(actor=run.actor, version=Version.objects.select_related("source", "file").get(pk=version))
    run.progress(1, 1)
