"""In the background: a file is worked through, and everybody on file is asked when the lists have changed."""

from datetime import timedelta

from zotim.core.audit.models import Event
from zotim.core.audit.services import LISTENERS
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.jobs.services import enqueue
from zotim.desks.screening.finance.models import Delivery
from zotim.desks.screening.finance.services import behind, delivery_work, round_run
from zotim.desks.screening.finance.services.asking import DESK, inside
from zotim.desks.screening.finance.services.customers import on_file
from zotim.desks.screening.finance.services.deliveries import WORK
from zotim.desks.screening.finance.services.rounds import ASK


@job(WORK, retries=3)
def work(run: Run, delivery: str) -> None:
    """A file that was put in by page. How long it is isn't known before its end."""
    with inside():
        found = Delivery.objects.get(pk=delivery)
    delivery_work(delivery=found, progress=lambda done: run.progress(done, done + 1))
    run.progress(1, 1)


@every(timedelta(hours=1), when=behind)
@job(ASK, retries=5)
def ask(run: Run) -> None:
    """Everybody on file, of what changed."""
    round_run(actor=DESK, progress=run.progress)
    run.progress(1, 1)


def listen(event: Event) -> None:
    """Ask for a round in the transaction in which a version takes effect or an index is made."""
    if event.verb != "screening.generation.made" or event.outcome != Event.Outcome.DONE:
        return
    with inside():
        anybody = on_file().exists()
    if anybody:
        enqueue(ASK, actor=DESK)


if listen not in LISTENERS:
    LISTENERS.append(listen)
