"""A database that can't be used ends every command in a sentence and a code, never in a traceback."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection, transaction

from zotim.config import checks, trouble

ROOT = Path(__file__).parents[2]
NEEDS_POSTGRESQL = {"database"}
"""On SQLite these say that there is nothing to do."""


def every_command(tmp_path, database):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
    clean |= {"ZOTIM_HOME": str(tmp_path), "ZOTIM_DATABASE": database, "ZOTIM_DESKS": "all"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.config.every_command"], cwd=tmp_path, env=clean | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]


def a_closed_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.mark.once
def test_every_command_says_that_the_database_doesnt_answer(tmp_path):
    found = every_command(tmp_path, f"postgresql://nobody:x@127.0.0.1:{a_closed_port()}/nothing")
    assert {"administrator", "audit verify", "backup", "migrate", "search rebuild", "serve", "worker"} <= {
        name for name, *_ in found
    }
    for name, code, broke, said in found:
        assert (code, broke) == (1 if name == "check" else trouble.CODE, None), (name, said)
        assert "The database doesn't answer: " in said, name
        assert "ZOTIM_DATABASE" in said, name


@pytest.mark.once
def test_every_command_says_that_the_database_isnt_migrated(tmp_path):
    for name, code, broke, said in every_command(tmp_path, f"sqlite:///{tmp_path}/empty.sqlite3"):
        if name == "migrate" or name.split()[0] in NEEDS_POSTGRESQL:
            assert (code, broke) == (0, None), (name, said)
            continue
        assert code != 0, name
        assert broke is None, name
        assert "no such file" in said if name == "restore" else "database is empty" in said.lower(), (name, said)


def raised(error, cause=None):
    error.__cause__ = cause
    return error


class NoRight(Exception):
    sqlstate = checks.NO_RIGHT


@pytest.mark.django_db
class TestWithADatabaseThatIsThere:
    def test_a_role_without_the_right_is_told_so(self):
        said = trouble.sentence(raised(ProgrammingError("permission denied for table audit_event\nHINT"), NoRight()))
        assert said.startswith("The database refuses this role: permission denied for table audit_event.")

    def test_a_lock_that_never_came_is_told(self):
        assert "database is locked" in trouble.sentence(OperationalError("database is locked"))

    def test_a_fault_of_the_program_keeps_its_trace(self):
        assert trouble.sentence(IntegrityError("twice")) is None
        assert trouble.sentence(KeyError("x")) is None


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="roles are PostgreSQL's")
def test_what_postgresql_itself_refuses_is_told():
    with pytest.raises(ProgrammingError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT rolpassword FROM pg_authid")
    assert trouble.sentence(refused.value).startswith("The database refuses this role: permission denied")
