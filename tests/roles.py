"""The site's and the worker's role as a deployment has them: neither owns anything, and no wall is transparent."""

from contextlib import contextmanager

from django.db import connection

from zotim.core.access import privileges
from zotim.core.access.privileges import Part


def made(part: Part) -> str:
    """The name of a role that was made and prepared for *part*; whoever tests owns the tables and may become it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
        role = f"{owner}_{part}"
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if not cursor.fetchone():
            cursor.execute(f'CREATE ROLE "{role}" NOLOGIN NOSUPERUSER NOBYPASSRLS')
        cursor.execute(f'GRANT "{role}" TO "{owner}"')
    privileges.grant(connection, role, part)
    return role


@contextmanager
def becoming(role: str):
    """What runs inside runs as this role; on SQLite, where there are none, as always."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{role}"')
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("RESET ROLE")
