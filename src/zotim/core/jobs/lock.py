"""One worker for each installation: a second one refuses to start.

On PostgreSQL an advisory lock, held by a connection of its own; on SQLite a lock on a file. Both end with the process,
however it ends.
"""

from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError, connection

from zotim.core import locks

KEY = 0x7A6F74696D6A6F62
"""PostgreSQL's advisory lock of the worker ("zotimjob")."""


class AlreadyRunning(RuntimeError):
    """Another worker of this installation runs."""


class WorkerLock:
    """``with WorkerLock() as lock``: held inside. Raises :class:`AlreadyRunning`."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None
        self._connection: Any = None

    def __enter__(self) -> "WorkerLock":
        if connection.vendor == "postgresql":
            self._connection = connection.copy()
            with self._connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
                taken = bool(cursor.fetchone()[0])
        else:
            self._file = locks.take(Path(settings.ZOTIM_HOME) / "worker.lock")
            taken = self._file is not None
        if not taken:
            self.__exit__()
            raise AlreadyRunning("another worker of this installation runs")
        return self

    def held(self) -> bool:
        """Whether it is still ours: PostgreSQL lets go of it when the connection breaks."""
        if self._connection is None:
            return self._file is not None
        try:
            with self._connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return False
        return True

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._file is not None:
            self._file.close()
            self._file = None
