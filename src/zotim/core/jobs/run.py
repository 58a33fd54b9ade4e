"""What a job's function holds in its hand: how far it is, for whom it works, whether it should stop."""

from collections.abc import Callable

from zotim.core.access.actor import Actor
from zotim.core.jobs.models import Job


class Cancelled(Exception):
    """Somebody cancelled the job. What was committed stays; the rest isn't done."""


class Stopping(Exception):
    """The worker is being stopped. The job goes back to the queue, and is resumed by the next worker."""


class Run:
    """One run of a job. :meth:`progress` is the place where it may be stopped; call it between steps."""

    def __init__(self, job: Job, stopping: Callable[[], bool] = lambda: False) -> None:
        self.job, self._stopping = job, stopping

    @property
    def actor(self) -> Actor:
        """The program, for the person who asked: no posts, so it passes no check by itself."""
        return Actor(self.job.asked_by_id, kind="system", request_id=f"job:{self.job.pk.hex}")

    def progress(self, done: int, total: int) -> None:
        """Say how far it is. Raises :class:`Cancelled` or :class:`Stopping` when it should end here.

        Call it outside a transaction, after what was done is committed. What is shown never goes back: a run that was
        taken up again passes over what is done already. A job that gets further isn't the one that brings down its
        worker, so its interruptions are counted anew.
        """
        furthest = min(max(done, self.job.done), total)
        fields = {"done": furthest, "total": total} | ({"interruptions": 0} if furthest > self.job.done else {})
        if not Job.objects.filter(pk=self.job.pk, state="running").update(**fields):
            raise Cancelled
        for name, value in fields.items():
            setattr(self.job, name, value)
        if done < total and self._stopping():
            raise Stopping
