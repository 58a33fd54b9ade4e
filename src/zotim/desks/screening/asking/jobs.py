"""When a version of a list takes effect, the index that is asked is made anew."""

from zotim.core.audit.services import Who
from zotim.core.jobs.registry import job
from zotim.core.jobs.run import Run
from zotim.core.jobs.services import enqueue
from zotim.desks.screening.asking.generations import generation_make
from zotim.desks.screening.lists.models import Version
from zotim.desks.screening.lists.services import ENTERED

MAKE = "screening.generation.make"


@job(MAKE, retries=5)
def make_generation(run: Run) -> None:
    """The index of what is in force now."""
    generation_make(actor=run.actor)
    run.progress(1, 1)


def follow(actor: Who, version: Version) -> None:
    """Ask for a new generation, in the transaction in which the version takes effect."""
    enqueue(MAKE, actor=actor)


if follow not in ENTERED:
    ENTERED.append(follow)
