"""The database as one file, and back: SQLite by its backup API, PostgreSQL by its own tools."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

SQLITE, POSTGRESQL = "sqlite", "postgresql"
OPEN_WALLS = "zotim.definer=on"
"""Row-level security is forced on the owner too: this lets the owner's own dump see every row (core.access.walls)."""


class DumpError(Exception):
    """The database couldn't be dumped or brought back; the message says why and what to do."""


def is_empty() -> bool:
    """Whether the database holds no table at all."""
    return not connection.introspection.table_names()


def dump(path: Path) -> dict[str, int]:
    """Write the database to *path*, as of one moment; answers the number of rows of each table at that moment."""
    return _dump_sqlite(path) if connection.vendor == SQLITE else _dump_postgresql(path)


def load(path: Path) -> None:
    """Fill the empty database from a dump: all of it, or it stays empty. Raises DumpError."""
    if connection.vendor == SQLITE:
        _load_sqlite(path)
    else:
        _load_postgresql(path)


def rows() -> dict[str, int]:
    """The number of rows of each table now."""
    if connection.vendor == SQLITE:
        connection.ensure_connection()
        return _rows_sqlite(connection.connection)
    with _snapshot() as (_, counts):
        return counts


# SQLite


def _rows_sqlite(database: sqlite3.Connection) -> dict[str, int]:
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608


def _dump_sqlite(path: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        return _rows_sqlite(copy)


def _load_sqlite(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as dumped:
            found = dumped.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise DumpError(f"the dump isn't a database of SQLite ({error})") from error
    if found != "ok":
        raise DumpError(f"the dump is damaged: {found}")
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    for suffix in ("-wal", "-shm"):  # of the empty database that goes
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    draft = target.with_name(target.name + ".restoring")
    shutil.copyfile(path, draft)
    with open(draft, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(draft, target)


# PostgreSQL


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise DumpError(f"{name} isn't installed here: apt-get install postgresql-client, then try again")
    return found


def _run(tool: str, *arguments: str, options: str = "") -> None:
    settings = connection.settings_dict
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    # By the environment: what stands on a command line can be read by everybody on the machine.
    environment = os.environ | {name: str(settings[key]) for name, key in named.items() if settings.get(key)}
    if options:
        environment["PGOPTIONS"] = options
    done = subprocess.run([_tool(tool), *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DumpError(f"{tool}: {done.stderr.strip() or f'exit {done.returncode}'}")


@contextmanager
def _snapshot() -> Iterator[tuple[str, dict[str, int]]]:
    """One moment of the database, under a name that pg_dump can take up, with its counts of rows."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        other.execute("SELECT set_config('zotim.definer', 'on', true)")
        ((name,),) = other.execute("SELECT pg_export_snapshot()").fetchall()
        tables = other.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
        ).fetchall()
        counts = {}
        for (table,) in tables:
            ((counts[table],),) = other.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            ).fetchall()
        yield name, counts
        other.execute("ROLLBACK")


def _dump_postgresql(path: Path) -> dict[str, int]:
    with _snapshot() as (name, counts):
        _run(
            "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--enable-row-security",
            f"--snapshot={name}", f"--file={path}", options=f"-c {OPEN_WALLS}",
        )  # fmt: skip
    return counts


def _load_postgresql(path: Path) -> None:
    connection.close()
    _run(
        "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
        f"--dbname={connection.settings_dict['NAME']}", str(path),
    )  # fmt: skip
