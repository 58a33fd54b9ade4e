"""Why this installation doesn't start: where the database wouldn't keep what the pages promise.

Asked by the web server, the worker and ``zotim check --deploy``. Row-level security says nothing to a superuser, to a
role with BYPASSRLS, and little to the tables' owner, who can take the walls down. The site's role must not be able to
take events out of the queue, the worker's role must.
"""

import gc
import sys
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import get_resolver

from zotim.core.access.privileges import Part
from zotim.core.clocks import own

NEEDS_POSTGRESQL = ("reintegration",)
"""Rooms whose records must stand behind row-level security."""
ENOUGH = 10_000
"""New objects after which garbage is looked for: some more than a page holds at once."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason, and what to do about it."""

    code: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"{self.what} {self.todo}"


def refusals(connection: BaseDatabaseWrapper | None = None, part: Part | None = None) -> list[Refusal]:
    """Every reason not to start as *part*; empty when all is well. Reads the database, changes nothing."""
    if unknown := own.unknown():
        return [
            Refusal(
                "start.lengths",
                f"ZOTIM_LENGTHS holds {', '.join(unknown)}, which is no clock or retention rule of this installation.",
                "Correct the code, as docs/reference/lengths.md prints it, or leave out what is of a desk that "
                "isn't here.",
            )
        ]
    connection = connection or connections["default"]
    trial = settings.ZOTIM_INSECURE or _is_demo(connection)
    if connection.vendor == "postgresql":
        return _of_the_role(connection, trial) or _of_the_part(connection, trial, part)
    rooms = [room for room in NEEDS_POSTGRESQL if room in settings.ZOTIM_DESKS]
    if rooms and not trial:
        return [
            Refusal(
                "start.sqlite",
                f"ZOTIM_DESKS holds {', '.join(rooms)}, whose records stand behind row-level security; "
                "SQLite has none.",
                "Let ZOTIM_DATABASE name a PostgreSQL database, or leave the desk out.",
            )
        ]
    return []


def _is_demo(connection: BaseDatabaseWrapper) -> bool:
    from zotim.core.people.models import Installation

    try:
        return Installation.objects.using(connection.alias).filter(demo=True).exists()
    except DatabaseError:  # not migrated yet: then it isn't known to be a demonstration
        return False


def _of_the_role(connection: BaseDatabaseWrapper, trial: bool) -> list[Refusal]:
    with connection.cursor() as cursor:
        # Both who signed in and who one became: a SET ROLE can be taken back.
        cursor.execute(
            "SELECT session_user, coalesce(bool_or(rolsuper), false), coalesce(bool_or(rolbypassrls), false) "
            "FROM pg_roles WHERE rolname IN (session_user, current_user)"
        )
        name, superuser, bypasses = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') "
            "AND pg_has_role(session_user, c.relowner, 'MEMBER')"
        )
        (owned,) = cursor.fetchone()
    found = []
    if superuser:
        found.append(
            Refusal(
                "start.superuser", f"The database role {name} is a superuser: no wall holds it.",
                "Sign in with a role of its own (NOSUPERUSER NOBYPASSRLS) that zotim database grant-web has prepared.",
            )
        )  # fmt: skip
    elif bypasses:
        found.append(
            Refusal(
                "start.bypass", f"The database role {name} may bypass row-level security.",
                f'ALTER ROLE "{name}" NOBYPASSRLS',
            )
        )  # fmt: skip
    elif owned and not trial:
        found.append(
            Refusal(
                "start.owner", f"The database role {name} owns {owned} tables, so it can take their walls down.",
                "Migrate with the owner, then let ZOTIM_DATABASE name another role that zotim database grant-web "
                "has prepared.",
            )
        )  # fmt: skip
    return found


def _of_the_part(connection: BaseDatabaseWrapper, trial: bool, part: Part | None) -> list[Refusal]:
    """Whether the role is the one that was prepared for what is about to start. In a trial the owner is both."""
    if part is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, has_table_privilege('audit_unsealed', 'DELETE')")
        name, takes = cursor.fetchone()
    if part is Part.WEB and takes and not trial:
        return [
            Refusal(
                "start.web", f"The database role {name} is the worker's: the site could remove events from the log.",
                "Let ZOTIM_DATABASE of the site name the role that zotim database grant-web has prepared.",
            )
        ]  # fmt: skip
    if part is Part.WORKER and not takes:
        return [
            Refusal(
                "start.worker", f"The database role {name} can't seal: it isn't the worker's.",
                "Let ZOTIM_DATABASE of the worker name the role that zotim database grant-worker has prepared.",
            )
        ]  # fmt: skip
    return []


def refuse(part: Part) -> None:
    """Say why, and stop, when the installation mustn't start as *part*."""
    found = refusals(part=part)
    for reason in found:
        print(f"zotim doesn't start: {reason}", file=sys.stderr)
    if found:
        raise SystemExit(1)


def settle() -> None:
    """Load every page, and leave what is loaded by now out of the search for garbage: it stays until the process ends.

    Otherwise some page in thirty waits a tenth of a second while all of it is looked through for nothing. What a page
    makes goes away by itself when it is done; so the search begins after :data:`ENOUGH` new objects, not in the middle
    of a page again and again.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(ENOUGH)
