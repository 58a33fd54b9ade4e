"""In the background: a plan of rotations is worked out, which may take half a minute."""

from zotim.core.jobs.registry import job
from zotim.core.jobs.run import Run
from zotim.desks.deployments.planning.models import Plan
from zotim.desks.deployments.planning.services import WORK
from zotim.desks.deployments.planning.working import plan_work


@job(WORK, retries=1)
def work(run: Run, plan: str) -> None:
    """Work it out, unless it was meanwhile or was set aside."""
    plan_work(plan=Plan(pk=plan), progress=run.progress)
    run.progress(3, 3)
