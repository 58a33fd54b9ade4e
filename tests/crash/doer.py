"""A process that starts once and then forks a child for each thing to do, so that many moments of death are cheap.

Reads lines ``WHAT FILE`` from standard input; answers ``pid NUMBER``, and ``ended STATUS`` when that child is gone.
A child writes what was acknowledged to FILE, a line each, as soon as a service has returned.
"""

import hashlib
import json
import os
import sys
import threading
import time
import traceback
from datetime import date, timedelta
from pathlib import Path

import django
from django.db import connections

from tests.crash import content_deeds
from tests.crash.deeds import BEGUN, acknowledge, somebody

STEPS = 8
ROWS = 12
"""Obligations in a file that is loaded."""


def prepare(to: int) -> None:
    """An installation with people, and a register that a report can tell of; and each kind of work once, so that what
    is loaded at the first use is there in each child: a moment shall lie within the work.

    Not in a child, so nothing here starts a thread, and the connection is closed before the next fork.
    """
    from tests import worlds

    ministry = worlds.body()
    analyst, coordinator = worlds.user("analyst"), worlds.user("coordinator")
    focal = worlds.actor("focal_point", ministry)
    from zotim.core.access.actor import actor_of
    from zotim.register import services

    commitment = worlds.commitment(actor_of(analyst), ministry)
    piece = worlds.evidence(focal, worlds.measure(focal, commitment))
    services.evidence_open(actor=actor_of(coordinator), evidence=piece)
    services.evidence_review(actor=actor_of(coordinator), evidence=piece, accepted=True)
    take_in(actor_of(analyst), "prepared")
    load("instruments.json")
    load("crash.csv", obligations(os.urandom(8).hex()))
    enter_and_remind(actor_of(analyst))
    content_deeds.bank_make()
    acknowledge(to, "ready")
    connections.close_all()


def take_in(actor, mark: str):
    from tests import worlds
    from zotim.register import services
    from zotim.vocabulary import Classification, Language

    return services.document_import(
        actor=actor, data=f"{worlds.STATEMENT}\n{mark}".encode(), name="statement.txt", title="بيان", source=mark,
        language=Language.ARABIC, dated_on=date(2026, 11, 12), classification=Classification.PUBLIC,
    )  # fmt: skip


def imports(to: int) -> None:
    """Statements come in, one after the other."""
    actor = somebody("analyst")
    acknowledge(to, BEGUN)
    while True:
        acknowledge(to, str(take_in(actor, f"import {os.urandom(8).hex()}").pk))


def load(name: str, data: bytes | None = None) -> None:
    from zotim.core.audit.services import System
    from zotim.register import services

    services.library_install(actor=System("crash"), name=name, data=data)


def obligations(mark: str) -> bytes:
    """A file of them, of which all rows begin with the same mark."""
    from zotim.formats.records import write_csv
    from zotim.register import exchange

    plain = {"instrument": "ECHR", "kind": "obligation", "line_of_effort": "legislation", "summary": "x"}
    rows = [{**dict.fromkeys(exchange.COLUMNS, ""), **plain, "id": f"{mark}-{n}"} for n in range(ROWS)]
    return write_csv(exchange.COLUMNS, rows)


def library(to: int) -> None:
    """Files of obligations are loaded, one after the other."""
    acknowledge(to, BEGUN)
    while True:
        mark = os.urandom(8).hex()
        load("crash.csv", obligations(mark))
        acknowledge(to, mark)


def enter_and_remind(actor) -> str:
    from django.utils import timezone

    from zotim.core.texts import Translated
    from zotim.register.duties.services.entries import duty_add
    from zotim.register.duties.services.reminders import remind

    title, today = Translated.of("en", "Plenary"), timezone.localdate()
    duty = duty_add(actor=actor, title=title, kind="plenary", first_on=today + timedelta(days=7))
    remind(today)
    return str(duty.pk)


def reminding(to: int) -> None:
    """Duties are entered that are due in a week, one after the other, and people are reminded of each."""
    actor = somebody("analyst")
    acknowledge(to, BEGUN)
    while True:
        acknowledge(to, enter_and_remind(actor))


def sealing(to: int) -> None:
    """One writes events, another seals them, as fast as they can."""
    from zotim.core.audit.services import System, record, seal

    def seal_on() -> None:
        while True:
            seal(50)

    threading.Thread(target=seal_on, daemon=True).start()
    acknowledge(to, BEGUN)
    while True:
        acknowledge(to, str(record(System("crash"), "crash.event.written").pk))


