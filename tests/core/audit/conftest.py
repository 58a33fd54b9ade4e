"""A log of our own for each test, with keys of its own, and the means to tamper with it."""

import contextlib

import pytest
from django.db import connection

from zotim.core import guards
from zotim.core.audit import services


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.ZOTIM_HOME, settings.ZOTIM_KEYS = tmp_path, tmp_path / "keys"


@pytest.fixture
def who():
    return services.System("worker")


@pytest.fixture
def log(db, who):
    """Writes events, and seals them."""

    def write(count=5, seal=True):
        made = [
            services.record(who, "register.commitment.added", object_type="register.commitment", details={"n": n})
            for n in range(count)
        ]
        if seal:
            services.seal()
        return made

    return write


@pytest.fixture
def tamper():
    """Run SQL as somebody would who owns the database: guards and checks out of the way, and back afterwards."""

    @contextlib.contextmanager
    def unguarded():
        connection.check_constraints()
        guards.drop(connection)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints = ON")
            yield cursor
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
        guards.install(connection)

    def run(*statements):
        with unguarded() as cursor:
            for statement, parameters in statements:
                cursor.execute(statement, parameters)

    return run
