"""What the worker does about measures: it lets lapse, escalates and ends what has a term. It confirms nothing."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.audit.services import System
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.screening.measures.services.exemptions import exemptions_end, exemptions_past
from zotim.desks.screening.measures.services.holds import holds_late, holds_look


def _late() -> bool:
    return holds_late() or exemptions_past(timezone.localdate())


@every(timedelta(minutes=1), when=_late)
@job("screening.measures.look", retries=5)
def look(run: Run) -> None:
    """Holds whose clock has run out, exemptions whose term is over."""
    seen = holds_look(actor=System("measures"))
    ended = exemptions_end(actor=System("measures"), today=timezone.localdate())
    run.progress(seen + ended, seen + ended)
