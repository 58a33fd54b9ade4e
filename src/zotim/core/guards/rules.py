"""The four rules, as tables in the code state them, and what both databases' SQL is made of."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

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


@dataclass(frozen=True, slots=True)
class StateGuard:
    """Rows of *model* begin with *field* at *initial*, and *field* moves only along *pairs* of (from, to).

    *resting*, if given, names a state and a field that keeps from where a row came there: it goes back to that state
    alone. *leaving* are the states to which it may go from there whatever it was before.
    """

    model: ModelRef
    field: str
    initial: str
    pairs: frozenset[tuple[str, str]]
    resting: tuple[str, str] | None = None
    leaving: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Different:
    """No two rows of *model* that share all of *within* name the same in any of *fields*; what is empty is nobody."""

    model: ModelRef
    within: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """*fields* of a row of *model* are changed while its *state* is one of *open_in*, and never again."""

    model: ModelRef
    state: str
    open_in: tuple[str, ...]
    fields: tuple[str, ...]


Guard = AppendOnly | StateGuard | Different | Settled
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


def state_guard(
    model: ModelRef,
    field: str,
    initial: str,
    pairs: Iterable[tuple[str, str]],
    *,
    resting: tuple[str, str] | None = None,
) -> StateGuard:
    """Refuse an INSERT that doesn't begin at *initial*, and every change of *field* that isn't one of *pairs*.

    *resting* is a state and the field that keeps from where a row came there: back it goes to no other. Raises
    ValueError for a code that isn't plain, or when the field already has another guard.
    """
    moves = frozenset(pairs)
    rest = resting[0] if resting else ""
    came = {source for source, target in moves if target == rest}
    leaving = frozenset(target for source, target in moves if source == rest) - came
    guard = StateGuard(model, field, initial, moves, resting, leaving)
    _plain(_label(model), field, {initial, *(code for pair in guard.pairs for code in pair)})
    _register(_label(model), f"state:{field}", guard)
    return guard


def different(model: ModelRef, within: str | Sequence[str], fields: Sequence[str]) -> Different:
    """Refuse a row that names in one of *fields* what another row of the same *within* names in any of them; several
    fields in *within* count together.

    It compares with what is committed or its own: whoever writes holds the whole. Raises ValueError when the model
    already has another guard of this kind.
    """
    guard = Different(model, (within,) if isinstance(within, str) else tuple(within), tuple(fields))
    _register(_label(model), f"different:{','.join(guard.within)}", guard)
    return guard


def settled(model: ModelRef, state: str, open_in: Sequence[str], fields: Sequence[str]) -> Settled:
    """Refuse every change of *fields* of a row whose *state* isn't one of *open_in*: what somebody approved is what
    leaves.

    Raises ValueError for a code that isn't plain, or when the model already has another guard of this kind.
    """
    guard = Settled(model, state, tuple(open_in), tuple(fields))
    _plain(_label(model), state, guard.open_in)
    _register(_label(model), f"settled:{state}", guard)
    return guard


def _plain(label: str, field: str, codes: Iterable[str]) -> None:
    for code in codes:
        if not CODE.fullmatch(code):
            raise ValueError(f"{label}.{field}: state {code!r} isn't a plain code such as 'under_way'")


def _label(model: ModelRef) -> str:
    return (model if isinstance(model, str) else model._meta.label).lower()


def _register(label: str, rule: str, guard: Guard) -> None:
    if REGISTRY.setdefault((label, rule), guard) != guard:
        raise ValueError(f"{label} has two different guards for {rule}")


def model_of(model: ModelRef) -> type[models.Model]:
    """The model itself, where it is only named."""
    return apps.get_model(model) if isinstance(model, str) else model


def column_of(options: Any, field: str) -> str:
    """The column of a field."""
    return str(options.get_field(field).column)


def trigger_name(table: str, rule: str) -> str:
    """A trigger's name: readable, within PostgreSQL's 63 bytes."""
    name = f"{PREFIX}{table}_{rule}"
    return name if len(name) <= 63 else f"{name[:54]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def allowed_moves(guard: StateGuard, column: str, otherwise: str) -> str:
    """SQL: whether the move from OLD to NEW is one of the pairs; never NULL."""
    if not guard.pairs:
        return otherwise
    allowed = ", ".join(f"'{source}>{target}'" for source, target in sorted(guard.pairs))
    return f'COALESCE((OLD."{column}" || \'>\' || NEW."{column}") IN ({allowed}), {otherwise})'


def astray(guard: StateGuard, column: str) -> str:
    """SQL: whether the row goes to rest without keeping from where it came, comes back elsewhere, or changes what is
    kept while it rests; never NULL. Empty for a guard without a state of rest."""
    if guard.resting is None:
        return ""
    rest, kept = guard.resting[0], column_of(model_of(guard.model)._meta, guard.resting[1])
    was, now, was_kept, now_kept = f'OLD."{column}"', f'NEW."{column}"', f'OLD."{kept}"', f'NEW."{kept}"'
    elsewhere = "".join(f" AND {now} <> '{code}'" for code in sorted(guard.leaving))
    goes = f"{was} <> '{rest}' AND {now} = '{rest}' AND {now_kept} <> {was}"
    returns = f"{was} = '{rest}' AND {now} <> '{rest}'{elsewhere} AND {now} <> {was_kept}"
    rests = f"{was} = '{rest}' AND {now} = '{rest}' AND {now_kept} <> {was_kept}"
    return f"COALESCE(({goes}) OR ({returns}) OR ({rests}), 1 = 1)"


def same_as_another(guard: Different) -> tuple[str, str, str]:
    """The table, the refusal in words, and SQL that both databases read: whether another row names the same as NEW."""
    options = model_of(guard.model)._meta
    table, columns = options.db_table, [column_of(options, field) for field in guard.fields]
    key, shares = str(options.pk.column), [column_of(options, field) for field in guard.within]
    named = ", ".join(f'NEW."{column}"' for column in columns)
    shared = " OR ".join(f'o."{column}" IN ({named})' for column in columns)
    same = " AND ".join(f'o."{column}" = NEW."{column}"' for column in shares)
    condition = (
        f'EXISTS (SELECT 1 FROM "{table}" o WHERE {same} '  # noqa: S608
        f'AND o."{key}" <> NEW."{key}" AND ({shared}))'
    )
    message = f"zotim: table {table}: different {', '.join(columns)}: another row of this {' and '.join(shares)} has it"
    return table, message, condition


def changed_after(guard: Settled, differs: str) -> tuple[str, str, str]:
    """The table, the refusal in words, and SQL: whether the row was settled and one of its fields is changed.

    *differs* is how a database says that two values aren't the same, of which either may be NULL.
    """
    options = model_of(guard.model)._meta
    state, columns = column_of(options, guard.state), [column_of(options, field) for field in guard.fields]
    codes = ", ".join(f"'{code}'" for code in guard.open_in)
    changed = " OR ".join(f'NEW."{column}" {differs} OLD."{column}"' for column in columns)
    message = f"zotim: table {options.db_table}: settled: what it says is changed only while it is {codes}"
    return options.db_table, message.replace("'", ""), f'OLD."{state}" NOT IN ({codes}) AND ({changed})'
