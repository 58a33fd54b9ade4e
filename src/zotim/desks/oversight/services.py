"""What the oversight desk does itself: it has the log verified. All else it does through the mechanisms of core."""

from django.db import transaction

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import record
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import enqueue
from zotim.desks.oversight.jobs import VERIFY


@transaction.atomic
def log_verify(*, actor: Actor) -> Job:
    """Ask the worker to read the whole chain now. One that waits or runs already is answered instead of a second."""
    allow(actor, "oversight.log.verify")
    waiting = Job.objects.filter(name=VERIFY, state__in=["waiting", "running"]).first()
    if waiting:
        return waiting
    job = enqueue(VERIFY, actor=actor)
    record(actor, "oversight.log.check_asked", job)
    return job
