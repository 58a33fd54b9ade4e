"""What the database refuses, and how an altered guard is noticed."""

import uuid
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from zotim.core import guards
from zotim.core.audit.models import Event, Seal
from zotim.core.audit.services import System, record, seal
from zotim.core.guards.installing import triggers_of
from zotim.core.guards.rules import trigger_name

pytestmark = pytest.mark.django_db


def execute(sql, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def postgresql_only():
    if connection.vendor != "postgresql":
        pytest.skip("about PostgreSQL")


def sqlite_only():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")


@pytest.fixture
def sealed():
    record(System("test"), "a.b")
    seal()
    connection.check_constraints()


def test_the_database_holds_exactly_the_guards_that_the_tables_ask_for():
    assert guards.installed(connection) == guards.expected(connection)
    assert guards.differences(connection) == []


def test_each_model_with_a_rule_has_a_guard():
    assert ("audit.event", "append_only") in guards.REGISTRY
    tables = {trigger.table for guard in guards.REGISTRY.values() for trigger in triggers_of(guard, connection)}
    assert {"audit_event", "audit_seal", "audit_checkpoint", "audit_disposal", "audit_unsealed"} <= tables


@pytest.mark.parametrize("table", ["audit_event", "audit_seal"])
@pytest.mark.parametrize("change", ["UPDATE {0} SET digest = 'x'", "DELETE FROM {0}"])
def test_rows_that_are_only_added_are_neither_changed_nor_deleted(sealed, table, change):
    with pytest.raises(IntegrityError, match=f"zotim: table {table}: append only: {change[:6]} is refused"):
        execute(change.format(table))


def test_truncate_is_refused_on_postgresql(sealed):
    postgresql_only()
    with pytest.raises(IntegrityError, match="append only: TRUNCATE is refused"):
        execute("TRUNCATE audit_seal")


@pytest.mark.parametrize("column", ["number", "event_id", "rowid"])
def test_replacing_a_row_is_refused_on_sqlite(sealed, column):
    """INSERT OR REPLACE deletes the row in its way without any DELETE trigger."""
    sqlite_only()
    kept = Seal.objects.get()
    values = {"number": 2, "event_id": uuid.uuid4().hex, "digest": "x", "hash": "x"}
    values |= {"number": {"number": 1}, "event_id": {"event_id": kept.event_id.hex}, "rowid": {"rowid": 1}}[column]
    marks = ", ".join(["%s"] * len(values))
    insert = f"INSERT OR REPLACE INTO audit_seal ({', '.join(values)}) VALUES ({marks})"
    with pytest.raises(IntegrityError, match="a row with this key is there"), transaction.atomic():
        execute(insert, list(values.values()))
    assert Seal.objects.get().hash == kept.hash


def test_nobodys_temporary_table_stands_in_for_the_one_that_a_condition_looks_at(sealed):
    postgresql_only()
    execute("CREATE TEMPORARY TABLE audit_disposal (first_number bigint, upto_number bigint)")
    execute("INSERT INTO pg_temp.audit_disposal VALUES (1, 1000)")
    with pytest.raises(IntegrityError, match="append only: DELETE is refused"):
        execute("DELETE FROM public.audit_event")


def test_a_second_installation_changes_nothing():
    with CaptureQueriesContext(connection) as queries:
        guards.install(connection)
    assert not [q["sql"] for q in queries if "TRIGGER" in q["sql"].upper() and "CREATE" in q["sql"].upper()]


def test_a_guard_that_was_dropped_is_noticed_and_comes_back_with_the_next_migrate(sealed):
    names = set(guards.installed(connection))
    guards.drop(connection)
    assert guards.installed(connection) == {}
    assert guards.differences(connection) == sorted(f"{name}: missing" for name in names)
    call_command("migrate", verbosity=0)
    assert guards.differences(connection) == []
    with pytest.raises(IntegrityError):
        execute("DELETE FROM audit_event")


def test_a_guard_that_was_made_harmless_is_noticed_on_sqlite(sealed):
    sqlite_only()
    name = "zotim_guard_audit_event_no_delete"
    execute(f'DROP TRIGGER "{name}"')
    execute(f'CREATE TRIGGER "{name}" BEFORE DELETE ON "audit_event" WHEN 0 BEGIN SELECT 1; END')
    assert guards.differences(connection) == [f"{name}: altered"]
    guards.install(connection)
    assert guards.differences(connection) == []


@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE audit_event DISABLE TRIGGER zotim_guard_audit_event_append_only",
        "CREATE OR REPLACE FUNCTION zotim_guard_audit_event_append_only() RETURNS trigger LANGUAGE plpgsql "
        "SET search_path TO public, pg_temp AS 'BEGIN RETURN OLD; END'",
        "ALTER FUNCTION zotim_guard_audit_event_append_only() RESET search_path",
    ],
)
def test_a_guard_that_was_made_harmless_is_noticed_on_postgresql(sealed, harm):
    postgresql_only()
    execute(harm)
    assert guards.differences(connection) == ["zotim_guard_audit_event_append_only: altered"]
    guards.install(connection)
    assert guards.differences(connection) == []
    with pytest.raises(IntegrityError):
        execute("DELETE FROM audit_event")


def test_a_guard_of_no_table_is_noticed_and_removed():
    if connection.vendor == "sqlite":
        execute('CREATE TRIGGER zotim_guard_old BEFORE DELETE ON "audit_event" BEGIN SELECT 1; END')
    else:
        execute("CREATE FUNCTION zotim_guard_old() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'")
        execute(
            "CREATE TRIGGER zotim_guard_old BEFORE DELETE ON audit_event FOR EACH ROW "
            "EXECUTE FUNCTION zotim_guard_old()"
        )
    assert guards.differences(connection) == ["zotim_guard_old: in no table of this version"]
    guards.install(connection)
    assert guards.differences(connection) == []


def test_two_different_guards_of_one_kind_are_a_mistake():
    guards.append_only("audit.Seal")
    with mock.patch.dict(guards.REGISTRY), pytest.raises(ValueError, match=r"audit\.seal has two different guards"):
        guards.append_only(Seal, allow_delete_when="TRUE")


def test_a_code_that_would_break_out_of_the_sql_is_refused():
    with mock.patch.dict(guards.REGISTRY, clear=True), pytest.raises(ValueError, match="isn't a plain code"):
        guards.state_guard(Event, "outcome", "done", [("done", "x'); DROP TABLE audit_event; --")])


def test_long_names_stay_within_what_postgresql_keeps():
    names = {trigger_name("x" * 60, rule) for rule in ("no_update", "no_delete")}
    assert len(names) == 2
    assert all(len(name) <= 63 for name in names)
