"""What the database itself refuses, whoever asks: triggers, generated from tables in the code.

Three rules. :func:`append_only`: rows are added, never changed, and deleted only where a stated condition holds.
:func:`state_guard`: a row begins in its initial state and moves along allowed pairs only. :func:`different`: rows of
one whole never name the same in several columns (a constraint compares a column with itself alone). They are
registered while Django starts and put in place after each ``migrate`` (:func:`activate`), because SQLite loses a
table's triggers when Django rebuilds it. :func:`installed` reads back what the database holds, :func:`expected` says
what it should hold.

A refusal is an IntegrityError whose message names the table and the rule.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

PREFIX = "zotim_guard_"
CODE = re.compile(r"[a-z][a-z0-9_]{0,62}")
"""What a state's code looks like: safe inside generated SQL."""

ModelRef = str | type[models.Model]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger as generated: the statements that make it, and how :func:`installed` will show it."""

    name: str
    table: str
    create: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class AppendOnly:
    """Rows of *model* are never changed, and deleted only when *allow_delete_when* (SQL about ``OLD``) holds."""

    model: ModelRef
    allow_delete_when: str | None = None

    def triggers(self, connection: BaseDatabaseWrapper) -> list[Trigger]:
        """The triggers that enforce it on this vendor."""
        return (_append_only_postgresql if connection.vendor == "postgresql" else _append_only_sqlite)(self, connection)


@dataclass(frozen=True, slots=True)
class StateGuard:
    """Rows of *model* begin with *field* at *initial*, and *field* moves only along *pairs* of (from, to)."""

    model: ModelRef
    field: str
    initial: str
    pairs: frozenset[tuple[str, str]]

    def triggers(self, connection: BaseDatabaseWrapper) -> list[Trigger]:
        """The triggers that enforce it on this vendor."""
        return (_state_postgresql if connection.vendor == "postgresql" else _state_sqlite)(self, connection)


@dataclass(frozen=True, slots=True)
class Different:
    """No two rows of *model* that share *within* name the same in any of *fields*; what is empty is nobody."""

    model: ModelRef
    within: str
    fields: tuple[str, ...]

    def triggers(self, connection: BaseDatabaseWrapper) -> list[Trigger]:
        """The triggers that enforce it on this vendor."""
        return (_different_postgresql if connection.vendor == "postgresql" else _different_sqlite)(self, connection)


Guard = AppendOnly | StateGuard | Different
REGISTRY: dict[tuple[str, str], Guard] = {}
"""Every guard, by the model's label and the rule."""


def append_only(model: ModelRef, allow_delete_when: str | None = None) -> AppendOnly:
    """Refuse UPDATE and DELETE (and TRUNCATE) on a model's table.

    *allow_delete_when* is a condition in SQL that both databases read, about the row ``OLD``. Raises ValueError when
    the model already has another guard of this kind.
    """
    guard = AppendOnly(model, allow_delete_when)
    _register(_label(model), "append_only", guard)
    return guard


def state_guard(model: ModelRef, field: str, initial: str, pairs: Iterable[tuple[str, str]]) -> StateGuard:
    """Refuse an INSERT that doesn't begin at *initial*, and every change of *field* that isn't one of *pairs*.

    Raises ValueError for a code that isn't plain, or when the field already has another guard.
    """
    guard = StateGuard(model, field, initial, frozenset(pairs))
    for code in {initial, *(code for pair in guard.pairs for code in pair)}:
        if not CODE.fullmatch(code):
            raise ValueError(f"{_label(model)}.{field}: state {code!r} isn't a plain code such as 'under_way'")
    _register(_label(model), f"state:{field}", guard)
    return guard


def different(model: ModelRef, within: str, fields: Sequence[str]) -> Different:
    """Refuse a row that names in one of *fields* what another row of the same *within* names in any of them.

    It compares with what is committed or its own: whoever writes holds the whole. Raises ValueError when the model
    already has another guard of this kind.
    """
    guard = Different(model, within, tuple(fields))
    _register(_label(model), f"different:{within}", guard)
    return guard


def _label(model: ModelRef) -> str:
    return (model if isinstance(model, str) else model._meta.label).lower()


def _register(label: str, rule: str, guard: Guard) -> None:
    if REGISTRY.setdefault((label, rule), guard) != guard:
        raise ValueError(f"{label} has two different guards for {rule}")


def _model(model: ModelRef) -> type[models.Model]:
    return apps.get_model(model) if isinstance(model, str) else model


def _column(options: Any, field: str) -> str:
    return str(options.get_field(field).column)


def _name(table: str, rule: str) -> str:
    """A trigger's name: readable, within PostgreSQL's 63 bytes."""
    name = f"{PREFIX}{table}_{rule}"
    return name if len(name) <= 63 else f"{name[:54]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