MET = "met"
"""A line for each job that a kill met while it ran; it waits to be taken up."""
OPEN = 3
"""So many jobs or reports are kept waiting, so that a worker finds work at every moment of its death."""


def tell_what_was_met(to: int) -> None:
    from zotim.core.jobs.models import Job

    for _ in range(Job.objects.filter(state="running").count()):
        acknowledge(to, MET)


def still_open(name: str) -> int:
    from zotim.core.jobs.models import Job

    return Job.objects.filter(name=name, state__in=["waiting", "running"]).count()


def ask_for_jobs(to: int) -> None:
    """Jobs are asked for; what is acknowledged has to be done, once."""
    from zotim.core.jobs.services import enqueue

    tell_what_was_met(to)
    for _ in range(3 * OPEN - still_open("crash.import")):  # one is soon done
        acknowledge(to, str(enqueue("crash.import", actor=somebody("analyst"), mark=os.urandom(8).hex()).pk))


def ask_for_reports(to: int) -> None:
    """Reports are asked for; each that is acknowledged has to have all its files."""
    from django.utils import timezone

    from zotim.core.texts import Translated
    from zotim.register.reports.jobs import RENDER
    from zotim.register.reports.services.reports import report_make
    from zotim.vocabulary import Classification

    tell_what_was_met(to)
    title = Translated.of("sq", "Gjendja", en="Standing", ar="الوضع")
    for _ in range(OPEN - still_open(RENDER)):
        made = report_make(
            actor=somebody("coordinator"), title=title, moment=timezone.now(), classification=Classification.PUBLIC
        )
        acknowledge(to, str(made.pk))


def register_job() -> None:
    from zotim.core.jobs.registry import job
    from zotim.register.models import Document

    @job("crash.import", retries=20, wait=timedelta(milliseconds=10))
    def import_many(run, mark: str) -> None:
        for number in range(STEPS):
            run.progress(number, STEPS)
            source = f"{mark} {number}"
            if not Document.objects.filter(source=source).exists():
                take_in(somebody("analyst"), source)
        run.progress(STEPS, STEPS)

    @job("crash.sealed", retries=0)
    def wait_for_the_seal(run) -> None:
        """Goes on only once what it wrote is sealed, which somebody has to do beside it."""
        from zotim.core.audit.models import Seal
        from zotim.core.audit.services import System, record

        event, begun = record(System("crash"), "crash.event.written"), time.monotonic()
        while not Seal.objects.filter(event_id=event.pk).exists():
            if time.monotonic() - begun > 20:
                raise TimeoutError
            threading.Event().wait(0.02)


def ask_for_the_seal(to: int) -> None:
    from zotim.core.audit.services import System
    from zotim.core.jobs.services import enqueue

    acknowledge(to, str(enqueue("crash.sealed", actor=System("crash")).pk))


def second(to: int) -> None:
    """A second worker tries to start beside the first."""
    from zotim.core.jobs.lock import AlreadyRunning, WorkerLock
    from zotim.core.jobs.worker import work

    with WorkerLock():
        child = os.fork()
        if child == 0:
            from django.db import connections

            connections["default"].connection = None  # the parent's
            try:
                work(threading.Event())
            except AlreadyRunning:
                acknowledge(to, "refused")
            os._exit(0)
        os.waitpid(child, 0)


def working(to: int, stop: threading.Event | None = None) -> None:
    """The worker as it is deployed. PostgreSQL needs a moment to see that the one before was killed."""
    from zotim.core.jobs import steps
    from zotim.core.jobs.lock import AlreadyRunning
    from zotim.core.jobs.worker import work

    registered = steps.registered

    def registered_and_told(name: str):  # asked when a job has begun
        acknowledge(to, BEGUN)
        return registered(name)

    steps.registered = registered_and_told
    until = time.monotonic() + 10
    while True:
        try:
            return work(stop or threading.Event(), every=0.02)
        except AlreadyRunning:
            if time.monotonic() > until:
                raise


def finish(to: int) -> None:
    """A last worker, which stops by itself when nothing is left to do."""
    from zotim.core.jobs.models import Job

    stop = threading.Event()

    def watch() -> None:
        until = time.monotonic() + 60
        while Job.objects.filter(state__in=["waiting", "running"]).exists() and time.monotonic() < until:
            stop.wait(0.05)
        stop.set()

    threading.Thread(target=watch, daemon=True).start()
    working(to, stop)


