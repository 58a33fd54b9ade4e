"""Pages with 100,000 commitments: p95 in process, for the centre and for limited sight, audit write included.

As many measures as commitments, ten events for each, and what else a register of that size holds (`_state.py`). Each
record is opened once: 1,000 different ones. *At the centre* everything is seen; a *focal point* sees what one body
leads, what it helps with, and what is public (here about a tenth). Before each role the connection is closed and, on
SQLite, the file is put out of the system's cache; the first call of a page is counted too. The baseline is `/health/`,
a page with no content through the same middleware. Lists are asked for with another page, order or filter each time;
page numbers are drawn from all pages, the last included. *work* is what the processor did for it in this process and,
on Linux, in the server's process if PostgreSQL runs on this machine: on a busy machine it says what is ours, where the
other times say how long it waited for others. The load of the machine stands at the head.

    python3 tasks.py bench pages [COMMITMENTS]      (default 100,000; SQLite, or ZOTIM_TEST_POSTGRES with --postgresql)
        --keep=FOLDER   keep the database, and use it again the next time
        --only=WORD     only pages whose name holds it
"""

import contextlib
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from _asked import asked
from _house import house, percentile, table
from _rooms import furnish
from _similar import recall
from _state import SEED, State, fill, filled, statement

GOAL = 100
"""Milliseconds at p95 with 100,000 commitments, 100,000 measures and a million events."""
GOALS = {"intake": 300}
"""Where another goal holds: the page that shows a suggestion beside the record."""
HEADS = ["page", "asked", "median", "p95", "longest", "work p95", "queries", "events", "goal"]


def cold(name: str) -> None:
    """Put the pages of the database out of the caches that this process can reach."""
    from django.db import connection

    connection.close()
    if name == "SQLite":
        with contextlib.suppress(AttributeError, OSError), open(connection.settings_dict["NAME"], "rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def worker(name: str) -> Callable[[], float]:
    """A clock of the milliseconds that the processor worked, here and in the server's process."""
    from django.db import connection

    served = None
    if name == "PostgreSQL":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
        with contextlib.suppress(OSError):
            served = path if path.read_text() else None

    def clock() -> float:
        return 1000 * time.process_time() + (int(served.read_text().split()[0]) / 1e6 if served else 0)

    return clock


def measure(state: State, count: int, name: str) -> list[list[str]]:
    """Both roles, the same pages, on what :func:`fill` made; answers the rows that are slower than their goal."""
    from django.conf import settings
    from django.db import connection, reset_queries
    from django.test import Client

    from zotim.config import startup
    from zotim.core.access.actor import actor_of
    from zotim.core.audit.models import Event

    startup.settle()  # as the server does
    settings.ALLOWED_HOSTS = ["testserver"]
    only = [argument.partition("=")[2] for argument in sys.argv if argument.startswith("--only=")]
    load = os.getloadavg()[0]
    print(
        f"{name}, {count:,} commitments, milliseconds in process, audit write included (seed {SEED}, load {load:.1f})"
    )
    rows: list[list[str]] = []
    for role, user in state.people.items():
        client, actor = Client(), actor_of(user)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        client.cookies["django_language"] = "en"
        for what, addresses in asked(random.Random(SEED), actor, role):  # noqa: S311
            if not addresses or (only and not any(part in what for part in only)):
                continue
            client.get("/health/")  # what is loaded once for each process
            cold(name)
            worked = worker(name)
            times, busy, before = [], [], Event.objects.count()
            for address in addresses:
                began, at = time.perf_counter(), worked()
                answer = client.get(address)
                times.append(1000 * (time.perf_counter() - began))
                busy.append(worked() - at)
                if answer.status_code != 200:
                    sys.exit(f"{address}: {answer.status_code}")
            logged = (Event.objects.count() - before) / len(addresses)
            connection.force_debug_cursor = True
            reset_queries()
            client.get(addresses[-1])
            queries = len(connection.queries)
            connection.force_debug_cursor = False
            figures = [percentile(times, 0.5), percentile(times, 0.95), max(times), percentile(busy, 0.95)]
            goal = next((ms for word, ms in GOALS.items() if what.startswith(word)), GOAL)
            row = [f"{role}: {what}", str(len(addresses)), *(f"{one:,.1f}" for one in figures)]
            rows.append([*row, str(queries), f"{logged:.1f}", str(goal)])
            if sys.stderr.isatty() or "--progress" in sys.argv:
                slowest = addresses[times.index(max(times))]
                print("  ".join(rows[-1]), slowest, file=sys.stderr, flush=True)
    table(HEADS, rows)
    return [row for row in rows if float(row[3].replace(",", "")) > float(row[-1])]


def intake(state: State) -> None:
    """Statements that wait at the door: put in by the service, read by the engine, and compared with the record."""
    from zotim.core.access.actor import actor_of
    from zotim.register import services
    from zotim.vocabulary import Classification, Language

    draw, took = random.Random(SEED), []  # noqa: S311
    for number in range(20):
        began = time.perf_counter()
        services.document_add(
            actor=actor_of(state.people["coordinator"]), title=f"New statement {number}", language=Language.ENGLISH,
            text=statement(draw, 10), dated_on=None, classification=Classification.INTERNAL,
        )  # fmt: skip
        took.append(1000 * (time.perf_counter() - began))
    print(f"a statement of ten promises put in, read and compared: median {percentile(took, 0.5):,.0f} ms")


def main() -> None:
    """Fill a database that goes away, and measure."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    count = int(numbers[0]) if numbers else 100_000
    keep = next((Path(one.partition("=")[2]) for one in sys.argv if one.startswith("--keep=")), None)
    with house(os.environ["ZOTIM_TEST_POSTGRES"] if "--postgresql" in sys.argv else None, keep) as name:
        kept = filled()
        if kept:
            count, state = kept
        else:
            state = fill(count, lambda line: print(line, file=sys.stderr, flush=True))
            furnish(count, state)
            intake(state)
        if not any(one.startswith("--only=") for one in sys.argv):
            recall(state)
        slow = measure(state, count, name)
        print("\nSlower than its goal at p95:" if slow else "\nNothing is slower than its goal at p95.")
        for row in slow:
            print(f"  {row[0]}: {row[3]} ms, goal {row[-1]} ms")


if __name__ == "__main__":
    main()
