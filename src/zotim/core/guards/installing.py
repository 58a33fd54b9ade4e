"""What is there, what should be, and making them the same."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

from zotim.core.guards import postgresql, sqlite
from zotim.core.guards.rules import (
    PREFIX,
    REGISTRY,
    AppendOnly,
    Guard,
    Settled,
    StateGuard,
    Trigger,
    column_of,
    model_of,
)


def triggers_of(guard: Guard, connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The triggers that enforce a guard on this database."""
    return postgresql.triggers(guard, connection) if connection.vendor == "postgresql" else sqlite.triggers(guard)


def _generated(connection: BaseDatabaseWrapper) -> dict[str, Trigger]:
    return {trigger.name: trigger for guard in REGISTRY.values() for trigger in triggers_of(guard, connection)}


def expected(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers that this version's tables ask for: definition by name."""
    return {name: trigger.shown for name, trigger in _generated(connection).items()}


def installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers that the database holds, in the words of :func:`expected`; a disabled one says so."""
    return {name: shown for name, (_, shown) in _present(connection).items()}


def _present(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    """Table and definition by name. Those on tables of a desk that is switched off stay up, and aren't looked at."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return {name: found for name, found in _everywhere(connection).items() if found[0] in ours}


def _everywhere(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
                [len(PREFIX), PREFIX],
            )
            return {name: (table, sql) for name, table, sql in cursor.fetchall()}
        cursor.execute(
            "SELECT t.tgname, c.relname, pg_get_triggerdef(t.oid, true), t.tgenabled, p.proconfig, p.prosrc "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
            "JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND left(t.tgname, %s) = %s",
            [len(PREFIX), PREFIX],
        )
        return {name: (table, postgresql.shown(*definition)) for name, table, *definition in cursor.fetchall()}


def compared(there: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """One line for each definition that is missing, altered or unknown, by name."""
    lines = [f"{name}: missing" for name in sorted(wanted.keys() - there.keys())]
    lines += [f"{name}: in no table of this version" for name in sorted(there.keys() - wanted.keys())]
    return lines + [f"{name}: altered" for name in sorted(wanted.keys() & there.keys()) if wanted[name] != there[name]]


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One line for each guard that is missing, altered or unknown; empty when all is well."""
    return compared(installed(connection), expected(connection))


def _has_room(guard: Guard, connection: BaseDatabaseWrapper, tables: set[str]) -> bool:
    """Whether the table is there, and the columns of a state: migrations may stop before any of them is made."""
    options = model_of(guard.model)._meta
    if options.db_table not in tables or not isinstance(guard, StateGuard | Settled):
        return options.db_table in tables
    if isinstance(guard, Settled):
        named = [guard.state, *guard.fields]
    else:
        named = [guard.field, *(guard.resting[1:] if guard.resting else ())]
    with connection.cursor() as cursor:
        # No row, only their names: Django's introspection on SQLite parses the SQL of the table each time.
        table = connection.ops.quote_name(options.db_table)
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 (a model's own table)
        return {column_of(options, field) for field in named} <= {column[0] for column in cursor.description}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database hold the expected guards: drop what differs, create what is missing.

    Guards of tables and states that don't exist yet are left out. Needs the owner of the tables; a second call changes
    nothing.
    """
    present = _present(connection)
    tables = set(connection.introspection.table_names())
    wanted = {
        trigger.name: trigger
        for guard in REGISTRY.values()
        if _has_room(guard, connection, tables)
        for trigger in triggers_of(guard, connection)
    }
    wrong = {n: table for n, (table, shown) in present.items() if n not in wanted or wanted[n].shown != shown}
    missing = [trigger for name, trigger in wanted.items() if name not in present or name in wrong]
    if not wrong and not missing:
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _drop(cursor, connection, wrong)
        for trigger in missing:
            for statement in trigger.create:
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper, names: Iterable[str] | None = None) -> None:
    """Remove guards (default: all). :func:`install` does it before it creates, migrations on SQLite before a rebuild.

    On PostgreSQL it takes the tables' owner, which the role of the running system isn't.
    """
    present = _present(connection)
    chosen = present if names is None else {name: present[name] for name in names if name in present}
    if chosen:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            _drop(cursor, connection, {name: table for name, (table, _) in chosen.items()})


def _drop(cursor: Any, connection: BaseDatabaseWrapper, chosen: Mapping[str, str]) -> None:
    for name, table in chosen.items():
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        else:
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')
            cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"()')


def activate(app: AppConfig) -> None:
    """Put the guards in place after every ``migrate``; *app* is the one whose signal is listened to."""
    pre_migrate.connect(_before_migrate, sender=app, dispatch_uid="zotim.core.guards")
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="zotim.core.guards")


def _before_migrate(*, using: str, plan: list[Any], **_: Any) -> None:
    """Step aside on SQLite: renaming a rebuilt table fails while another table's trigger looks into it, and a column
    that a trigger names can't be dropped."""
    if plan and connections[using].vendor == "sqlite":
        looking = [
            one for one in REGISTRY.values()
            if isinstance(one, Settled) or (isinstance(one, AppendOnly) and one.allow_delete_when)
        ]  # fmt: skip
        drop(connections[using], [t.name for guard in looking for t in triggers_of(guard, connections[using])])


def _after_migrate(*, using: str, **_: Any) -> None:
    install(connections[using])
