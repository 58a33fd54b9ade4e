"""Guards in PostgreSQL's SQL: a trigger each, and its function."""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

from zotim.core.guards.rules import (
    AppendOnly,
    Different,
    Guard,
    Settled,
    StateGuard,
    Trigger,
    allowed_moves,
    astray,
    changed_after,
    column_of,
    model_of,
    same_as_another,
    trigger_name,
)


def triggers(guard: Guard, connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The triggers that enforce a guard."""
    if isinstance(guard, AppendOnly):
        return _append_only(guard, connection)
    if isinstance(guard, Settled):
        return _settled(guard, connection)
    return _state(guard, connection) if isinstance(guard, StateGuard) else _different(guard, connection)


def _trigger(connection: BaseDatabaseWrapper, name: str, table: str, when: str, body: str) -> Trigger:
    """A trigger and its function. The function's search path is fixed and ends in pg_temp, so that nobody's temporary
    table can stand in for the one that a condition looks at."""
    schema = _schema(connection)
    function = (
        f'CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path TO "{schema}", pg_temp '
        f"AS $guard${body}$guard$"
    )
    trigger = f"CREATE TRIGGER {name} {when.replace('TABLE', table)} EXECUTE FUNCTION {name}()"
    return Trigger(name, table, (function, trigger), shown(trigger, "O", [f"search_path={schema}, pg_temp"], body))


def shown(trigger: str, enabled: str, configuration: Iterable[str] | None, body: str) -> str:
    """A trigger as it is read back and compared: its definition, whether it is on, its function."""
    state = "enabled" if enabled == "O" else f"NOT ENABLED ({enabled})"
    return "\n".join([trigger, state, *(line.replace('"', "") for line in configuration or ()), body])


def _schema(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


def _refuse(message: str) -> str:
    return f"RAISE EXCEPTION {message} USING ERRCODE = 'integrity_constraint_violation';"


def _append_only(guard: AppendOnly, connection: BaseDatabaseWrapper) -> list[Trigger]:
    table = model_of(guard.model)._meta.db_table
    refuse = _refuse(f"'zotim: table {table}: append only: % is refused', TG_OP")
    allow = ""
    if guard.allow_delete_when:
        allow = f"IF TG_OP = 'DELETE' AND ({guard.allow_delete_when}) THEN RETURN OLD; END IF; "
    return [
        _trigger(
            connection, trigger_name(table, "append_only"), table, "BEFORE DELETE OR UPDATE ON TABLE FOR EACH ROW",
            f"BEGIN {allow}{refuse} END",
        ),
        _trigger(
            connection, trigger_name(table, "no_truncate"), table, "BEFORE TRUNCATE ON TABLE FOR EACH STATEMENT",
            f"BEGIN {refuse} END",
        ),
    ]  # fmt: skip


def _state(guard: StateGuard, connection: BaseDatabaseWrapper) -> list[Trigger]:
    options = model_of(guard.model)._meta
    table, column = options.db_table, column_of(options, guard.field)
    message = f"zotim: table {table}: state {column}:"
    begins = _refuse(f"'{message} a new row begins as {guard.initial}'")
    moves = _refuse(f"'{message} this move is in no table'")
    lost = f"ELSIF {condition} THEN {moves} " if (condition := astray(guard, column)) else ""
    # AFTER, so that no other trigger can still change the row.
    body = (
        f"BEGIN IF TG_OP = 'INSERT' THEN "
        f"IF NEW.\"{column}\" IS DISTINCT FROM '{guard.initial}' THEN {begins} END IF; "
        f'ELSIF NEW."{column}" IS DISTINCT FROM OLD."{column}" AND NOT {allowed_moves(guard, column, "FALSE")} '
        f"THEN {moves} {lost}END IF; RETURN NULL; END"
    )
    name = trigger_name(table, f"{column}_state")
    return [_trigger(connection, name, table, "AFTER INSERT OR UPDATE ON TABLE FOR EACH ROW", body)]


def _different(guard: Different, connection: BaseDatabaseWrapper) -> list[Trigger]:
    table, message, condition = same_as_another(guard)
    refuse = _refuse(f"'{message}'")
    body = f"BEGIN IF {condition} THEN {refuse} END IF; RETURN NULL; END"
    when = "AFTER INSERT OR UPDATE ON TABLE FOR EACH ROW"
    return [_trigger(connection, trigger_name(table, "different"), table, when, body)]


def _settled(guard: Settled, connection: BaseDatabaseWrapper) -> list[Trigger]:
    table, message, condition = changed_after(guard, "IS DISTINCT FROM")
    refuse = _refuse(f"'{message}'")
    body = f"BEGIN IF {condition} THEN {refuse} END IF; RETURN NULL; END"
    # AFTER, so that no other trigger can still change the row.
    when = "AFTER UPDATE ON TABLE FOR EACH ROW"
    return [_trigger(connection, trigger_name(table, "settled"), table, when, body)]
