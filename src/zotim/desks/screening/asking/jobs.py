"""When a version of a list takes effect, a small change is asked at once; the index is then made anew."""

from zotim.core.audit.models import Event
from zotim.core.audit.services import LISTENERS, System
from zotim.core.jobs.registry import job
from zotim.core.jobs.run import Run
from zotim.core.jobs.services import enqueue
from zotim.desks.screening.asking.generations import delta_make, generation_make

MAKE = "screening.generation.make"


@job(MAKE, retries=5)
def make_generation(run: Run) -> None:
    """The index of what is in force now."""
    generation_make(actor=run.actor)
    run.progress(1, 1)


def listen(event: Event) -> None:
    """Make a delta and ask for a new index, in the transaction in which the version takes effect."""
    if event.verb == "screening.version.entered" and event.outcome == Event.Outcome.DONE:
        delta_make(actor=System("lists"))
        enqueue(MAKE, actor=System("lists"))


if listen not in LISTENERS:
    LISTENERS.append(listen)
