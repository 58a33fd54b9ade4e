"""Who sees a job, and may stop it: who asked for it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYBODY, Action, actions, visible_to
from zotim.core.jobs.models import Job


@visible_to(Job)
def own_jobs(actor: Actor, purpose: str) -> Q:
    """One's own; what recurs belongs to nobody."""
    return Q(asked_by_id__in=actor.people)


def asked(actor: Actor, job: Job) -> bool:
    """Whether the actor, or whom they stand in for, asked for it."""
    return job.asked_by_id in actor.people


OWN = _("one's own")

actions(
    Action("jobs.job.cancel", _("Cancel a job in the background"), EVERYBODY, "jobs.job.cancelled", OWN, asked),
    Action("jobs.job.retry", _("Try a failed job again"), EVERYBODY, "jobs.job.retried", OWN, asked),
)
