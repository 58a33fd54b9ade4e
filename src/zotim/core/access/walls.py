"""The second wall: row-level security, in PostgreSQL itself, for when a filter was forgotten.

``with walled(actor): …`` tells the database who asks, for one short transaction; a walled table shows nothing to a
connection that hasn't said so. The database trusts no more than the person's id: posts, deputies, assignments and
grants it looks up itself. The web role owns nothing and can't write where that would open doors: there it calls a
function, which checks.

A desk registers a :func:`wall` for each table and the :func:`function` that its policies ask. They are installed after
each ``migrate`` (:func:`activate`); only what differs is touched, and :func:`differences` says what isn't as it should
be. On SQLite all of this does nothing.
"""

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

from zotim.core.access.actor import Actor
from zotim.core.audit.services import System, Who
from zotim.core.guards import compared

PREFIX = "zotim_wall_"
SETTINGS = ("zotim.user_id", "zotim.on_behalf_of", "zotim.purpose", "zotim.system")
PROGRAM = (
    "(SELECT coalesce(current_setting('zotim.user_id', true), '') = '' "
    "AND coalesce(current_setting('zotim.system', true), '') <> '')"
)
"""SQL, asked once for a statement: whether the program itself asks, on nobody's behalf. That
there is no person isn't enough: one may have been forgotten."""
AIM = "coalesce(current_setting('zotim.purpose', true), '')"
"""SQL: for what somebody reads, as ``walled`` was told."""
INSIDE = "current_setting('zotim.definer', true) = 'on'"
"""SQL: whether one of our own functions is looking. Only a policy for the tables' owner lets rows through for it."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy of a table: *command* is SELECT, INSERT, UPDATE or DELETE, *using* and *check* are SQL about the row.

    *name* tells it from another one for the same command. Of two policies for one command, either lets a row through.
    """

    command: str
    using: str = ""
    check: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wall:
    """A walled table: its policies, and what the web role and the worker's role may do there at all."""

    model: str
    policies: tuple[Policy, ...]
    web: str = "SELECT, INSERT"
    worker: str = ""

    @property
    def table(self) -> str:
        """The table's name."""
        return str(apps.get_model(self.model)._meta.db_table)


@dataclass(frozen=True, slots=True)
class Function:
    """A function that policies or the program call: it runs as the owner, and sees past the walls while it runs.

    *body* is PL/pgSQL statements; a function that answers rows says ``RETURN QUERY``, one that answers a value
    sets ``answer``. *arguments* and *returns* name types as PostgreSQL prints them (``timestamp with time zone``).
    One that *writes* is the site's to call, one of the *program* the worker's alone. *room* is the app that entered it.
    """

    name: str
    arguments: str
    returns: str
    body: str
    declare: str = ""
    writes: bool = False
    program: bool = False
    room: str = ""

    @property
    def head(self) -> str:
        """What tells it from an earlier function of the same name: its name, all arguments, what it answers."""
        return f"{self.name}({self.arguments}) {self.returns}"

    @property
    def kind(self) -> str:
        """Whether it only looks."""
        return "VOLATILE" if self.writes else "STABLE"

    @property
    def signature(self) -> str:
        """Name and argument types, as GRANT wants them."""
        types = ", ".join(part.strip().split(" ", 1)[1] for part in self.arguments.split(",") if part.strip())
        return f"{self.name}({types})"

    @property
    def source(self) -> str:
        """The body with what opens the walls for it and closes them after it, whatever was open before."""
        one = "" if self.returns.startswith(("SETOF", "void")) else f"answer {self.returns}; "
        last = "" if not one else " RETURN answer;"
        return (
            f"DECLARE before text := coalesce(current_setting('zotim.definer', true), ''); {one}{self.declare}\n"
            f"BEGIN\nPERFORM set_config('zotim.definer', 'on', true);\n{self.body}\n"
            f"PERFORM set_config('zotim.definer', before, true);{last}\nEND"
        )

    def create(self, schema: str) -> str:
        """The statement that makes it."""
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}({self.arguments}) RETURNS {self.returns} LANGUAGE plpgsql "
            f'{self.kind} SECURITY DEFINER SET search_path TO "{schema}", pg_temp AS $wall${self.source}$wall$'
        )


WALLS: dict[str, Wall] = {}
"""Every walled table, by its model's label."""
FUNCTIONS: dict[str, Callable[[], Function]] = {}
"""Every function, by name; made when asked, because some are put together from what several desks register."""


def wall(model: str, *policies: Policy, web: str = "SELECT, INSERT") -> None:
    """Wall a table. *web* lists the privileges that the web role gets, columns included."""
    WALLS[model.lower()] = Wall(model, policies, web)


def worker_may(model: str, privileges: str, *policies: Policy) -> None:
    """Let the worker's role do something in a walled table, where it may do nothing else."""
    one = WALLS[model.lower()]
    WALLS[model.lower()] = replace(one, policies=(*one.policies, *policies), worker=privileges)


