"""What every test stands on."""

import gc
import os
import random

import pytest
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings

from tests import databases
from zotim.core import guards, prepared

settings.register_profile("zotim", deadline=None)  # no test asks how long something takes
settings.load_profile("zotim")
prepared.compared = True
"""A question that isn't what is kept of it fails the test that asks it."""

SEEDS = {
    "ZOTIM_CRASH_SEED": "moments of kill -9",
    "ZOTIM_API_SEED": "calls of the API",
}
"""What differs from run to run (tests/crash, tests/web/test_api_described.py), by the setting that fixes it."""

for _name in SEEDS:
    os.environ.setdefault(_name, str(random.SystemRandom().randrange(10**6)))


def pytest_report_header() -> list[str]:
    """With which seeds this run was made, so that it can be made again."""
    return [f"{what}: {name}={os.environ[name]}" for name, what in SEEDS.items()]


def pytest_collection_finish() -> None:
    """What was imported stays until the end: looking through it for garbage again and again took a seventh of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def own_database(django_db_setup, django_db_blocker):
    """The tests' database is there to be copied: pytest makes it only where one of the chosen tests works in it."""
    made = None
    if connection.settings_dict["NAME"] == databases.DEPLOYED:
        with django_db_blocker.unblock():
            made = setup_databases(verbosity=0, interactive=False)
    yield
    if made:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture
def migrated_file(tmp_path, own_database, django_db_blocker):
    """The address of an SQLite file for processes of a test's own: a copy of the tests' database."""
    if connection.vendor != "sqlite":
        pytest.skip("asked of a file, and this run is on a server")
    with django_db_blocker.unblock():
        return databases.make(str(tmp_path / "zotim.sqlite3"), migrated=True)


@pytest.fixture(autouse=True)
def _guards_step_aside_for_the_flush(request):
    """A test with real commits ends in a flush, which guarded tables refuse; ``migrate``'s signal puts them back."""
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not commits and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    guards.drop(connection)
