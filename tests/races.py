"""Two people at once, on PostgreSQL: a second one with a connection of their own, while the first hasn't committed."""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection, connections, transaction

from tests import roles

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")


class Other:
    """Somebody else at the same time: a thread with a connection of its own, as the site's role."""

    def __init__(self, role, work):
        self.role, self.work, self.error, self.pid = role, work, None, threading.Event()
        self.backend = 0
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{self.role}"')
                cursor.execute("SELECT pg_backend_pid()")
                self.backend = cursor.fetchone()[0]
            self.pid.set()
            self.work()
        except Exception as error:  # told to the test
            self.error = error
        finally:
            connections.close_all()

    def waits(self):
        """Whether it came to wait for a lock of ours, rather than to its end."""
        assert self.pid.wait(20)
        with connection.cursor() as cursor:
            while self.thread.is_alive():
                cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", [self.backend])
                if cursor.fetchone()[0]:
                    return True
                self.thread.join(0.01)
        return False


@contextmanager
def meanwhile(role, first, second):
    """*first* is done and not committed yet, when *second* begins; inside, the two are where they are then."""
    other = Other(role, second)
    try:
        with roles.becoming(role), transaction.atomic():
            first()
            other.thread.start()
            yield other
    finally:
        if other.thread.ident:
            other.thread.join(20)
    assert not other.thread.is_alive()
