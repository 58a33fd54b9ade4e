"""The tables of an app are made at once, and are those that would be made one by one."""

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

from zotim.core.schema import CreateModels, MigrationAtOnce

pytestmark = pytest.mark.once
LOADER = MigrationLoader(None)


def at_once():
    found = LOADER.disk_migrations.values()
    return [pytest.param(one, id=f"{one.app_label}.{one.name}") for one in found if isinstance(one, MigrationAtOnce)]


@pytest.mark.parametrize("migration", at_once())
def test_a_migration_creates_at_once_what_it_would_create_one_by_one(migration):
    at_once, *others = migration.operations
    made = {one.name_lower for one in at_once.operations}
    assert isinstance(at_once, CreateModels)
    assert not any(isinstance(one, CreateModel) for one in others)
    assert not made & {one.model_name_lower for one in others if isinstance(one, AddField | AddConstraint | AddIndex)}
    before = LOADER.project_state((migration.app_label, migration.name), at_end=False)
    whole, one_by_one = before.clone(), before.clone()
    for one in migration.operations:
        one.state_forwards(migration.app_label, whole)
    for one in migration.written:
        one.state_forwards(migration.app_label, one_by_one)
    assert whole == one_by_one
    assert len(whole.models) - len(before.models) == len(at_once.operations) > 1
