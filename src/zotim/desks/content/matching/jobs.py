"""In the background: what is in hand is asked of entries that came in force, and a large flood is worked through."""

from datetime import timedelta

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.content.matching.floods import BATCH, WORK, flood_work
from zotim.desks.content.matching.models import Flood
from zotim.desks.content.matching.protection import MATCHING
from zotim.desks.content.matching.rounds import ASK, behind, round_run


@every(timedelta(minutes=5), when=behind)
@job(ASK, retries=5)
def ask(run: Run) -> None:
    """What is in hand, of what came in force since it was asked."""
    round_run(actor=MATCHING, progress=run.progress)
    run.progress(1, 1)


@job(WORK, retries=5)
def work(run: Run, flood: str) -> None:
    """The rest of a flood that was decided."""
    found, done = Flood.objects.get(pk=flood), BATCH
    while some := flood_work(actor=run.actor, flood=found):
        done += some
        run.progress(min(done, found.held), found.held + 1)
    run.progress(1, 1)
