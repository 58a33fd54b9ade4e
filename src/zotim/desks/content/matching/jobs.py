"""In the background: what is in hand is asked of entries that came in force, and a large flood is worked through."""

from datetime import timedelta

from zotim.core.audit.models import Event
from zotim.core.audit.services import LISTENERS
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.jobs.services import enqueue
from zotim.desks.content.matching.floods import BATCH, WORK, flood_work
from zotim.desks.content.matching.models import Flood
from zotim.desks.content.matching.protection import MATCHING
from zotim.desks.content.matching.rounds import ASK, all_behind, behind, round_run


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
    while some := flood_work(actor=MATCHING, flood=found):
        done += some
        run.progress(min(done, found.held), found.held + 1)
    run.progress(1, 1)


NEW = ("content.entry.confirmed", "content.bankimport.confirmed")
OTHERWISE = "content.bank.changed"


def listen(event: Event) -> None:
    """Ask for a round in the transaction in which entries come in force, or a bank is asked in another way."""
    if event.outcome != Event.Outcome.DONE:
        return
    asked_otherwise = event.verb == OTHERWISE and "distance" in event.details
    if asked_otherwise:
        all_behind()
    if asked_otherwise or event.verb in NEW:
        enqueue(ASK, actor=MATCHING)


if listen not in LISTENERS:
    LISTENERS.append(listen)
