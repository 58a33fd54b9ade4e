"""Ask for work, cancel it, try it again."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import Who, record
from zotim.core.jobs.models import Job
from zotim.core.jobs.registry import plain_ids, registered
from zotim.core.jobs.states import JOB


@transaction.atomic
def enqueue(name: str, *, actor: Who, obj: models.Model | None = None, **ids: Any) -> Job:
    """Ask for a job, in the caller's transaction: it exists once that is committed, and never otherwise.

    *obj* is the record it is about; *ids* are what its function takes. Raises LookupError for an unknown job and
    ValueError for an argument that isn't an id. Who may ask is the calling service's own check.
    """
    registered(name)
    job = Job.objects.create(
        name=name,
        arguments=plain_ids(ids),
        next_attempt_at=timezone.now(),
        asked_by_id=actor.user_id,
        object_type=obj._meta.label_lower if obj is not None else "",
        object_id=str(obj.pk) if obj is not None else "",
    )
    record(actor, "jobs.job.asked", job, details={"job": name})
    return job


def job_of(name: str, obj: models.Model) -> Job | None:
    """The newest job of this name about a record, for its page."""
    asked = Job.objects.filter(name=name, object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return asked.order_by("-created_at", "-pk").first()


@transaction.atomic
def job_cancel(*, actor: Actor, job: Job) -> Job:
    """Stop a job that waits or runs. A running one ends at its next step; what it committed stays.

    Raises WrongState when it has ended meanwhile.
    """
    allow(actor, "jobs.job.cancel", job)
    step = JOB.move(job, "cancel", ended_at=timezone.now())
    record(actor, step.event, job, details={"job": job.name})
    return job


@transaction.atomic
def job_retry(*, actor: Actor, job: Job) -> Job:
    """Try a failed job again, with all its attempts. Raises WrongState for one that hasn't failed."""
    allow(actor, "jobs.job.retry", job)
    step = JOB.move(job, "retry", attempts=0, interruptions=0, ended_at=None, error="", next_attempt_at=timezone.now())
    record(actor, step.event, job, details={"job": job.name})
    return job