def look(to: int) -> None:
    """What there is, for the test to judge."""
    from django.conf import settings

    from zotim.core.audit.models import Event, Seal
    from zotim.core.audit.services import seal
    from zotim.core.audit.verify import verify
    from zotim.core.evidence.models import File
    from zotim.core.evidence.services import file_bytes, path_of
    from zotim.core.jobs.models import Job
    from zotim.core.notifications.models import Notification
    from zotim.register.duties.models import DutyReminder
    from zotim.register.models import Document, Obligation
    from zotim.register.reports.models import Report

    while seal():
        pass
    ended = [str(pk) for pk in Event.objects.filter(verb="jobs.job.done").values_list("object_id", flat=True)]
    broken = [str(file.pk) for file in File.objects.all() if not file_bytes(file)]  # raises for a wrong hash
    kept = {path_of(file) for file in File.objects.all()}
    found = {
        path
        for path in Path(settings.MEDIA_ROOT).rglob("*")
        if path.is_file() and len(path.name) == 64 and "sealed" not in path.parts
    }
    partial = [str(p) for p in found if hashlib.sha256(p.read_bytes()).hexdigest() != p.name]
    sources = list(Document.objects.values_list("source", flat=True))
    result = verify()
    answer = {
        "ok": result.ok,
        "verify": str(result)[:500],
        "documents": [str(pk) for pk in Document.objects.values_list("pk", flat=True)],
        "without_suggestion": Document.objects.filter(suggestions=None).count(),
        "without_file": Document.objects.exclude(source="").filter(file=None).count(),
        "sources": sources,
        "events": [str(pk) for pk in Event.objects.filter(verb="crash.event.written").values_list("pk", flat=True)],
        "unsealed": Event.objects.count() - Seal.objects.count(),
        "jobs": {str(job.pk): [job.name, job.state, job.arguments, job.interruptions] for job in Job.objects.all()},
        "ended": ended,
        "obligations": list(Obligation.objects.values_list("key", flat=True)),
        "reports": {
            str(r.pk): sorted(map(list, r.files.values_list("language", "format"))) for r in Report.objects.all()
        },
        "reminders": sorted(map(str, DutyReminder.objects.filter(kind="entry").values_list("object_id", flat=True))),
        "unreminded": DutyReminder.objects.count() - Notification.objects.filter(kind="register.duty.reminded").count(),
        "missing": [str(path) for path in kept - found],
        "broken": broken,
        "partial": partial,
    }
    acknowledge(to, json.dumps(answer))


DEEDS = {
    "nothing": lambda to: None, "import": imports, "library": library, "seal": sealing, "remind": reminding,
    "content": content_deeds.reporting, "reported": content_deeds.reported, "bank": content_deeds.banking,
    "take_up": content_deeds.take_up, "banked": content_deeds.banked,
    "work": working, "finish": finish, "look": look, "ask_for_jobs": ask_for_jobs, "ask_for_reports": ask_for_reports,
    "ask_for_the_seal": ask_for_the_seal, "second": second,
}  # fmt: skip


def warm_up() -> None:
    """What is loaded at the first use, before the first fork, so that the moments fall into the work itself."""
    from django.urls import reverse
    from django.utils import translation

    import zotim.core.documents.pdf
    import zotim.register.reports.compose  # noqa: F401
    from tests import worlds
    from zotim.engines import claims
    from zotim.formats.text import read_text
    from zotim.vocabulary import Language

    reverse("home")  # reads all addresses
    for language in Language:
        with translation.override(language):
            translation.gettext("Report")  # reads the catalogue
    claims.read(read_text(worlds.STATEMENT.encode(), "statement.txt"), language=Language.ARABIC)


def main() -> None:
    django.setup()
    warm_up()
    register_job()
    for line in sys.stdin:
        what, path = line.split()
        to = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if what == "prepare":
            prepare(to)
            what = "nothing"
        child = os.fork()
        if child == 0:
            status = 1
            try:
                DEEDS[what](to)
                status = 0
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(status)
        os.close(to)
        print(f"pid {child}", flush=True)
        print(f"ended {os.waitpid(child, 0)[1]}", flush=True)


if __name__ == "__main__":
    main()
