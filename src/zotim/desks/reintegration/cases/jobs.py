"""What the worker does about cases: a hold that is over ends. It decides nothing."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.audit.services import System
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.reintegration.cases.services import holds_end, holds_over


@every(timedelta(minutes=15), when=lambda: bool(holds_over(timezone.localdate())))
@job("reintegration.holds.end", retries=5)
def end(run: Run) -> None:
    """Cases whose hold is over are again where they were."""
    ended = holds_end(actor=System("cases"), today=timezone.localdate())
    run.progress(ended, ended)
