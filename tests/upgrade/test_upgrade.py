"""An installation with data of an earlier release comes to this one: nothing is lost, and it is guarded as before."""

import json
import os
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tests import databases
from tests.upgrade import journey

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path, own_database, django_db_blocker):
    """Makes a database of the make that these tests run on, empty or migrated, and answers its address."""
    name = str(tmp_path / "old.sqlite3") if connection.vendor == "sqlite" else f"zotim_upgrade_{os.getpid()}"
    with django_db_blocker.unblock():
        yield partial(databases.make, name)
        databases.drop(name)


@pytest.fixture
def empty_database(database):
    return database(migrated=False)


def travel(database: str, home: Path, *journey: str) -> dict:
    """One journey (a module, and what it takes) in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
    clean |= {"ZOTIM_HOME": str(home), "ZOTIM_DATABASE": database, "ZOTIM_DESKS": "all", "ZOTIM_INSECURE": "1"}
    clean |= {"DJANGO_SETTINGS_MODULE": "zotim.config.settings", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *journey],
        env=clean, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize("release", list(journey.releases()))
def test_an_installation_of_an_earlier_release_is_upgraded_with_its_data(release, empty_database, tmp_path):
    found = travel(empty_database, tmp_path / "home", "tests.upgrade.journey", release)
    assert found["empty"] == [], "the filler made no row of these"
    assert found["gone"] == [], "say in releases.toml why these may go"
    assert (found["altered"], found["fewer"]) == ([], [])
    assert found["guards"] == []
    assert found["findings"] == []
    assert (found["log_ok"], found["sealed"]) == (True, journey.EVENTS - 1), found["log"]


def test_every_migration_can_be_taken_back(database, tmp_path):
    found = travel(database(migrated=True), tmp_path / "home", "tests.upgrade.journey", "back")
    assert found == {"left": [], "guards": []}


def migrations():
    """Our own migrations, from the files."""
    loader = MigrationLoader(None)
    return [(key, one) for key, one in sorted(loader.disk_migrations.items()) if key[0] in labels()]


def labels():
    """Our own apps that have migrations, without asking a database."""
    from django.apps import apps

    loader = MigrationLoader(None)
    return {c.label for c in apps.get_app_configs() if c.name.startswith("zotim.") and c.label in loader.migrated_apps}


@pytest.mark.parametrize("migration", [pytest.param(one, id=".".join(key)) for key, one in migrations()])
def test_a_migration_is_reversible_or_says_why_not(migration):
    reason = getattr(import_module(migration.__module__), "IRREVERSIBLE", "")
    assert reason or all(operation.reversible for operation in migration.operations)


@pytest.mark.parametrize("label", sorted(labels()))
def test_the_migrations_of_an_app_are_one_line(label):
    graph = MigrationLoader(None).graph
    assert len(graph.leaf_nodes(label)) == 1
    for key in (key for key in graph.nodes if key[0] == label):
        assert len([parent for parent in graph.node_map[key].parents if parent.key[0] == label]) <= 1


@pytest.mark.parametrize("release", list(journey.releases()))
def test_the_migrations_of_a_release_are_still_there(release):
    found = {key for key, _ in migrations()}
    entry = {(label, name) for label, name in journey.releases()[release].items() if label != "changed"}
    assert entry <= found


@pytest.mark.once
@pytest.mark.django_db
def test_the_models_have_no_change_without_a_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    assert MigrationRecorder(connection).has_table()
