"""Commands that run the house: migrate, worker, serve. Loaded after Django is set up (``zotim.__main__``)."""

import logging
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from rich.console import Console

console = Console()


class OfUse(logging.Filter):
    """Leaves out granian's warning of more than two threads a core: ours wait for the database, they don't compute."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is for whoever runs the site."""
        return not record.getMessage().startswith("Configuration allows spawning")


LOG = {
    "filters": {"of_use": {"()": f"{__name__}.OfUse"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "INFO", "propagate": False, "filters": ["of_use"]}},
}


def migrate() -> None:
    """Bring the database to this version, and put its guards in place. Not one that another version made."""
    from zotim.config import checks, trouble

    if found := checks.of_another_version():
        print(f"{found.what} {found.todo}", file=sys.stderr)
        sys.exit(trouble.CODE)
    call_command("migrate", verbosity=0, interactive=False)
    console.print("The database is up to date.")


def worker(
    once: Annotated[bool, typer.Option(help="Do what waits, then stop.")] = False,
    every: Annotated[float, typer.Option(help="Seconds between looks.")] = 1.0,
) -> None:
    """Run jobs and seal the log, until stopped. One worker for each installation; a second one refuses."""
    from zotim.config import startup, trouble
    from zotim.core.access.privileges import Part
    from zotim.core.audit.services import seal
    from zotim.core.jobs.lock import AlreadyRunning
    from zotim.core.jobs.steps import run_pending_jobs
    from zotim.core.jobs.worker import work
    from zotim.core.sealing.services import SealingError, tombstones_replay

    trouble.stop_unless_ready()
    startup.refuse(Part.WORKER)
    try:
        gone = tombstones_replay()  # a destruction that a crash interrupted, or a key that a restore brought back
    except SealingError as error:
        console.print(f"The keys aren't as they should be: {error}", style="red", markup=False)
        sys.exit(1)
    if gone:
        console.print(f"{gone} keys with a tombstone were destroyed again.")
    if once:
        console.print(f"{run_pending_jobs()} jobs run, {seal()} events sealed.")
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        work(stop, every)
    except AlreadyRunning:
        console.print("Another worker of this installation runs. One is enough; this one stops.", style="red")
        sys.exit(1)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 for any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(help="Processes.")] = 1,
    threads: Annotated[int, typer.Option(help="Threads of each process; each holds a database connection.")] = 8,
) -> None:
    """Serve the site with granian. In front of it stands a proxy that ends TLS."""
    from granian.constants import Interfaces
    from granian.server import Server

    from zotim.config import startup, trouble
    from zotim.core.access.privileges import Part
    from zotim.web import ports

    trouble.stop_unless_ready()
    startup.refuse(Part.WEB)
    connection.close()  # the server's processes open their own
    if reason := ports.why_not(host, port):
        print(reason, file=sys.stderr)
        sys.exit(trouble.CODE)
    port = ports.chosen(host, port)
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # whitenoise complains without it, though it asks the finders
    if not settings.ZOTIM_INSECURE and host not in ("127.0.0.1", "localhost", "::1"):
        console.print("Listening beyond this machine: put a proxy with TLS in front.", style="yellow")
    Server(
        "zotim.config.wsgi:application", address=host, port=port, workers=workers, interface=Interfaces.WSGI,
        blocking_threads=threads, log_access=False, log_dictconfig=LOG,
    ).serve()  # fmt: skip


def check(deploy: Annotated[bool, typer.Option("--deploy", help="Also what matters in production.")] = False) -> None:
    """Look whether settings, database and guards are as they should be. Exits 1 when they aren't.

    That the database doesn't answer is such a finding too.
    """
    from zotim.config import checks

    found = [*checks.findings(deploy), *checks.of_django(deploy)]
    for finding in found:
        console.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    if checks.failed(found, deploy):
        sys.exit(1)
    console.print("Nothing else to say." if found else "All is as it should be.")