def function(name: str) -> Callable[[Callable[[], Function]], Callable[[], Function]]:
    """Enter what makes a function."""

    def enter(make: Callable[[], Function]) -> Callable[[], Function]:
        FUNCTIONS[name] = make
        return make

    return enter


# Who asks


@contextmanager
def walled(actor: Who, purpose: str = "", *, using: str = DEFAULT_DB_ALIAS, **more: str) -> Iterator[None]:
    """Tell the database who asks, and for what (*purpose*, or else what the actor acts for), for one short transaction.

    Of the program itself it is told the name; whoever is neither a person nor a named ``System`` is nobody. *more* is
    what the policies of a desk ask beside that: ``channel="travel"`` is ``zotim.channel`` there. On SQLite it
    does nothing.

    Within another transaction, who asked before asks again afterwards.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    nested = connection.in_atomic_block
    with transaction.atomic(using=using):
        system = actor.name if isinstance(actor, System) else ""
        who = (actor.user_id, actor.on_behalf_of_id, purpose or actor.purpose, system)
        said = dict(zip(SETTINGS, who, strict=True)) | {f"zotim.{name}": value for name, value in more.items()}
        before = _say(connection, said, ask=nested)
        yield
        if nested:
            _say(connection, before)


def _say(connection: BaseDatabaseWrapper, said: Mapping[str, Any], *, ask: bool = False) -> dict[str, str]:
    before = dict.fromkeys(said, "")
    with connection.cursor() as cursor:
        if ask:
            cursor.execute("SELECT " + ", ".join(f"current_setting('{name}', true)" for name in said))
            before = {name: value or "" for name, value in zip(said, cursor.fetchone(), strict=True)}
        say = ", ".join(f"set_config('{name}', %s, true)" for name in said)
        cursor.execute(f"SELECT {say}", [str(value or "") for value in said.values()])
    return before


F = TypeVar("F", bound=Callable[..., Any])


def inside(work: F) -> F:
    """For a service: its transaction runs as its actor. Goes under ``@transaction.atomic``."""

    @functools.wraps(work)
    def run(*, actor: Actor, **arguments: Any) -> Any:
        with walled(actor):
            return work(actor=actor, **arguments)

    return run  # type: ignore[return-value]


def inside_page(purpose: str = "") -> Callable[[F], F]:
    """For a view: it is worked and rendered as the one who asks. Goes under ``@page``."""

    def wrap(view: F) -> F:
        @functools.wraps(view)
        def run(request: Any, *args: Any, **kwargs: Any) -> Any:
            with walled(request.actor, purpose):
                return view(request, *args, **kwargs)

        return run  # type: ignore[return-value]

    return wrap


@contextmanager
def opened(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """See past the walls, as the tables' owner: for migrations and tests. The web role sees even less by it."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('zotim.definer', 'on', true)")
        yield
        cursor.execute("SELECT set_config('zotim.definer', '', true)")


# What there should be


def functions() -> list[Function]:
    """Every function of this version's rooms."""
    return [replace(make(), room=_room(make.__module__)) for _, make in sorted(FUNCTIONS.items())]


def _room(module: str) -> str:
    found = apps.get_containing_app_config(module)
    return found.label if found else ""


def _switched_off() -> set[str]:
    """Desks that exist and aren't installed here. What they left in the database stays up until they are back."""
    return {name.rpartition(".")[2] for name in settings.DESK_APPS.values()} - {
        app.label for app in apps.get_app_configs()
    }


def _tables() -> set[str]:
    """The tables of the rooms that are installed. Others belong to a desk that is switched off."""
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True)}


