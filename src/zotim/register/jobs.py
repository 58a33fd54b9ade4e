"""Work of the register in the background: rows that drifted."""

from datetime import timedelta

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.register.services.standing import standings_mend


@every(timedelta(days=1))
@job("register.standing.mend", retries=3)
def mend_standings(run: Run) -> None:
    """Look whether each commitment stands where its row says; name those that don't in the log, and correct them."""
    mended = standings_mend()
    run.progress(mended, mended)
