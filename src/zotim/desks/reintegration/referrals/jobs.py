"""What the worker does about referrals: those that are over are put on record. It decides nothing."""

from datetime import timedelta

from zotim.core.audit.services import System
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.reintegration.referrals.services import referrals_expire, referrals_over


@every(timedelta(minutes=15), when=lambda: bool(referrals_over()))
@job("reintegration.referrals.expire", retries=5)
def expire(run: Run) -> None:
    """Referrals that nobody answered in time, or that rest on something that is over, are on record as such."""
    ended = referrals_expire(actor=System("referrals"))
    run.progress(ended, ended)