def _policies(wall: Wall) -> dict[str, str]:
    """Each policy of a table by name, as it is created."""
    table = wall.table
    name = f"{PREFIX}{table}_"
    # A policy of ours says nothing while one of our functions looks: else the function would ask itself for ever.
    made = {
        f"{name}definer": f'CREATE POLICY {name}definer ON "{table}" TO CURRENT_ROLE '
        f"USING ({INSIDE}) WITH CHECK ({INSIDE})"
    }
    for policy in wall.policies:
        own = f"{name}{policy.name or policy.command.lower()}"
        parts = [f'CREATE POLICY {own} ON "{table}" FOR {policy.command} TO PUBLIC']
        for word, condition in (("USING", policy.using), ("WITH CHECK", policy.check)):
            if condition:
                parts.append(f"{word} (CASE WHEN {INSIDE} THEN false ELSE ({condition}) END)")
        made[own] = " ".join(parts)
    return made


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def expected(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """What this version asks for, by name: walls, policies, functions."""
    if connection.vendor != "postgresql":
        return {}
    wanted = {each.head: f"definer {each.kind} {each.room}\n{each.source}" for each in functions()}
    for each in WALLS.values():
        wanted[f"{PREFIX}{each.table}"] = "walled"
        wanted |= {name: _digest(sql) for name, sql in _policies(each).items()}
    return wanted


# What there is

_READ_POLICIES = """
SELECT p.polname, c.relname, obj_description(p.oid, 'pg_policy'), concat_ws('|', p.polcmd, p.polpermissive,
       (SELECT string_agg(CASE WHEN r = 0 THEN 'public' WHEN r = c.relowner THEN 'owner' ELSE r::text END, ',')
        FROM unnest(p.polroles) r),
       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema()
"""
_READ_FUNCTIONS = """
SELECT p.proname || '(' || pg_get_function_arguments(p.oid) || ') ' || pg_get_function_result(p.oid),
       p.oid::regprocedure::text, coalesce(obj_description(p.oid, 'pg_proc'), ''), p.prosecdef, p.proconfig,
       CASE p.provolatile WHEN 's' THEN 'STABLE' WHEN 'v' THEN 'VOLATILE' ELSE 'IMMUTABLE' END, p.prosrc,
       current_schema()
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = current_schema() AND left(p.proname, %s) = %s
"""


def installed(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """What the database holds, in the words of :func:`expected`; what somebody changed by hand says so."""
    return {name: shown for name, (_, shown) in (_present(connection) | _present_functions(connection)).items()}


def _present(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    """Walls and policies of the installed rooms: table and definition by name."""
    if connection.vendor != "postgresql":
        return {}
    there: dict[str, tuple[str, str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_READ_POLICIES)
        for name, table, comment, definition in cursor.fetchall():
            # The comment holds the digest of what was generated, and of what PostgreSQL made of it.
            source, _, made = (comment or "").partition(":")
            there[name] = (table, source if made == _digest(definition) else "altered")
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r' "
            "AND (c.relrowsecurity OR c.relforcerowsecurity)"
        )
        for table, both in cursor.fetchall():
            there[f"{PREFIX}{table}"] = (table, "walled" if both else "walled in part")
    ours = _tables()
    return {name: (table, shown) for name, (table, shown) in there.items() if table in ours}


def _present_functions(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    """Functions by their head: how DROP names them, and their definition. Those of a desk that is off are left out."""
    if connection.vendor != "postgresql":
        return {}
    there, off = {}, _switched_off()
    with connection.cursor() as cursor:
        cursor.execute(_READ_FUNCTIONS, [len(PREFIX), PREFIX])
        for head, drop, room, definer, configuration, kind, source, schema in cursor.fetchall():
            if room in off:
                continue
            path = [line.replace('"', "") for line in configuration or ()]
            safe = definer and path == [f"search_path={schema}, pg_temp"]
            there[head] = (drop, f"{'definer' if safe else 'NOT SAFE'} {kind} {room}\n{source}")
    return there


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One line for each wall, policy or function that is missing, altered or unknown; empty when all is well."""
    return compared(installed(connection), expected(connection))


# Making them the same


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database hold the expected walls. Takes the tables' owner; a second call changes nothing."""
    if connection.vendor != "postgresql":
        return
    tables = set(connection.introspection.table_names())
    wanted = expected(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = cursor.fetchone()[0]
        _install_functions(connection, cursor, schema, wanted)
        there = _present(connection)
        for name, (table, shown) in there.items():
            if shown not in ("walled", "walled in part") and wanted.get(name) != shown:
                cursor.execute(f'DROP POLICY "{name}" ON "{table}"')
        for each in WALLS.values():
            if each.table not in tables:
                continue
            if there.get(f"{PREFIX}{each.table}", ("", ""))[1] != "walled":
                cursor.execute(f'ALTER TABLE "{each.table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
            for name, statement in _policies(each).items():
                if there.get(name, ("", ""))[1] != wanted[name]:
                    cursor.execute(statement)
                    cursor.execute(_READ_POLICIES + " AND p.polname = %s", [name])
                    made = _digest(cursor.fetchone()[3])
                    cursor.execute(f'COMMENT ON POLICY "{name}" ON "{each.table}" IS \'{_digest(statement)}:{made}\'')


def _install_functions(connection: BaseDatabaseWrapper, cursor: Any, schema: str, wanted: dict[str, str]) -> None:
    there = _present_functions(connection)
    for head, (drop, _) in there.items():
        if head not in wanted:
            # Its policies go with it; what still asks for one like it is made again below.
            cursor.execute(f"DROP FUNCTION {drop} CASCADE")
    for each in functions():
        if there.get(each.head, ("", ""))[1] != wanted[each.head]:
            cursor.execute(each.create(schema))
            cursor.execute(f"REVOKE ALL ON FUNCTION {each.signature} FROM PUBLIC")
            cursor.execute(f"COMMENT ON FUNCTION {each.signature} IS '{each.room}'")


def activate(app: AppConfig) -> None:
    """Put the walls up after every ``migrate``; *app* is the one whose signal is listened to."""
    post_migrate.connect(_after_migrate, sender=app, dispatch_uid="zotim.core.access.walls")


def _after_migrate(*, using: str, **_: Any) -> None:
    install(connections[using])
