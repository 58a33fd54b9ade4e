"""The index of the banks is made anew in the background: after a file at once, otherwise from time to time."""

from datetime import timedelta

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.content.banks.generations import generation_make, stale
from zotim.desks.content.banks.services.imports import MAKE


@every(timedelta(minutes=10), when=stale)
@job(MAKE, retries=5)
def make_generation(run: Run) -> None:
    """The file of what is in force now."""
    generation_make(actor=run.actor)
    run.progress(1, 1)