# Generated SQL: SQLite


def _sqlite(name: str, table: str, head: str, body: str) -> Trigger:
    sql = f'CREATE TRIGGER "{name}" {head} BEGIN {body} END'
    return Trigger(name, table, (sql,), sql)


def _raise(message: str, when: str = "TRUE") -> str:
    return f"SELECT RAISE(ABORT, '{message}') WHERE {when};"


def _append_only_sqlite(guard: AppendOnly, connection: BaseDatabaseWrapper) -> list[Trigger]:
    options = _model(guard.model)._meta
    table = options.db_table
    message = f"zotim: table {table}: append only:"
    when = f" WHEN NOT ({guard.allow_delete_when})" if guard.allow_delete_when else ""
    # INSERT OR REPLACE removes the row it collides with and fires no DELETE trigger, so the collision is refused first.
    keys: list[list[str]] = [["rowid"], *([str(f.column)] for f in options.concrete_fields if f.unique)]
    keys += [[_column(options, field) for field in unique.fields] for unique in options.total_unique_constraints]
    same = " OR ".join("(" + " AND ".join(f'"{c}" = NEW."{c}"' for c in key) + ")" for key in keys)
    return [
        _sqlite(
            _name(table, "no_update"), table, f'BEFORE UPDATE ON "{table}"',
            _raise(f"{message} UPDATE is refused"),
        ),
        _sqlite(
            _name(table, "no_delete"), table, f'BEFORE DELETE ON "{table}"{when}',
            _raise(f"{message} DELETE is refused"),
        ),
        _sqlite(
            _name(table, "no_replace"), table, f'BEFORE INSERT ON "{table}"',
            _raise(f"{message} a row with this key is there", f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'),  # noqa: S608
        ),
    ]  # fmt: skip


def _pairs(guard: StateGuard, column: str, otherwise: str) -> str:
    """SQL: whether the move from OLD to NEW is one of the pairs; never NULL."""
    if not guard.pairs:
        return otherwise
    allowed = ", ".join(f"'{source}>{target}'" for source, target in sorted(guard.pairs))
    return f'COALESCE((OLD."{column}" || \'>\' || NEW."{column}") IN ({allowed}), {otherwise})'


def _state_sqlite(guard: StateGuard, connection: BaseDatabaseWrapper) -> list[Trigger]:
    options = _model(guard.model)._meta
    table, column = options.db_table, _column(options, guard.field)
    message = f"zotim: table {table}: state {column}:"
    return [
        _sqlite(
            _name(table, f"{column}_begins"), table,
            f'BEFORE INSERT ON "{table}" WHEN NEW."{column}" IS NOT \'{guard.initial}\'',
            _raise(f"{message} a new row begins as {guard.initial}"),
        ),
        _sqlite(
            _name(table, f"{column}_moves"), table,
            f'BEFORE UPDATE ON "{table}" '
            f'WHEN NEW."{column}" IS NOT OLD."{column}" AND NOT {_pairs(guard, column, "0")}',
            _raise(f"{message} this move is in no table"),
        ),
    ]  # fmt: skip


def _same(guard: Different) -> tuple[str, str, str]:
    """The table, the refusal in words, and SQL that both databases read: whether another row names the same as NEW."""
    options = _model(guard.model)._meta
    table, columns = options.db_table, [_column(options, field) for field in guard.fields]
    key, within = str(options.pk.column), _column(options, guard.within)
    named = ", ".join(f'NEW."{column}"' for column in columns)
    shared = " OR ".join(f'o."{column}" IN ({named})' for column in columns)
    condition = (
        f'EXISTS (SELECT 1 FROM "{table}" o WHERE o."{within}" = NEW."{within}" '  # noqa: S608
        f'AND o."{key}" <> NEW."{key}" AND ({shared}))'
    )
    message = f"zotim: table {table}: different {', '.join(columns)}: another row of this {within} has it"
    return table, message, condition


def _different_sqlite(guard: Different, connection: BaseDatabaseWrapper) -> list[Trigger]:
    table, message, condition = _same(guard)
    body = _raise(message, condition)
    return [
        _sqlite(_name(table, f"different_{when.lower()}"), table, f'AFTER {when} ON "{table}"', body)
        for when in ("INSERT", "UPDATE")
    ]


# Generated SQL: PostgreSQL


def _postgresql(connection: BaseDatabaseWrapper, name: str, table: str, when: str, body: str) -> Trigger:
    """A trigger and its function. The function's search path is fixed and ends in pg_temp, so that nobody's temporary
    table can stand in for the one that a condition looks at."""
    schema = _schema(connection)
    function = (
        f'CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path TO "{schema}", pg_temp '
        f"AS $guard${body}$guard$"
    )
    trigger = f"CREATE TRIGGER {name} {when.replace('TABLE', table)} EXECUTE FUNCTION {name}()"
    return Trigger(name, table, (function, trigger), _shown(trigger, "O", [f"search_path={schema}, pg_temp"], body))


def _shown(trigger: str, enabled: str, configuration: Iterable[str] | None, body: str) -> str:
    state = "enabled" if enabled == "O" else f"NOT ENABLED ({enabled})"
    return "\n".join([trigger, state, *(line.replace('"', "") for line in configuration or ()), body])


def _schema(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


def _refuse(message: str) -> str:
    return f"RAISE EXCEPTION {message} USING ERRCODE = 'integrity_constraint_violation';"


def _append_only_postgresql(guard: AppendOnly, connection: BaseDatabaseWrapper) -> list[Trigger]:
    table = _model(guard.model)._meta.db_table
    refuse = _refuse(f"'zotim: table {table}: append only: % is refused', TG_OP")
    allow = ""
    if guard.allow_delete_when:
        allow = f"IF TG_OP = 'DELETE' AND ({guard.allow_delete_when}) THEN RETURN OLD; END IF; "
    return [
        _postgresql(
            connection, _name(table, "append_only"), table, "BEFORE DELETE OR UPDATE ON TABLE FOR EACH ROW",
            f"BEGIN {allow}{refuse} END",
        ),
        _postgresql(
            connection, _name(table, "no_truncate"), table, "BEFORE TRUNCATE ON TABLE FOR EACH STATEMENT",
            f"BEGIN {refuse} END",
        ),
    ]  # fmt: skip


def _state_postgresql(guard: StateGuard, connection: BaseDatabaseWrapper) -> list[Trigger]:
    options = _model(guard.model)._meta
    table, column = options.db_table, _column(options, guard.field)
    message = f"zotim: table {table}: state {column}:"
    begins = _refuse(f"'{message} a new row begins as {guard.initial}'")
    moves = _refuse(f"'{message} this move is in no table'")
    # AFTER, so that no other trigger can still change the row.
    body = (
        f"BEGIN IF TG_OP = 'INSERT' THEN "
        f"IF NEW.\"{column}\" IS DISTINCT FROM '{guard.initial}' THEN {begins} END IF; "
        f'ELSIF NEW."{column}" IS DISTINCT FROM OLD."{column}" AND NOT {_pairs(guard, column, "FALSE")} '
        f"THEN {moves} END IF; RETURN NULL; END"
    )
    name = _name(table, f"{column}_state")
    return [_postgresql(connection, name, table, "AFTER INSERT OR UPDATE ON TABLE FOR EACH ROW", body)]


def _different_postgresql(guard: Different, connection: BaseDatabaseWrapper) -> list[Trigger]:
    table, message, condition = _same(guard)
    refuse = _refuse(f"'{message}'")
    body = f"BEGIN IF {condition} THEN {refuse} END IF; RETURN NULL; END"
    when = "AFTER INSERT OR UPDATE ON TABLE FOR EACH ROW"
    return [_postgresql(connection, _name(table, "different"), table, when, body)]


# What is there, what should be, and making them the same


def _generated(connection: BaseDatabaseWrapper) -> dict[str, Trigger]:
    return {trigger.name: trigger for guard in REGISTRY.values() for trigger in guard.triggers(connection)}


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
        return {name: (table, _shown(*definition)) for name, table, *definition in cursor.fetchall()}


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One line for each guard that is missing, altered or unknown; empty when all is well."""
    there, wanted = installed(connection), expected(connection)
    lines = [f"{name}: missing" for name in sorted(wanted.keys() - there.keys())]
    lines += [f"{name}: in no table of this version" for name in sorted(there.keys() - wanted.keys())]
    return lines + [f"{n}: altered" for n in sorted(wanted.keys() & there.keys()) if wanted[n] != there[n]]


def _has_room(guard: Guard, connection: BaseDatabaseWrapper, tables: set[str]) -> bool:
    """Whether the table is there, and the column of a state: migrations may stop before either is made."""
    table = _model(guard.model)._meta.db_table
    if table not in tables or not isinstance(guard, StateGuard):
        return table in tables
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    return _column(_model(guard.model)._meta, guard.field) in columns


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
        for trigger in guard.triggers(connection)
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
    """Step aside on SQLite: renaming a rebuilt table fails while another table's trigger looks into it."""
    if plan and connections[using].vendor == "sqlite":
        looking = [g for g in REGISTRY.values() if isinstance(g, AppendOnly) and g.allow_delete_when]
        drop(connections[using], [t.name for guard in looking for t in guard.triggers(connections[using])])


def _after_migrate(*, using: str, **_: Any) -> None:
    install(connections[using])
