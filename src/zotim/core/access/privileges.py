"""What the two roles of a PostgreSQL installation may do: the site's and the worker's. Neither owns anything.

The worker alone takes events out of the queue when they are sealed, deletes what two people disposed of, and so on: a
table of limits says where a role may do less than read and write. Rooms enter theirs with :func:`limit`, walled tables
with their wall. ``zotim database`` grants it, ``zotim check --deploy`` compares it with what there is.
"""

import re
from enum import StrEnum

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from zotim.core.access import walls

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"


class Part(StrEnum):
    """Which of the two a role is."""

    WEB = "web"
    WORKER = "worker"


LIMITS: dict[str, dict[Part, str]] = {}
"""Where a role may do less than :data:`EVERYTHING`, by the model's label."""


def limit(model: str, *, web: str, worker: str) -> None:
    """Say what each role may do with a table at most."""
    LIMITS[model.lower()] = {Part.WEB: web, Part.WORKER: worker}


# The log's own app is below this one. The site adds events; who seals, signs and disposes is the worker.
limit("audit.Event", web="SELECT, INSERT", worker="SELECT, INSERT, DELETE")
limit("audit.Unsealed", web="SELECT, INSERT", worker="SELECT, INSERT, DELETE")
for _label in ("audit.Seal", "audit.Checkpoint", "audit.Disposal"):
    limit(_label, web="SELECT", worker="SELECT, INSERT")


def privileges(part: Part) -> dict[str, str]:
    """What a role may do with each of our tables; an empty text for nothing."""
    granted = {}
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy:
            granted[options.db_table] = LIMITS.get(options.label_lower, {}).get(part, EVERYTHING)
    for each in walls.WALLS.values():
        granted[each.table] = each.web if part is Part.WEB else each.worker
    return granted


def functions(part: Part) -> list[walls.Function]:
    """The functions that a role may call: those that policies ask, and those by which its part of the system writes."""
    return [each for each in walls.functions() if not each.writes or each.program == (part is not Part.WEB)]


def grant(connection: BaseDatabaseWrapper, role: str, part: Part) -> list[str]:
    """Give *role* what its part of the system needs, and take from it everything else. Answers the statements.

    Run by the tables' owner after each ``migrate``. Raises ValueError for a role that could walk past the walls.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole, "
            "EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND pg_has_role(r.oid, c.relowner, 'MEMBER')), "
            "current_schema() FROM pg_roles r WHERE rolname = %s",
            [role],
        )
        found = cursor.fetchone()
        if found is None:
            raise ValueError(f"there is no role {role!r}: CREATE ROLE {quote(role)} LOGIN NOSUPERUSER NOBYPASSRLS")
        if found[0] or found[1]:
            raise ValueError(f"{role!r} is a superuser, bypasses row-level security, makes roles or owns tables")
        schema = quote(found[2])
        present = set(connection.introspection.table_names(cursor))
        statements = [
            f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {quote(role)}",
            f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM {quote(role)}",
            f"GRANT USAGE ON SCHEMA {schema} TO {quote(role)}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {quote(role)}",
        ]
        for table, may in sorted(privileges(part).items()):
            if table in present and may:
                statements.append(f"GRANT {may} ON {quote(table)} TO {quote(role)}")
        if "django_migrations" in present:
            statements.append(f"GRANT SELECT ON django_migrations TO {quote(role)}")
        statements += [f"GRANT EXECUTE ON FUNCTION {made.signature} TO {quote(role)}" for made in functions(part)]
        for statement in statements:
            cursor.execute(statement)
    return statements


# What there is


def roles(connection: BaseDatabaseWrapper) -> dict[str, Part]:
    """The roles that may read the log and don't own it, each with its part: who may take from the queue is a worker."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT r.rolname, has_table_privilege(r.oid, 'audit_unsealed', 'DELETE') FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a "
            "JOIN pg_roles r ON r.oid = a.grantee WHERE n.nspname = current_schema() "
            "AND c.relname = 'audit_event' AND a.grantee <> c.relowner "
            "AND a.privilege_type = 'INSERT'"
        )
        return {role: Part.WORKER if takes else Part.WEB for role, takes in cursor.fetchall()}


def differences(connection: BaseDatabaseWrapper, role: str, part: Part) -> list[str]:
    """What *role* may do and shouldn't, and what it should and can't, a line each; empty when all is well."""
    wanted = {
        (table, *one)
        for table, may in (privileges(part) | {"django_migrations": "SELECT"}).items()
        for one in _each(may)
    }
    with connection.cursor() as cursor:
        # Whole tables, single columns; what everybody may (grantee 0) counts as theirs.
        cursor.execute(
            "SELECT c.relname, a.privilege_type, '' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, "
            "aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE n.nspname = current_schema() "
            "AND c.relkind IN ('r', 'p', 'v', 'm') AND (r.rolname = %s OR a.grantee = 0) "
            "UNION SELECT c.relname, a.privilege_type, t.attname FROM pg_attribute t JOIN pg_class c "
            "ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) a "
            "LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE n.nspname = current_schema() "
            "AND (r.rolname = %s OR a.grantee = 0)",
            [role, role],
        )
        there = set(cursor.fetchall())
        signatures = [each.signature for each in functions(part)]
        cursor.execute(
            "SELECT s FROM unnest(%s::text[]) s WHERE NOT coalesce(has_function_privilege(%s, to_regprocedure(s), "
            "'EXECUTE'), false)",
            [signatures, role],
        )
        closed = [row[0] for row in cursor.fetchall()]
    lines = [f"it may {_said(one)}" for one in sorted(there - wanted)]
    lines += [f"it may not {_said(one)}" for one in sorted(wanted - there)]
    return lines + [f"it may not call {signature}" for signature in sorted(closed)]


def _each(may: str) -> list[tuple[str, str]]:
    """``SELECT, UPDATE (state, closed_at)`` as pairs of a privilege and a column; no column for the whole table."""
    found = []
    for word, columns in re.findall(r"([A-Z]+)(?: \(([^)]*)\))?", may):
        found += [(word, column.strip()) for column in columns.split(",")]
    return found


def _said(one: tuple[str, str, str]) -> str:
    table, word, column = one
    return f"{word} {table}.{column}" if column else f"{word} {table}"
