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
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from _house import house, percentile, table
from _similar import recall
from _state import SEED, State, fill, filled, statement

RECORDS, LISTS, HOMES = 1_000, 100, 50
GOAL = 100
"""Milliseconds at p95 with 100,000 commitments, 100,000 measures and a million events."""
GOALS = {"intake": 300}
"""Where another goal holds: the page that shows a suggestion beside the record."""
HEADS = ["page", "asked", "median", "p95", "longest", "work p95", "queries", "events", "goal"]
ORDERS = ("reference", "-reference", "due_on", "-due_on", "line_of_effort", "-line_of_effort", "")
GLYPHS = ("promised", "under_way", "said", "proven", "late")
EVERYWHERE = ("train", "soldiers", "kalana", "trajno")
"""Words of every third record."""


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


def asked(draw: random.Random, actor: Any, centre: bool) -> Iterator[tuple[str, list[str]]]:
    """Each kind of page with the addresses that are asked for, as far as the role opens it."""
    from django.urls import reverse
    from django.utils import timezone

    from zotim.core.people.models import Organisation
    from zotim.register import selectors
    from zotim.register.data_calls import selectors as calls
    from zotim.register.models import Document
    from zotim.register.selectors import library
    from zotim.vocabulary import LineOfEffort

    seen = list(selectors.commitments(actor).values_list("pk", flat=True))
    records = draw.sample(seen, min(RECORDS, len(seen)))
    listed, pages = reverse("commitments"), max(1, len(seen) // 25)
    bodies = list(Organisation.objects.values_list("pk", flat=True))
    yesterday = timezone.localdate() - timedelta(days=1)

    def page(share: int = 1) -> str:
        return f"page={draw.randint(1, max(1, pages // share))}"

    def of(choices: Any) -> Any:
        return draw.choice(list(choices))

    def some(make: Callable[[], str], times: int = LISTS) -> list[str]:
        return [f"{listed}?{make()}" for _ in range(times)]

    yield "health (nothing but the middleware)", ["/health/"] * LISTS
    yield f"home ({len(seen):,} in sight)", [reverse("home")] * HOMES
    yield f"record, {len(records)} different", [reverse("commitment", args=[pk]) for pk in records]
    yield "record as of a day", [f"{reverse('commitment', args=[pk])}?as_of={yesterday}" for pk in records[:LISTS]]
    yield "list, other page and order each time", some(lambda: f"{page()}&sort={of(ORDERS)}")
    yield "list, the last page", [f"{listed}?page={pages + 1}&sort={order}" for order in ORDERS]
    yield "list, by where it stands", some(lambda: f"standing={of(GLYPHS)}&{page(4)}&sort={of(ORDERS)}")
    yield "list, by line of effort", some(lambda: f"line_of_effort={of(LineOfEffort)}&{page(8)}&sort={of(ORDERS)}")
    yield "list, by state", some(lambda: f"state=active&{page()}&sort={of(ORDERS)}")
    yield "list, by body", some(lambda: f"lead={of(bodies)}&{page(12)}&sort={of(ORDERS)}")
    yield "list, by day", some(lambda: f"due_from=2026-0{draw.randint(1, 9)}-01&due_until=2027-06-30&{page(4)}")
    titles = [one.title.texts["en"].split() for one in selectors.commitments(actor).filter(pk__in=records[:200])]

    def words() -> str:
        """Three words of some record, as somebody remembers it, the last begun only."""
        title = of(titles)
        return f"q={title[0]}+{title[2]}+{title[-1][:4]}"

    yield "list, words of a record looked for", some(words)
    yield "list, a word of every third record", some(lambda: f"q={of(EVERYWHERE)}&{page(50)}")
    yield (
        "list, several filters",
        some(lambda: f"{words()}&standing={of(GLYPHS)}&line_of_effort={of(LineOfEffort)}&state=active"),
    )
    yield "search, words of a record", [f"{reverse('search')}?{words()}" for _ in range(HOMES)]
    yield "search, a word of every third record", [f"{reverse('search')}?q={word}" for word in EVERYWHERE]
    matrix = max(1, library.obligations(actor).count() // 25)
    yield "matrix", [f"{reverse('matrix')}?page={draw.randint(1, matrix)}" for _ in range(HOMES)]
    obligations = list(library.obligations(actor).values_list("pk", flat=True)[:LISTS])
    yield "obligation", [reverse("obligation", args=[pk]) for pk in obligations]
    yield (
        "data calls",
        [f"{reverse('calls')}?page={draw.randint(1, 8)}&sort={of(('due_on', ''))}" for _ in range(HOMES)],
    )
    yield "data call", [reverse("call", args=[one.pk]) for one in calls.calls(actor)[:HOMES]]
    if centre:
        new = Document.objects.filter(reference__startswith="ZOT").order_by("pk")
        yield (
            "intake: a suggestion beside the record",
            [
                f"{reverse('document', args=[document.pk])}?suggestion={one.pk}"
                for document in new
                for one in document.suggestions.filter(state="open")
            ][:LISTS],
        )


def measure(state: State, count: int, name: str) -> list[list[str]]:
    """Both roles, the same pages, on what :func:`fill` made; answers the rows that are slower than their goal."""
    from django.conf import settings
    from django.db import connection, reset_queries
    from django.test import Client

    from zotim.core.access.actor import actor_of
    from zotim.core.audit.models import Event

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
        for what, addresses in asked(random.Random(SEED), actor, role == "coordinator"):  # noqa: S311
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
            intake(state)
        if not any(one.startswith("--only=") for one in sys.argv):
            recall(state)
        slow = measure(state, count, name)
        print("\nSlower than its goal at p95:" if slow else "\nNothing is slower than its goal at p95.")
        for row in slow:
            print(f"  {row[0]}: {row[3]} ms, goal {row[-1]} ms")


if __name__ == "__main__":
    main()
