"""Guards in SQLite's SQL."""

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


def triggers(guard: Guard) -> list[Trigger]:
    """The triggers that enforce a guard."""
    if isinstance(guard, AppendOnly):
        return _append_only(guard)
    if isinstance(guard, Settled):
        return _settled(guard)
    return _state(guard) if isinstance(guard, StateGuard) else _different(guard)


def _trigger(name: str, table: str, head: str, body: str) -> Trigger:
    sql = f'CREATE TRIGGER "{name}" {head} BEGIN {body} END'
    return Trigger(name, table, (sql,), sql)


def _raise(message: str, when: str = "TRUE") -> str:
    return f"SELECT RAISE(ABORT, '{message}') WHERE {when};"


def _append_only(guard: AppendOnly) -> list[Trigger]:
    options = model_of(guard.model)._meta
    table = options.db_table
    message = f"zotim: table {table}: append only:"
    when = f" WHEN NOT ({guard.allow_delete_when})" if guard.allow_delete_when else ""
    # INSERT OR REPLACE removes the row it collides with and fires no DELETE trigger, so the collision is refused first.
    keys: list[list[str]] = [["rowid"], *([str(f.column)] for f in options.concrete_fields if f.unique)]
    keys += [[column_of(options, field) for field in unique.fields] for unique in options.total_unique_constraints]
    same = " OR ".join("(" + " AND ".join(f'"{c}" = NEW."{c}"' for c in key) + ")" for key in keys)
    return [
        _trigger(
            trigger_name(table, "no_update"), table, f'BEFORE UPDATE ON "{table}"',
            _raise(f"{message} UPDATE is refused"),
        ),
        _trigger(
            trigger_name(table, "no_delete"), table, f'BEFORE DELETE ON "{table}"{when}',
            _raise(f"{message} DELETE is refused"),
        ),
        _trigger(
            trigger_name(table, "no_replace"), table, f'BEFORE INSERT ON "{table}"',
            _raise(f"{message} a row with this key is there", f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'),  # noqa: S608
        ),
    ]  # fmt: skip


def _state(guard: StateGuard) -> list[Trigger]:
    options = model_of(guard.model)._meta
    table, column = options.db_table, column_of(options, guard.field)
    message = f"zotim: table {table}: state {column}:"
    wrong = f'NEW."{column}" IS NOT OLD."{column}" AND NOT {allowed_moves(guard, column, "0")}'
    lost = f" OR {condition}" if (condition := astray(guard, column)) else ""
    return [
        _trigger(
            trigger_name(table, f"{column}_begins"), table,
            f'BEFORE INSERT ON "{table}" WHEN NEW."{column}" IS NOT \'{guard.initial}\'',
            _raise(f"{message} a new row begins as {guard.initial}"),
        ),
        _trigger(
            trigger_name(table, f"{column}_moves"), table,
            f'BEFORE UPDATE ON "{table}" WHEN {wrong}{lost}',
            _raise(f"{message} this move is in no table"),
        ),
    ]  # fmt: skip


def _different(guard: Different) -> list[Trigger]:
    table, message, condition = same_as_another(guard)
    body = _raise(message, condition)
    return [
        _trigger(trigger_name(table, f"different_{when.lower()}"), table, f'AFTER {when} ON "{table}"', body)
        for when in ("INSERT", "UPDATE")
    ]


def _settled(guard: Settled) -> list[Trigger]:
    table, message, condition = changed_after(guard, "IS NOT")
    head = f'BEFORE UPDATE ON "{table}" WHEN {condition}'
    return [_trigger(trigger_name(table, "settled"), table, head, _raise(message))]
