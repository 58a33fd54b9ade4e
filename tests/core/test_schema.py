"""The tables of an app are made at once, and are those that would be made one by one."""

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.state import ProjectState

from zotim.core.schema import CreateModels, FirstMigration

pytestmark = pytest.mark.once


def firsts():
    found = MigrationLoader(None).disk_migrations.values()
    return [pytest.param(one, id=one.app_label) for one in found if isinstance(one, FirstMigration)]


@pytest.mark.parametrize("migration", firsts())
def test_a_first_migration_creates_at_once_what_it_would_create_one_by_one(migration):
    at_once, *others = migration.operations
    assert isinstance(at_once, CreateModels)
    assert not any(isinstance(one, CreateModel | AddField | AddConstraint | AddIndex) for one in others)
    made, one_by_one = ProjectState(), ProjectState()
    for one in migration.operations:
        one.state_forwards(migration.app_label, made)
    for one in migration.written:
        one.state_forwards(migration.app_label, one_by_one)
    assert made == one_by_one
    assert len(made.models) == len(at_once.operations) > 1
