"""One step of the worker: what is due is asked for, one job is taken and run, its end written down.

Used by the worker, by the demo and by tests alike. Safe beside another one: who gets a job is decided by the one
``UPDATE`` that moves it from waiting to running.
"""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from zotim.core.audit.services import System, record
from zotim.core.jobs.models import Job, Schedule
from zotim.core.jobs.registry import JOBS, RECURRING, registered
from zotim.core.jobs.run import Cancelled, Run, Stopping
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.states import JOB
from zotim.core.states.machine import WrongState

INTERRUPTIONS = 10
"""A job under which the worker died so often isn't begun any more: it may be what kills it."""

log = logging.getLogger("zotim.jobs")


def ask_for_what_recurs() -> int:
    """Ask for each recurring job whose moment has come, unless it waits or runs already; answers how many."""
    now, asked = timezone.now(), 0
    known = dict(Schedule.objects.values_list("name", "next_at"))
    for name, recurring in RECURRING.items():
        if name in known and known[name] > now:
            continue
        if recurring.when is not None and not recurring.when():
            continue
        with transaction.atomic():
            Schedule.objects.update_or_create(name=name, defaults={"next_at": now + recurring.interval})
            if not Job.objects.filter(name=name, state__in=["waiting", "running"], asked_by=None).exists():
                enqueue(name, actor=System("worker"))
                asked += 1
    return asked


def take_up() -> int:
    """Put back what a killed worker left running; answers how many. Only for who holds the worker's lock."""
    found = 0
    for job in Job.objects.filter(state="running"):
        _put_back(job)
        found += 1
    return found


def run_one(stopping: Callable[[], bool] = lambda: False) -> bool:
    """Run the job that waits longest, if there is one; answers whether."""
    due = Job.objects.filter(state="waiting", name__in=list(JOBS), next_attempt_at__lte=timezone.now())
    job = due.order_by("next_attempt_at", "created_at", "pk").first()
    if job is None:
        return False
    try:
        JOB.move(job, "begin", started_at=timezone.now(), attempts=job.attempts + 1)
    except WrongState:
        return True  # somebody else took it, or cancelled it
    known = registered(job.name)
    try:
        known.function(Run(job, stopping), **job.arguments)
    except Cancelled:
        return True
    except Stopping:
        _put_back(job)
    except Exception as error:
        # The text of an error can hold what a record says: the log gets its name only.
        log.error("job %s (%s), attempt %s: %s", job.name, job.pk, job.attempts, type(error).__name__)
        _failed(job, type(error).__name__[:64])
    else:
        _end(job, "finish", "done", done=job.total)
    return True


def run_pending_jobs(limit: int = 1000) -> int:
    """Run what waits and is due, one after the other; answers how many. For the demo, tests and ``worker --once``."""
    for number in range(limit):
        if not run_one():
            return number
    return limit


def _put_back(job: Job) -> None:
    """An interruption isn't a failed attempt; but a job that brings down its worker each time is given up."""
    count = job.interruptions + 1
    if count > INTERRUPTIONS:
        _end(job, "fail", "failed", error="interrupted", interruptions=count)
        return
    try:
        JOB.move(
            job, "put_back", interruptions=count, attempts=max(0, job.attempts - 1), next_attempt_at=timezone.now()
        )
    except WrongState:
        return  # cancelled meanwhile


def _failed(job: Job, error: str) -> None:
    known = registered(job.name)
    if job.attempts > known.retries:
        _end(job, "fail", "failed", error=error)
        return
    try:
        JOB.move(job, "put_back", error=error, next_attempt_at=timezone.now() + known.backoff(job.attempts))
    except WrongState:
        return


def _end(job: Job, step: str, outcome: str, **fields: object) -> None:
    """Write down that it is over, with the event, in one transaction. One that was cancelled meanwhile stays so."""
    try:
        with transaction.atomic():
            taken = JOB.move(job, step, ended_at=timezone.now(), **fields)
            record(
                Run(job).actor if job.asked_by_id else System("worker"),
                taken.event,
                job,
                outcome=outcome,
                details={"job": job.name, "attempts": job.attempts},
            )
    except WrongState:
        return
