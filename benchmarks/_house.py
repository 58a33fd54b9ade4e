"""What the benchmarks share: a database of their own that goes away, times, and a plain table."""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def house(database: str | None = None, keep: Path | None = None) -> Iterator[str]:
    """Django on an empty, migrated database: SQLite in a folder that goes away, or a fresh one beside *database*.

    One for each process, since settings are read once. Answers what it is called in the output. With *keep*, a folder,
    nothing goes away: a later run with the same folder finds the database as it was left, brought up to date.
    """
    with contextlib.ExitStack() as stack:
        home = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zotim-bench-")))
        home.mkdir(parents=True, exist_ok=True)
        home = home.resolve()
        os.environ |= {
            "ZOTIM_HOME": str(home),
            "ZOTIM_INSECURE": "1",
            "DJANGO_SETTINGS_MODULE": "zotim.config.settings",
        }
        os.environ["ZOTIM_DATABASE"] = database or f"sqlite:///{home}/bench.sqlite3"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        if database:
            name = _named(home) if keep else f"zotim_bench_{os.getpid()}"
            with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
                if not cursor.fetchone():
                    cursor.execute(f"CREATE DATABASE {name}")
            connection.close()
            connection.settings_dict["NAME"] = name
        try:
            call_command("migrate", verbosity=0, interactive=False)
            yield "PostgreSQL" if database else "SQLite"
        finally:
            connection.close()
            if database and not keep:
                with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
                    cursor.execute(f"DROP DATABASE {name}")


def _named(home: Path) -> str:
    """The database that belongs to a kept folder."""
    return f"zotim_bench_{sha256(str(home).encode()).hexdigest()[:12]}"


def seconds(work: Callable[[], Any]) -> float:
    """How long *work* takes, on the wall clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def percentile(values: list[float], share: float) -> float:
    """The value below which *share* of *values* lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _printed(line: str) -> None:
    print(line, flush=True)


def table(heads: list[str], rows: list[list[str]], write: Callable[[str], object] = _printed) -> None:
    """Print rows under heads (or hand each line to *write*); the first column to the left, the others to the right."""
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    for row in [heads, ["-" * width for width in widths], *rows]:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        write("  ".join(cells))


def rate(count: int, took: float) -> str:
    """So many a second."""
    return f"{count / took:,.0f}/s"
