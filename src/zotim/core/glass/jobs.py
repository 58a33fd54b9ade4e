"""The worker puts on record what ended by itself, and tells the data-protection officer of a review that is late."""

from datetime import timedelta

from zotim.core.access.walls import walled
from zotim.core.glass import selectors
from zotim.core.glass.services import PROGRAM, late_tell, settle
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run

LOOK_AFTER = "glass.emergencies.look_after"


def anything() -> bool:
    """Whether something ended by itself or is late."""
    with walled(PROGRAM):
        return bool(selectors.to_settle()) or selectors.late().exists()


@every(timedelta(minutes=1), when=anything)
@job(LOOK_AFTER)
def look_after(run: Run) -> None:
    """Settle what is over, tell what is late; what was done already is passed over."""
    with walled(PROGRAM):
        for one in selectors.to_settle():
            settle(one)
        for one in selectors.late():
            late_tell(one)
    run.progress(1, 1)
