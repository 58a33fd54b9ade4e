"""Jobs: asked for in a transaction, tried again, cancelled, resumed, done once; one worker."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests import worlds
from zotim.core.access.policy import Denied
from zotim.core.audit.models import Event, Unsealed
from zotim.core.audit.services import System, record
from zotim.core.jobs import registry, steps
from zotim.core.jobs.lock import AlreadyRunning, WorkerLock
from zotim.core.jobs.models import Job, Schedule
from zotim.core.jobs.services import enqueue, job_cancel, job_of, job_retry
from zotim.core.jobs.steps import run_one, run_pending_jobs, take_up
from zotim.core.jobs.worker import work
from zotim.core.states.machine import WrongState

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    """Jobs of the tests, apart from those of the house."""
    monkeypatch.setattr(registry, "JOBS", known := {})
    monkeypatch.setattr(steps, "JOBS", known)
    monkeypatch.setattr(registry, "RECURRING", recurring := {})
    monkeypatch.setattr(steps, "RECURRING", recurring)
    return known


@pytest.fixture
def asker():
    return worlds.actor("analyst")


def due_now(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(next_attempt_at=timezone.now())


def test_a_job_gets_its_ids_runs_once_and_says_who_asked(jobs, asker):
    seen = []
    registry.job("test.job")(lambda run, one: seen.append((one, run.actor.user_id, run.actor.roles)))
    job = enqueue("test.job", actor=asker, one="17")
    assert run_pending_jobs() == 1
    assert run_pending_jobs() == 0
    job.refresh_from_db()
    assert seen == [("17", asker.user_id, frozenset())]
    assert (job.state, job.attempts, job.ended_at is not None) == ("done", 1, True)
    assert Event.objects.filter(object_id=str(job.pk)).count() == 2


def test_what_is_rolled_back_was_never_asked_for(jobs, asker):
    registry.job("test.job")(lambda run: None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("test.job", actor=asker)
        raise ZeroDivisionError
    assert not Job.objects.exists()


@pytest.mark.parametrize("value", ["Agim Hoxha", "a@b.example", "x" * 65])
def test_a_job_holds_ids_and_no_value_of_a_record(jobs, asker, value):
    registry.job("test.job")(lambda run, one: None)
    with pytest.raises(ValueError, match="never a value"):
        enqueue("test.job", actor=asker, one=value)


def test_a_job_that_nobody_registered_cant_be_asked_for(jobs, asker):
    with pytest.raises(LookupError, match=r"test\.nothing"):
        enqueue("test.nothing", actor=asker)


def test_a_failing_job_waits_longer_each_time_then_is_given_up_with_the_name_of_the_error_only(jobs, asker, caplog):
    @registry.job("test.job", retries=2, wait=timedelta(minutes=1))
    def fail(run):
        raise KeyError("Agim Hoxha")

    job = enqueue("test.job", actor=asker)
    waits = []
    for _attempt in range(2):
        begun = timezone.now()
        assert run_pending_jobs() == 1
        job.refresh_from_db()
        waits.append(round((job.next_attempt_at - begun).total_seconds() / 60))
        assert job.state == "waiting"
        due_now(job)
    assert run_pending_jobs() == 1
    job.refresh_from_db()
    assert waits == [1, 2]
    assert (job.state, job.attempts, job.error) == ("failed", 3, "KeyError")
    assert "Agim" not in caplog.text
    assert Event.objects.get(verb="jobs.job.failed").outcome == "failed"


def test_a_failed_job_can_be_tried_again_by_who_asked_and_nobody_else(jobs, asker):
    broken = [True]

    @registry.job("test.job", retries=0)
    def sometimes(run):
        if broken:
            raise OSError

    job = enqueue("test.job", actor=asker)
    run_pending_jobs()
    job.refresh_from_db()
    with pytest.raises(Denied):
        job_retry(actor=worlds.actor("analyst"), job=job)
    job_retry(actor=asker, job=job)
    broken.clear()
    run_pending_jobs()
    job.refresh_from_db()
    assert job.state == "done"


def test_progress_is_seen_while_it_runs(jobs, asker):
    seen = []

    @registry.job("test.job")
    def walk(run):
        for number in range(3):
            run.progress(number, 3)
            seen.append(Job.objects.values_list("state", "done", "total").get())
        run.progress(3, 3)

    enqueue("test.job", actor=asker)
    run_pending_jobs()
    assert seen == [("running", 0, 3), ("running", 1, 3), ("running", 2, 3)]
    assert Job.objects.values_list("state", "done", "total").get() == ("done", 3, 3)


def test_a_waiting_job_that_is_cancelled_never_runs_and_a_stranger_cant_cancel_it(jobs, asker):
    registry.job("test.job")(lambda run: pytest.fail("it ran"))
    job = enqueue("test.job", actor=asker)
    with pytest.raises(Denied):
        job_cancel(actor=worlds.actor("coordinator"), job=job)
    job_cancel(actor=asker, job=job)
    assert run_pending_jobs() == 0
    with pytest.raises(WrongState):
        job_cancel(actor=asker, job=job)


def test_a_running_job_that_is_cancelled_ends_at_its_next_step(jobs, asker):
    reached = []

    @registry.job("test.job")
    def walk(run):
        run.progress(0, 2)
        job_cancel(actor=asker, job=Job.objects.get())
        run.progress(1, 2)
        reached.append("the rest")

    enqueue("test.job", actor=asker)
    run_pending_jobs()
    assert Job.objects.get().state == "cancelled"
    assert not reached


def test_a_job_that_is_asked_to_stop_goes_back_and_is_resumed_without_losing_an_attempt(jobs, asker):
    began = []

    @registry.job("test.job")
    def walk(run):
        began.append(1)
        run.progress(1, 2)
        run.progress(2, 2)

    enqueue("test.job", actor=asker)
    run_one(stopping=lambda: True)
    job = Job.objects.get()
    assert (job.state, job.attempts, job.interruptions) == ("waiting", 0, 1)
    run_pending_jobs()
    assert (Job.objects.get().state, len(began)) == ("done", 2)


def test_what_a_killed_worker_left_running_is_taken_up_and_what_kills_every_worker_is_given_up(jobs, asker):
    registry.job("test.job")(lambda run: None)
    job = enqueue("test.job", actor=asker)
    for number in range(steps.INTERRUPTIONS + 1):
        assert job.state == "waiting", number
        Job.objects.filter(pk=job.pk).update(state="running")
        assert take_up() == 1
        job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "interrupted")
    assert take_up() == 0


def test_a_job_that_gets_further_each_time_is_never_given_up_and_one_that_only_starts_again_is(jobs, asker):
    reached = []

    def work(run):
        for number in range(run.job.total or steps.INTERRUPTIONS * 3):
            run.progress(number, steps.INTERRUPTIONS * 3)

    registry.job("test.job")(work)
    enqueue("test.job", actor=asker)
    while Job.objects.get().state == "waiting":
        further = len(reached) + 1
        left = iter([False] * further + [True])
        run_one(stopping=lambda left=left: next(left))
        reached.append(Job.objects.get().done)
        if further == steps.INTERRUPTIONS * 2:
            break
    assert reached == list(range(1, steps.INTERRUPTIONS * 2 + 1))
    assert Job.objects.get().interruptions == 1
    for _ in range(steps.INTERRUPTIONS):
        assert Job.objects.get().state == "waiting"
        run_one(stopping=lambda: True)
    assert (Job.objects.get().state, Job.objects.get().done) == ("failed", reached[-1])


def test_the_job_that_waits_longest_comes_first(jobs, asker):
    order = []
    registry.job("test.job")(lambda run, one: order.append(one))
    for number in range(3):
        enqueue("test.job", actor=asker, one=number)
    first = Job.objects.get(arguments={"one": "0"})
    Job.objects.filter(pk=first.pk).update(next_attempt_at=timezone.now() + timedelta(hours=1))
    run_pending_jobs()
    assert order == ["1", "2"]


def test_the_wait_never_grows_beyond_an_hour():
    known = registry.Registered("test", lambda: None, 50, timedelta(seconds=5))
    assert [known.backoff(n).total_seconds() for n in (1, 2, 3)] == [5, 10, 20]
    assert known.backoff(500) == timedelta(hours=1)


def test_what_recurs_is_asked_for_once_in_its_interval_and_only_when_there_is_something_to_do(jobs):
    ran, anything = [], []
    registry.every(timedelta(hours=1), when=lambda: bool(anything))(
        registry.job("test.hourly")(lambda run: ran.append(1))
    )
    assert steps.ask_for_what_recurs() == 0
    anything.append(1)
    assert steps.ask_for_what_recurs() == 1
    assert steps.ask_for_what_recurs() == 0
    run_pending_jobs()
    Schedule.objects.update(next_at=timezone.now())
    assert steps.ask_for_what_recurs() == 1
    assert ran == [1]


def test_the_house_itself_publishes_a_checkpoint_each_day():
    assert registry.RECURRING["audit.checkpoint.publish"].interval == timedelta(days=1)
    assert "notifications.notification.send" in registry.RECURRING


def test_the_newest_job_of_a_record_is_found(jobs, asker):
    registry.job("test.job")(lambda run: None)
    about = worlds.body()
    enqueue("test.job", actor=asker, obj=about)
    second = enqueue("test.job", actor=asker, obj=about)
    assert job_of("test.job", about) == second
    assert job_of("test.job", worlds.body()) is None


def test_a_second_worker_refuses_to_start():
    with WorkerLock() as lock:
        assert lock.held()
        with pytest.raises(AlreadyRunning), WorkerLock():
            pytest.fail("two workers")
    with WorkerLock():
        pass


@pytest.mark.django_db(transaction=True)
def test_the_log_is_sealed_while_a_job_runs_and_a_stop_lets_it_be_resumed(jobs, asker):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("threads see different databases in memory; tests/crash runs the worker on a file")
    stop, sealed = threading.Event(), []

    @registry.job("test.job")
    def wait_for_the_seal(run):
        record(System("test"), "test.event.written")
        for _step in range(200):
            if not Unsealed.objects.exists():
                sealed.append(1)
                break
            threading.Event().wait(0.05)
        stop.set()
        run.progress(1, 2)
        pytest.fail("it went on")

    enqueue("test.job", actor=asker)
    work(stop, every=0.05)
    job = Job.objects.get()
    assert sealed
    assert (job.state, job.interruptions) == ("waiting", 1)
    assert not Unsealed.objects.exists()
